import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("an owner reads what is lacking, answers one question at a time, and casts with no network", async ({
  linli,
  person,
}) => {
  const { resident } = linli.sheet();
  const one = await person("owner");
  const { page } = one;
  const phone = new Phone(page);
  const title = "临江里小区改造二期方案";
  const question = (name: string) => page.locator("details.question").filter({ hasText: name });

  await test.step("what is lacking is told for households and area", async () => {
    await joinAs(page, linli, resident);
    await phone.open("/councils");
    const row = page.getByRole("link", { name: title });
    await expect(row).toBeVisible({ timeout: 60_000 });
    await row.click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByRole("heading", { name: /再来\s*12 户.[\d.]+% 面积，投票才有效/ })).toBeVisible();
    const households = page.getByRole("meter", { name: "户数" });
    await expect(households).toHaveAttribute("aria-valuetext", /已有 322 户，一共 500 户，法定线 334 户，还差 12 户/);
    await one.look("owners-vote");
  });

  await test.step("one question at a time, without a network", async () => {
    await page.context().setOffline(true);
    await expect(question("改不改")).toHaveAttribute("open", "");
    await question("改不改").getByRole("radio", { name: "同意" }).check({ force: true });
    await page.getByRole("button", { name: "接着答，还有 2 题" }).click();
    // 420,000 yuan by 72.45 of 39,739.21 m².
    const cost = question("钱怎么出").getByText("从你家的维修资金里大约出 765.72 元", { exact: false });
    await expect(cost).toBeVisible();
    await question("钱怎么出").getByText("怎么算的").click();
    await one.look("owners-vote-cost");
    await question("钱怎么出").getByRole("radio", { name: "反对" }).check({ force: true });
    await expect(page.getByText("你选了：反对")).toBeVisible();
    await page.getByRole("button", { name: "接着答，还有 1 题" }).click();
    await question("如何管").getByRole("radio", { name: "弃权" }).check({ force: true });
    await one.look("owners-vote-answered");
    await page.getByRole("button", { name: "投出这张票" }).click();
    await expect(page.getByText(/已存在这部手机里/).first()).toBeVisible();
    // Saved is not counted.
    await expect(page.getByRole("heading", { name: /再来\s*12 户/ })).toBeVisible();
    await one.look("owners-vote-saved");
  });

  await test.step("with a network it is counted, and says nothing any more", async () => {
    await page.context().setOffline(false);
    await expect(page.getByText(/已投出/)).toBeVisible({ timeout: 60_000 });
    await phone.open("/councils");
    await page.getByRole("link", { name: title }).click();
    await expect(page.getByText(/已投出/)).toBeVisible();
    await expect(page.getByText("你选了：反对")).toBeHidden();
    await expect(page.getByRole("heading", { name: /再来\s*11 户/ })).toBeVisible();
  });

  await test.step("an asking for opinions looks otherwise and has no line", async () => {
    await phone.open("/councils");
    await page.getByRole("link", { name: "快递柜放在哪里好" }).click();
    await expect(page.getByText("只是征求意见")).toBeVisible();
    await expect(page.getByRole("heading", { name: /投票才有效/ })).toHaveCount(0);
    await expect(page.getByRole("meter")).toHaveCount(0);
    await one.look("owners-opinions");
  });

  await test.step("what was counted tells its numbers beside the lines", async () => {
    await phone.open("/councils");
    await page.getByRole("link", { name: "7号楼2单元加装电梯" }).click();
    await expect(page.getByRole("heading", { name: "表决结果" })).toBeVisible();
    await expect(page.getByRole("heading", { name: /装不装 通过/ })).toBeVisible();
    await one.look("owners-result");
  });

  await test.step("those it touches most stand beside all, and one reads the proposal it came from", async () => {
    await phone.open("/councils");
    await page.getByRole("link", { name: "3 号楼、5 号楼屋面维修" }).click();
    await expect(page.getByRole("heading", { name: "其中3号楼的业主" })).toBeVisible();
    await expect(page.getByText("不改变表决结果", { exact: false })).toBeVisible();
    await one.look("owners-result-affected");
    await page.getByRole("link", { name: "3 号楼、5 号楼屋面重做防水" }).click();
    await expect(page.getByText(/^用不用维修资金：通过。同意 \d+ 户/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole("link", { name: "看结果" }).click();
  });

  await test.step("and is counted again on this phone", async () => {
    await page.getByText("自己再算一遍").click();
    await expect(page.getByText("按法定线算出来的结论，和公布的一样")).toBeVisible();
    await expect(page.getByText("有对不上的地方")).toHaveCount(0);
  });
});

test("a neighbour votes for an owner who let them, and the owner sees it and has the last word", async ({
  linli,
  person,
}) => {
  const { resident, neighbour } = linli.sheet();
  const title = "临江里小区改造二期方案";
  const owner = await person("owner");
  const agent = await person("agent");
  const masked = (name: string) => name[0] + "*".repeat(name.length - 1);
  const fill = async (page: typeof owner.page, choice: string, section: string) => {
    const ballot = page.locator("section.section").filter({ hasText: section });
    for (const matter of ["改不改", "钱怎么出", "如何管"]) {
      const question = ballot.locator("details.question").filter({ hasText: matter });
      if ((await question.getAttribute("open")) === null) await question.locator("summary.question__head").click();
      await expect(question).toHaveAttribute("open", "");
      await question.locator(".ballot__choice").filter({ hasText: choice }).click();
    }
  };

  await test.step("the owner lets a neighbour act, for votes and thirty days", async () => {
    const { page } = owner;
    await joinAs(page, linli, resident);
    await new Phone(page).open("/me");
    await page.getByRole("link", { name: "家人代办" }).click();
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await expect(page.getByText("还没有选请谁")).toBeVisible();
    const beside = `7号楼 ${masked(neighbour.name)}`;
    await page.getByRole("searchbox", { name: "请谁" }).fill(beside);
    await page.getByRole("button", { name: beside }).first().click();
    await page.getByRole("checkbox", { name: "投业主共同决定的票" }).check();
    await page.getByRole("checkbox", { name: /我同意请他代办/ }).check();
    await owner.look("help");
    await page.getByRole("button", { name: "授权", exact: true }).click();
    await expect(page.getByText("有效", { exact: true })).toBeVisible();
  });

  await test.step("the neighbour is told for whom they vote", async () => {
    const { page } = agent;
    await joinAs(page, linli, neighbour);
    await new Phone(page).open("/councils");
    await page.getByRole("link", { name: title }).click({ timeout: 60_000 });
    const heading = page.getByRole("heading", { name: `替 ${masked(resident.name)} 投的票` });
    await expect(heading).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(`你在替 ${masked(resident.name)} 投`)).toBeVisible();
    await fill(page, "反对", `替 ${masked(resident.name)} 投的票`);
    await agent.look("owners-agent");
    await page.getByRole("button", { name: `替 ${masked(resident.name)} 投出这张票` }).click();
    await expect(page.getByText(/已投出/).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the owner sees that it was done, and casts their own instead", async () => {
    const { page } = owner;
    await new Phone(page).open("/me/help");
    await expect(page.getByRole("link", { name: `代投：${title}` })).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: `代投：${title}` }).click();
    await expect(page.getByText("这是代办人替你投的")).toBeVisible();
    await expect(page.getByRole("heading", { name: /再来\s*11 户/ })).toBeVisible();
    await fill(page, "同意", "你的这张票");
    await page.getByRole("button", { name: "改成这样投" }).click();
    await expect(page.getByText(/已投出/).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: /再来\s*11 户/ })).toBeVisible();
  });

  await test.step("after that nobody casts for them, and the mandate is taken back", async () => {
    await expect(agent.page.getByText("本人已经投过了，不用你代投。")).toBeVisible({ timeout: 60_000 });
    await new Phone(owner.page).open("/me/help");
    await owner.page.getByRole("button", { name: "撤回授权" }).click();
    await expect(owner.page.getByText("已撤回", { exact: true })).toBeVisible();
    await expect(agent.page.getByText(`你在替 ${masked(resident.name)} 投`)).toBeHidden({ timeout: 60_000 });
  });
});

