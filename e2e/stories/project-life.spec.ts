import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { ProjectDesk, ProjectPage } from "../pages/project.ts";
import { expect, test } from "../support/story.ts";

/** The council of the demo has approved it. */
const title = "给东门装感应灯";
/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];

test.setTimeout(600_000);

test("from the council's yes to the archive, network or not", async ({ linli, person, worker }) => {
  const sheet = linli.sheet();
  const staff = await worker("staff");
  const desk = new ProjectDesk(staff.page);
  const [resident, neighbour, supervisor, contact] = await Promise.all(
    ["resident", "neighbour", "supervisor", "contact"].map((name) => person(name)),
  );
  const everyone = [resident, neighbour, supervisor, contact];
  const accounts = [sheet.resident, sheet.neighbour, sheet.supervisor, sheet.contact];
  for (const [index, one] of everyone.entries()) {
    await joinAs(one.page, linli, accounts[index]);
    await new Phone(one.page).openProposal(title);
  }
  const [home, next, watch, build] = everyone.map(({ page }) => new ProjectPage(page));
  await new Office(staff.page, linli).signIn();

  /** The days pass; the phones hear of it when they come back. */
  const pass = async (days: number) => {
    await linli.stop();
    await linli.startAgain(later(days));
    for (const { page } of [...everyone, staff]) await page.reload();
    for (const { page } of everyone) await new Phone(page).ready();
  };

  await test.step("the committee posts it, and photographs the board", async () => {
    await desk.open(title);
    await desk.act("公示", async (form) => {
      await expect(form.getByLabel("公示内容")).not.toHaveValue("");
      await desk.picture(form, "board");
    });
    await expect(desk.badge("公示中")).toBeVisible();
    await staff.look("project-office-posted");
    await staff.page.getByRole("link", { name: "公示书" }).click();
    await expect(staff.page.getByRole("heading", { name: `关于「${title}」的公示` })).toBeVisible();
    await staff.look("project-office-notice");
    await desk.open(title);
  });

  await test.step("a neighbour objects, and the supervision committee answers in writing", async () => {
    await expect(next.leg("公示中")).toBeVisible({ timeout: 30_000 });
    await neighbour.look("project-posted");
    await next.act("提出异议", async (form) => {
      await form.getByLabel("想说什么").fill("灯太亮会照进一楼的窗户。");
      await neighbour.look("project-object-sheet");
    }, "发出去");
    await expect(next.section("异议").getByText("灯太亮会照进一楼的窗户。")).toBeVisible();
    await expect(desk.badge("异议复核")).toBeVisible({ timeout: 30_000 });
    await new Phone(watch.page).open("/");
    const todo = watch.page.getByRole("region", { name: "等你办" });
    await todo.getByRole("link", { name: title }).click({ timeout: 30_000 });
    await watch.page.getByRole("button", { name: "书面答复" }).click();
    const form = watch.page.getByRole("dialog", { name: "书面答复" });
    await form.getByRole("textbox", { name: "答复" }).fill("灯带罩子，朝下照，晚上十一点后减半。");
    await supervisor.look("project-answer-sheet");
    await form.getByRole("button", { name: "书面答复" }).click();
    await expect(form).toBeHidden();
    await expect(next.section("异议").getByText("灯带罩子，朝下照，晚上十一点后减半。")).toBeVisible({ timeout: 30_000 });
    await neighbour.look("project-answered");
  });

  await test.step("the money is there to the fen, and nothing less will do", async () => {
    await pass(10);
    await desk.open(title);
    await staff.page.getByRole("button", { name: "落实资金", exact: true }).click();
    const form = staff.page.getByRole("dialog", { name: "落实资金" });
    await form.getByLabel("来源").selectOption({ label: "企业扶持" });
    await form.getByLabel("出资方").fill("江城电器");
    await form.getByLabel("金额").fill("1499.99");
    await new Office(staff.page, linli).pick(form, "承办联系人", sheet.contact.name);
    await form.getByRole("button", { name: "落实资金", exact: true }).click();
    await expect(form.getByText(/要一分不差/)).toBeVisible();
    await staff.look("project-office-fund");
    await form.getByLabel("金额").fill("1500");
    await form.getByRole("button", { name: "落实资金", exact: true }).click();
    await expect(form).toBeHidden();
    await expect(desk.badge("资金落实")).toBeVisible();
  });

  await test.step("the contact starts it, and reports the first milestone", async () => {
    await expect(build.leg("资金落实")).toBeVisible({ timeout: 30_000 });
    await build.act("登记开工", async (form) => {
      await form.getByLabel("合同").fill("与江城电器签订，2026-12 号");
      await form.getByLabel("安全方案").fill("断电作业，梯子有人扶。");
      await form.getByLabel("第 1 个节点").fill("拉线");
      await form.getByLabel("占多少").fill("60");
      await form.getByRole("button", { name: "再加一个节点" }).click();
      await form.getByLabel("第 2 个节点").fill("装灯");
      await form.getByLabel("占多少").last().fill("40");
      await contact.look("project-start-sheet");
    });
    await expect(build.leg("实施中")).toBeVisible();
    await build.act("报完成", async (form) => build.picture(form, "door"));
    await expect(build.section("实施").getByText("60%", { exact: true })).toBeVisible();
    await contact.look("project-works");
  });

  await test.step("a resident reports with no network, and is answered", async () => {
    await expect(home.leg("实施中")).toBeVisible({ timeout: 30_000 });
    await resident.goOffline();
    await home.act("说说现场看到的", async (form) => {
      await form.getByRole("radio", { name: "有点担心" }).check();
      await form.getByLabel("想说什么").fill("梯子靠在车棚边上，小孩会爬。");
      await home.picture(form, "stalls");
      await resident.look("project-report-sheet");
    }, "发出去");
    await expect(home.section("居民监督").getByText("梯子靠在车棚边上，小孩会爬。")).toBeVisible();
    await resident.look("project-report-offline");
    await expect(build.page.getByText("梯子靠在车棚边上，小孩会爬。")).toBeHidden();
    await resident.goOnline();
    await expect(build.page.getByText("梯子靠在车棚边上，小孩会爬。")).toBeVisible({ timeout: 60_000 });
    await build.act("回复", async (form) => form.getByRole("textbox", { name: "答复" }).fill("梯子收进库房了。"));
    await expect(home.section("居民监督").getByText("梯子收进库房了。")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("it is handed over with its accounts", async () => {
    await build.act("报完成", async (form) => build.picture(form, "door"));
    await build.act("报请验收", async (form) => {
      await build.picture(form, "door");
      await form.getByLabel(/^第 1 笔/).fill("感应灯和线");
      await form.getByLabel(/^付给谁/).fill("江城电器");
      await form.getByLabel("金额").fill("1480.5");
      await contact.look("project-finish-sheet");
    });
    await expect(build.leg("验收中")).toBeVisible();
    await expect(build.section("账目").getByText("19.50 元")).toBeVisible();
  });

  const accept = async (page: ProjectPage, passed: boolean) => {
    await page.act("填写验收单", async (form) => {
      if (!passed) await form.getByRole("checkbox").first().uncheck();
    });
  };
  await test.step("two accept it: what one of them fails is mended, and both look again", async () => {
    for (const it of [watch, next]) await expect(it.leg("验收中")).toBeVisible({ timeout: 30_000 });
    await accept(watch, true);
    await next.page.getByRole("button", { name: "填写验收单" }).click();
    await neighbour.look("project-inspect-sheet");
    const form = next.page.getByRole("dialog", { name: "填写验收单" });
    await form.getByRole("checkbox").first().uncheck();
    await expect(watch.section("验收").getByText(/居务监督委员会/)).toBeVisible();
    await form.getByRole("button", { name: "填写验收单" }).click();
    await expect(form).toBeHidden();
    await next.stillness();
    await expect(next.leg("整改中")).toBeVisible({ timeout: 30_000 });
    await neighbour.look("project-rectifying");
    await expect(build.leg("整改中")).toBeVisible({ timeout: 30_000 });
    await build.act("报整改完成", async (form) => {
      await form.getByLabel("怎么整改的").fill("线槽加了盖");
      await build.picture(form, "door");
    });
    for (const it of [watch, next]) {
      await expect(it.leg("验收中")).toBeVisible({ timeout: 30_000 });
      await accept(it, true);
    }
    await expect(next.leg("评价中")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("a resident gives stars with no network", async () => {
    await expect(home.leg("评价中")).toBeVisible({ timeout: 30_000 });
    await resident.goOffline();
    await home.act("评一评", async (form) => {
      await form.getByRole("radio", { name: /^5 星/ }).check();
      await form.getByLabel("给社区的一句话").fill("晚上亮堂多了");
      await resident.look("project-rate-sheet");
    });
    await expect(home.section("居民评价").getByText(/^你评了 5 星/)).toBeVisible();
    await resident.goOnline();
    await expect(next.section("居民评价").getByText(/^1 人评价/)).toBeVisible({ timeout: 60_000 });
    await neighbour.look("project-rated");
  });

  await test.step("the accounts are posted, the days pass, and it goes into the archive", async () => {
    await staff.page.reload();
    await desk.open(title);
    await expect(staff.page.getByText("晚上亮堂多了")).toBeVisible({ timeout: 30_000 });
    await desk.act("公布账目", async (form) => desk.picture(form, "board"));
    await staff.look("project-office-rated");
    await pass(30);
    await desk.open(title);
    await expect(staff.page.getByRole("button", { name: "归档", exact: true })).toHaveCount(0);
    await staff.page.getByRole("button", { name: "填写指标结果" }).click();
    const results = staff.page.getByRole("dialog", { name: "填写指标结果" });
    await results.getByLabel("结果", { exact: true }).fill("问了 24 户，21 户说亮堂了");
    await results.getByLabel("达到了吗").selectOption({ label: "部分达到" });
    await results.getByRole("button", { name: "填写指标结果" }).click();
    await expect(results.getByText(/还没写原因/)).toBeVisible();
    await staff.look("project-office-measure");
    await results.getByLabel("为什么没有完全达到").fill("三户嫌晚上十一点后太暗");
    await results.getByRole("button", { name: "填写指标结果" }).click();
    await expect(results).toBeHidden();
    await expect(staff.page.getByRole("row").filter({ hasText: "21 户说亮堂了" })).toContainText("部分达到");
    await staff.page.getByRole("button", { name: "归档", exact: true }).click();
    await staff.page.getByRole("dialog").getByRole("button", { name: "归档", exact: true }).click();
    await expect(desk.badge("已归档")).toBeVisible();
    await staff.look("project-office-archived");
    await expect(next.leg("已归档")).toBeVisible({ timeout: 30_000 });
    const promised = next.section("当初说好的，做到了吗");
    await expect(promised.getByText("问了 24 户，21 户说亮堂了")).toBeVisible();
    await expect(promised.getByText("部分达到，三户嫌晚上十一点后太暗")).toBeVisible();
    await neighbour.look("project-archived");
    await staff.page.goto("/console/projects");
    await staff.look("project-office-list");
  });
});
