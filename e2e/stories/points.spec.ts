import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Points } from "../pages/points.ts";
import { ProjectPage } from "../pages/project.ts";
import { expect, test } from "../support/story.ts";

test("points arrive with their reason, are spent at a shop, and a mistake is put right", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, shop, supervisor } = linli.sheet();
  const home = await person("home");
  const counter = await person("counter");
  const staff = await worker("staff");
  const hers = new Points(home.page);
  const keeper = new Points(counter.page);
  const office = new Office(staff.page, linli);
  let code = "";

  await test.step("she reads what she has, and why", async () => {
    await joinAs(home.page, linli, resident);
    await hers.mine();
    await expect(hers.figure("能用的")).toHaveText("95");
    await expect(hers.figure("一共挣过")).toHaveText("95");
    await expect(hers.line(/\d监督记录被采纳：6号楼安装晾晒架/).first()).toContainText("+10");
    await expect(home.page.getByText("投票不给分，投什么都一样。")).toBeVisible();
    await expect(home.page.getByText("每 30 分钟 5 分")).toBeVisible();
    await home.look("points");
  });

  await test.step("what she saw on the site is accepted, and the points arrive by themselves", async () => {
    await hers.openProposal("6号楼安装晾晒架", { nth: 0 });
    const project = new ProjectPage(home.page);
    await project.act("说说现场看到的", async (form) => {
      await form.getByRole("radio", { name: "有点担心" }).check();
      await form.getByLabel("想说什么").fill("收工以后灯都亮着，晚上走路看得清。");
    }, "发出去");
    await office.signIn();
    await office.open("projects");
    // Rows move while the office is still being told: the address is read, not the place.
    const project6 = staff.page.getByRole("link", { name: "6号楼安装晾晒架" }).first();
    await staff.page.goto((await project6.getAttribute("href")) ?? "");
    const report = staff.page.getByRole("article").filter({ hasText: "收工以后灯都亮着" });
    await report.getByRole("button", { name: "采纳，记积分" }).click({ timeout: 30_000 });
    await expect(report.getByText("已采纳")).toBeVisible();
    await hers.mine();
    await expect(hers.figure("能用的")).toHaveText("105", { timeout: 30_000 });
    await hers.line(/\d监督记录被采纳/).first().getByRole("link").click();
    await expect(home.page.getByText(/证实/)).toBeVisible();
    await expect(home.page.getByText("能用到")).toBeVisible();
    await home.look("points-entry");
  });

  await test.step("she books at a shop, and the points are taken at once", async () => {
    code = await hers.redeem("理发一次");
    await home.look("points-code");
    await hers.mine();
    await expect(hers.figure("能用的")).toHaveText("85");
    await expect(hers.figure("一共挣过")).toHaveText("105");
  });

  await test.step("the shop hands over without a network, once; she says that she has it", async () => {
    await joinAs(counter.page, linli, shop);
    await keeper.open("/points/counter");
    await expect(counter.page.getByText(/留到/)).toBeVisible({ timeout: 30_000 });
    await counter.goOffline();
    await keeper.handOver("2222 2222 2222");
    await expect(counter.page.getByText(/这部手机还没收到这张兑换单/)).toBeVisible();
    await keeper.handOver(code);
    await expect(counter.page.getByText(/已核销/).first()).toBeVisible();
    await counter.look("points-counter");
    await keeper.handOver(code);
    await expect(counter.page.getByText(/这个码已经用过了/)).toBeVisible();
    await counter.goOnline();
    await expect(home.page.getByText("商户已核销，收到了就点一下")).toBeVisible({ timeout: 30_000 });
    await home.page.getByRole("link", { name: "理发一次" }).first().click();
    await home.page.getByRole("button", { name: "我收到了" }).click();
    await expect(home.page.getByText("双方都确认了")).toBeVisible();
    await expect(counter.page.getByText(/已确认领取/)).toBeVisible({ timeout: 30_000 });
  });

  await test.step("she appeals a correction, without a network", async () => {
    await hers.mine();
    await home.goOffline();
    const decision = home.page.getByRole("article").filter({ hasText: "一笔积分被更正" });
    await expect(decision).toContainText("和前一天那条说的是同一件事");
    await decision.getByRole("button", { name: "不对，我要申诉" }).click();
    const sheet = home.page.getByRole("dialog", { name: "不对，我要申诉" });
    await sheet.getByLabel("哪里不对").fill("前一天说的是路口，这一天说的是中午停工，是两件事。");
    await home.look("points-appeal");
    await sheet.getByRole("button", { name: "送出申诉" }).click();
    await expect(sheet).toBeHidden();
    await expect(decision.getByText(/申诉处理中/)).toBeVisible();
    await home.goOnline();
  });

  await test.step("somebody new answers, and keeps the decision; the supervision committee lifts it", async () => {
    await office.open("points");
    const appeals = staff.page.getByRole("table", { name: "申诉" });
    const hersIs = appeals.getByRole("row").filter({ hasText: "是两件事" });
    await expect(hersIs).toBeVisible({ timeout: 30_000 });
    await staff.look("office-points");
    await hersIs.getByRole("button", { name: "答复申诉" }).click();
    const sheet = office.sheet("答复申诉");
    await sheet.getByRole("textbox").fill("两天的记录写得差不多，先维持。");
    await sheet.getByRole("button", { name: "维持原决定" }).click();
    await expect(sheet).toBeHidden();
    const again = home.page.getByRole("button", { name: "请监督委员会复议" });
    await again.click({ timeout: 30_000 });
    await expect(home.page.getByText(/监督委员会复议中/)).toBeVisible();
    const committee = await person("committee");
    await joinAs(committee.page, linli, supervisor);
    await new Points(committee.page).open("/points/committee");
    const asked = committee.page.getByRole("article").filter({ hasText: "是两件事" });
    await asked.getByRole("button", { name: "作出复议决定" }).click({ timeout: 30_000 });
    const ruling = committee.page.getByRole("dialog", { name: "作出复议决定" });
    await ruling.getByLabel(/理由/).fill("看了两天的照片，一天是路口，一天是停工，恢复。");
    await ruling.getByRole("button", { name: "申诉成立，撤销决定" }).click();
    await expect(ruling).toBeHidden();
    await committee.look("points-committee");
    await expect(home.page.getByText(/申诉成立/).first()).toBeVisible({ timeout: 30_000 });
    await expect(hers.figure("能用的")).toHaveText("95");
    await expect(hers.figure("一共挣过")).toHaveText("115");
  });

  await test.step("what she booked and no longer wants gives its points back", async () => {
    await hers.redeem("一斤小米");
    await home.page.getByRole("button", { name: "不要了，退回积分" }).click();
    await home.page.getByRole("dialog").getByRole("button", { name: "不要了，退回积分" }).click();
    await expect(home.page.getByText(/积分已恢复/)).toBeVisible();
    await hers.mine();
    await expect(hers.figure("能用的")).toHaveText("95");
  });

  await test.step("she stands on the wall under a name of her own, as long as she likes", async () => {
    await hers.open("/points/wall");
    await home.page.getByRole("button", { name: "我也上榜" }).click();
    const sheet = home.page.getByRole("dialog", { name: "我也上榜" });
    await sheet.getByLabel("榜上的名字").fill("东门早起的人");
    await sheet.getByRole("button", { name: "同意上榜" }).click();
    await expect(sheet).toBeHidden();
    await expect(home.page.getByRole("listitem").filter({ hasText: "东门早起的人" })).toContainText("115 分");
    await home.look("points-wall");
    await home.page.getByRole("button", { name: "退出荣誉榜" }).click();
    await home.page.getByRole("dialog").getByRole("button", { name: "退出荣誉榜" }).click();
    await expect(home.page.getByText("东门早起的人")).toHaveCount(0);
  });

  await test.step("what was found false is reversed, entry by entry, and she is told why", async () => {
    await office.open("points");
    const ledger = staff.page.getByRole("table", { name: "积分账" });
    const line = ledger.getByRole("row").filter({ hasText: resident.name });
    await line.getByRole("button", { name: "按负面清单处理" }).first().click({ timeout: 30_000 });
    const sheet = office.sheet("按负面清单处理");
    await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(1);
    await sheet.getByLabel("属于负面清单").selectOption({ label: "虚假照片" });
    await sheet.getByLabel("发生在哪天").fill(yesterday());
    await sheet.getByRole("button", { name: "作出处理决定" }).click();
    await expect(sheet.getByText("「理由」还没填")).toBeVisible();
    await sheet.getByRole("textbox", { name: /理由/ }).fill("照片是网上找的，本人承认。");
    await staff.look("office-penalty");
    await sheet.getByRole("button", { name: "作出处理决定" }).click();
    await expect(sheet).toBeHidden();
    await hers.mine();
    await expect(home.page.getByText("虚假照片：暂停积分 3 个月")).toBeVisible({ timeout: 30_000 });
    await expect(hers.figure("一共挣过")).toHaveText("105");
    await home.look("points-penalty");
  });
});

/** Yesterday, as a field for days wants it. */
function yesterday() {
  return new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
}
