import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造";

test.use({ words: ["--plan", "works"] });

test("a renovation is watched, accepted by residents, mended, and comes under warranty", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour, tenant, contact, convener } = linli.sheet();
  const home = await person("home");
  const other = await person("other");
  const site = await person("site");
  const staff = await worker("staff");
  const hers = new Renovation(home.page);
  const theirs = new Renovation(other.page);
  const office = new Office(staff.page, linli);
  const signers = [hers];

  await test.step("an outage is told where it is, and nowhere else", async () => {
    await joinAs(home.page, linli, resident);
    await hers.open(PLAN);
    await expect(home.page.getByText(/停水：/)).toBeVisible({ timeout: 30_000 });
    await expect(home.page.getByText(/换立管。请提前接好水/)).toBeVisible();
    await joinAs(other.page, linli, tenant, "租户");
    await theirs.open(PLAN);
    await expect(theirs.section("施工日志")).toBeVisible({ timeout: 30_000 });
    await expect(other.page.getByText(/停水：/)).toBeHidden();
  });

  await test.step("she reads the diary of her own building first, and the map says the same", async () => {
    const diary = hers.section("施工日志");
    await expect(diary.getByRole("button", { name: "7号楼" })).toHaveAttribute("aria-pressed", "true");
    await expect(diary.getByText(/7号楼/).first()).toBeVisible();
    const map = hers.section("哪栋楼在动");
    await map.getByText("看表格").click();
    await expect(map.getByRole("row", { name: /7号楼/ })).toContainText("施工中");
    await home.look("works");
  });

  await test.step("without a network she says what worries her; the contractor answers", async () => {
    await home.goOffline();
    const reports = hers.section("大家看到的");
    await reports.getByRole("button", { name: "我看到的，说一声" }).click();
    const sheet = home.page.getByRole("dialog", { name: "我看到的，说一声" });
    await sheet.getByLabel("想说什么").fill("三楼楼道的窗没关，下雨会进水。");
    await home.look("works-report");
    await sheet.getByRole("button", { name: "我看到的，说一声" }).click();
    await expect(sheet).toBeHidden();
    const mine = reports.getByRole("article").filter({ hasText: "三楼楼道的窗没关" });
    await expect(mine.getByText(/前要答/)).toBeVisible();
    await home.goOnline();
    await joinAs(site.page, linli, contact);
    const his = new Renovation(site.page);
    await his.open(PLAN);
    const asked = his.section("大家看到的").getByRole("article").filter({ hasText: "三楼楼道的窗没关" });
    await expect(asked).toBeVisible({ timeout: 30_000 });
    await asked.getByRole("button", { name: "回复" }).click();
    const answer = site.page.getByRole("dialog", { name: "回复" });
    await answer.getByRole("textbox").fill("已经关好，今晚再查一遍。");
    await answer.getByRole("button", { name: "回复" }).click();
    await expect(answer).toBeHidden();
    await expect(mine.getByText("已经关好，今晚再查一遍。")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the office tells another building of an outage and takes it back", async () => {
    await office.signIn();
    await office.open("renovation");
    await expect(staff.page.getByRole("heading", { name: PLAN, level: 1 })).toBeVisible({ timeout: 30_000 });
    await staff.look("office-works");
    const outages = staff.page.getByRole("table", { name: "停水停电通知" });
    await expect(outages.getByRole("row")).toHaveCount(3);
    await outages.getByRole("button", { name: "撤回" }).click();
    const why = office.sheet("撤回");
    await why.getByRole("textbox").fill("管子明天到不了");
    await why.getByRole("button", { name: "撤回" }).click();
    await expect(why).toBeHidden();
    await expect(home.page.getByText("管子明天到不了")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the office notes a variation with its paper; she reads menu, contract and paid", async () => {
    const prices = hers.section("合同价");
    await expect(prices.getByText(/变更单 1 号/)).toBeVisible({ timeout: 30_000 });
    await staff.page.getByRole("button", { name: "记合同价" }).click();
    const form = office.sheet("记合同价");
    await form.getByLabel("合同或变更单").fill("变更单 2 号");
    const pipes = form.getByRole("group", { name: /给排水立管/ });
    await pipes.getByLabel("合同价（元）").fill("999999999");
    await form.locator("input[type=file]").first().setInputFiles("../testkit/samples/photos/roof.jpg");
    await expect(form.getByRole("img").first()).toBeVisible();
    await form.getByRole("button", { name: "记合同价" }).click();
    await expect(form.getByText(/再改就是变更/)).toBeVisible();
    await form.getByLabel(/^变更原因/).fill("多换一段立管");
    await form.getByRole("button", { name: "记合同价" }).click();
    await expect(form.getByText(/比业主通过的多/).last()).toBeVisible();
    await staff.look("office-contract");
    const cost = /([\d,.]+) 元$/.exec((await pipes.getByText(/元$/).first().innerText()).trim())![1];
    await pipes.getByLabel("合同价（元）").fill(String(Number(cost.replaceAll(",", "")) + 1));
    await form.getByRole("button", { name: "记合同价" }).click();
    await expect(form).toBeHidden();
    await expect(prices.getByText(/多换一段立管/)).toBeVisible({ timeout: 30_000 });
    await home.look("works-contract");
  });

  await test.step("the plan prints with its money, its votes and its days", async () => {
    await staff.page.getByRole("link", { name: "打印方案" }).click();
    const paper = staff.page.getByRole("article").filter({ hasText: PLAN });
    await expect(paper.getByRole("table", { name: "每一项谁出多少" })).toContainText("屋面防水翻修");
    await expect(paper.getByRole("table", { name: "业主共同决定" })).toContainText("临江里小区改造方案（定稿）");
    await expect(paper.getByRole("table", { name: "计划与实际" })).toContainText("施工");
    await staff.look("office-plan-print");
    await office.open("renovation");
  });

  await test.step("the office posts the checklist and who signs", async () => {
    await staff.page.getByRole("button", { name: "公布验收单" }).click();
    const list = office.sheet("公布验收单");
    await list.getByLabel("验收项 1").fill("屋面不漏水");
    for (const [index, who] of [resident, neighbour, convener].entries()) {
      const pick = list.getByRole("group", { name: `居民代表 ${index + 1}` });
      await pick.getByRole("searchbox").fill(who.name);
      await pick.getByText(who.name, { exact: true }).first().click();
    }
    await staff.look("office-checklist");
    await list.getByRole("button", { name: "公布验收单" }).click();
    await expect(list).toBeHidden();
    await to("竣工验收");
  });

  await test.step("three residents sign, one finds a fault, and it is mended with a photo", async () => {
    const todo = new Phone(home.page);
    await todo.open("/");
    await expect(home.page.getByText("竣工验收，等你签字")).toBeVisible({ timeout: 30_000 });
    await hers.open(PLAN);
    await hers.sign("屋面不漏水", "檐口滴水");
    await home.look("works-signed");
    for (const [index, who] of [neighbour, convener].entries()) {
      const signer = await person(`signer-${index}`);
      await joinAs(signer.page, linli, who);
      const plan = new Renovation(signer.page);
      await plan.open(PLAN);
      await plan.sign();
      signers.push(plan);
    }
    await to("整改");
    const his = new Renovation(site.page);
    await his.section("整改清单").getByRole("button", { name: "整改好了" }).click();
    const mend = site.page.getByRole("dialog", { name: "整改好了" });
    await mend.getByLabel("怎么改的").fill("加了压条");
    const photo = "../testkit/samples/photos/roof.jpg";
    await mend.locator("input[type=file]").setInputFiles(photo);
    await expect(mend.getByRole("img")).toBeVisible();
    await mend.getByRole("button", { name: "整改好了" }).click();
    await expect(mend).toBeHidden();
    await to("竣工验收");
    for (const signer of signers) await signer.sign();
    await to("长效管理");
  });

  await test.step("the warranties are posted, and she reads until when", async () => {
    await staff.page.getByRole("button", { name: "公布保修期" }).click();
    const form = office.sheet("公布保修期");
    const first = form.getByRole("group").first();
    await first.getByLabel("保到").fill("2040-12-31");
    await first.getByLabel("有事找谁").fill("吴工 8555 0199");
    await form.getByRole("button", { name: "公布保修期" }).click();
    await expect(form).toBeHidden();
    await expect(hers.section("保修").getByText("保修中")).toBeVisible({ timeout: 30_000 });
    await home.look("works-warranty");
  });

  async function to(stage: string) {
    await staff.page.getByRole("button", { name: "进到下一步" }).click();
    const sheet = office.sheet("进到下一步");
    await sheet.getByText(stage, { exact: true }).click();
    await sheet.getByLabel("说明").fill("物业管理委员会和居民代表");
    await sheet.getByRole("button", { name: "进到下一步" }).click();
    await expect(sheet).toBeHidden({ timeout: 30_000 });
  }
});