test("who sits for the owners' committee calls a meeting on the phone, with no network; the office posts it", async ({
  linli,
  person,
  worker,
}) => {
  const CALL = "选聘新的物业公司";
  const desk = await worker("worker");
  const office = new Office(desk.page, linli);
  await office.signIn();
  const seats = await office.records("seat");
  const members = await office.records("member");
  const kept = seats.filter((it) => it.category === "owners_committee").map((it) => it.person);
  const names = members.filter((it) => kept.includes(it.id)).map((it) => it.name);
  const account = linli.sheet().seats.find((it) => names.includes(it.name))!;
  const one = await person("committee");
  const { page } = one;
  await joinAs(page, linli, account);
  await new Phone(page).open("/councils");
  await expect(page.getByRole("button", { name: "召集业主大会" })).toBeVisible({ timeout: 60_000 });
  await one.goOffline();
  await page.getByRole("button", { name: "召集业主大会" }).click();
  const sheet = page.getByRole("dialog", { name: "召集业主大会" });
  await sheet.getByRole("button", { name: "送到社区" }).click();
  await expect(sheet.getByText("还有没填的，写好的都在。")).toBeVisible();
  await sheet.getByLabel("这次表决什么").fill(CALL);
  await sheet.getByLabel("依法属于哪一项").selectOption({ index: 3 });
  await sheet.getByLabel("要业主定的事，写完整").fill("合同明年三月到期，公开选聘新的物业公司，任期三年。");
  await sheet.getByLabel("受影响最大的").selectOption({ label: "7号楼" });
  await sheet.getByLabel("要花的钱（元）").fill("一万二");
  await sheet.getByRole("button", { name: "送到社区" }).click();
  await expect(sheet.getByText("金额写数字就行，比如 12000；写好的都在。")).toBeVisible();
  await sheet.getByLabel("要花的钱（元）").fill("12000");
  await one.look("owners-call");
  await sheet.getByRole("button", { name: "送到社区" }).click();
  await expect(sheet).toBeHidden();
  await one.goOnline();
  await office.open("owners");
  const row = desk.page.getByRole("row").filter({ hasText: CALL });
  await expect(row).toBeVisible({ timeout: 60_000 });
  await desk.look("office-owners-called");
  const link = row.getByRole("link", { name: CALL });
  await desk.page.goto((await link.getAttribute("href")) ?? "");
  await expect(desk.page.getByText(/要花的钱：12,000/)).toBeVisible({ timeout: 60_000 });
  await expect(desk.page.getByText(/受影响最大的：7\s*号楼/)).toBeVisible();
  // Whoever sits there for somebody else does not.
  const other = linli.sheet().seats.find((it) => !names.includes(it.name) && it.tail)!;
  const two = await person("resident");
  await joinAs(two.page, linli, other);
  await new Phone(two.page).open("/councils");
  await expect(two.page.getByRole("link", { name: "临江里小区改造二期方案" })).toBeVisible({ timeout: 60_000 });
  await expect(two.page.getByRole("button", { name: "召集业主大会" })).toHaveCount(0);
});
