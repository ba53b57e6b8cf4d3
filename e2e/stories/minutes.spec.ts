import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const council = "临江社区党群议事会";
const title = "北门换掉破损井盖";
/** Hours from now until the evening of the next sitting, which begins at seven, five days from now. */
const untilThen = () => {
  const day = new Date(Date.now() + 5 * 86_400_000);
  const date = day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return Math.ceil((Date.parse(`${date}T19:30:00+08:00`) - Date.now()) / 3_600_000);
};

test("a question before the meeting, asked offline, is answered by the office; what waits stands first", async ({
  linli,
  person,
  worker,
}) => {
  const [neighbour, staff] = [await person("neighbour"), await worker("staff")];
  const phone = new Phone(neighbour.page);
  const asked = neighbour.page.getByRole("region", { name: /^会前提问/ });
  await joinAs(neighbour.page, linli, linli.sheet().resident);
  await phone.open("/councils");
  await neighbour.page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();

  await test.step("a resident without a seat asks, without a network", async () => {
    await expect(asked.getByText("换成带胶圈的防响井盖，市政已经看过现场。")).toBeVisible();
    // What waits stands before what was answered.
    await expect(asked.getByRole("article").first()).toContainText("还没有答复");
    await neighbour.goOffline();
    await asked.getByRole("button", { name: "我想问一句" }).click();
    const sheet = neighbour.page.getByRole("dialog", { name: "我想问一句" });
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet.getByText("写一句再发")).toBeVisible();
    await sheet.getByLabel("想问什么").fill("换下来的旧井盖怎么处理？");
    await neighbour.look("question-sheet");
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(asked.getByText("换下来的旧井盖怎么处理？")).toBeVisible();
    await neighbour.goOnline();
  });

  await test.step("the office answers it, once", async () => {
    const office = new Office(staff.page, linli);
    await office.signIn();
    await office.openCouncil(council);
    await staff.page.getByRole("link", { name: "第 5 次会议" }).click();
    const waiting = staff.page.getByRole("article").filter({ hasText: "换下来的旧井盖怎么处理？" });
    await waiting.getByRole("button", { name: "答复" }).click({ timeout: 60_000 });
    const sheet = office.sheet("答复");
    await sheet.getByLabel("答复什么").fill("交回市政，登记在册。");
    await sheet.getByRole("button", { name: "答复" }).click();
    await expect(sheet).toBeHidden();
    await expect(waiting.getByText("交回市政，登记在册。")).toBeVisible();
    await expect(waiting.getByRole("button", { name: "答复" })).toHaveCount(0);
    await staff.look("office-questions");
  });

  await test.step("the neighbour reads the answer", async () => {
    await expect(asked.getByText("交回市政，登记在册。")).toBeVisible({ timeout: 60_000 });
    await neighbour.look("questions");
  });
});

test("a sitting is closed: its minutes are read, signed, corrected and signed again", async ({
  linli,
  person,
  worker,
}) => {
  const { convener, resident } = linli.sheet();
  await linli.stop();
  await linli.startAgain(["--clock-ahead-hours", String(untilThen())]);
  const staff = await worker("staff");
  const { page } = staff;
  const office = new Office(page, linli);
  await office.signIn();
  await office.openCouncil(council);
  await page.getByRole("link", { name: "第 5 次会议" }).click();
  const minutes = office.panel("会议记录");

  await test.step("who chairs does not write", async () => {
    await minutes.getByRole("button", { name: "定主持人和记录人" }).click();
    const sheet = office.sheet("定主持人和记录人");
    await sheet.getByLabel("主持人").selectOption({ label: convener.name });
    await office.pick(sheet, "记录人", "孙主任");
    await staff.picture("office-officers");
    await sheet.getByRole("button", { name: "就这样定" }).click();
    await expect(sheet).toBeHidden();
    await expect(minutes.getByText(`主持：${convener.name}。记录：孙主任。`)).toBeVisible();
  });

  await test.step("who sees to it is said before the close", async () => {
    await page.getByRole("button", { name: "安排落实" }).click();
    const sheet = office.sheet("安排落实");
    await sheet.getByLabel("谁来落实").fill("物业公司");
    await sheet.getByRole("button", { name: "就这样安排" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(/^落实：物业公司/)).toBeVisible();
  });

  await test.step("closing puts off what was not voted on", async () => {
    await minutes.getByRole("button", { name: "散会" }).click({ timeout: 70_000 });
    const sheet = office.sheet("散会");
    await expect(sheet.getByText(`这些还没有表决，会留待下次：${title}`)).toBeVisible();
    await sheet.getByLabel("列席人员").fill("市政公司 李工\n街道办 周工");
    await staff.picture("office-close-sitting");
    await sheet.getByRole("button", { name: "散会" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("留待下次", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("button", { name: "列入议程" })).toHaveCount(0);
    await staff.look("office-sitting-closed");
  });

  await test.step("the minutes print, and the recorder signs", async () => {
    await minutes.getByRole("link", { name: "看会议记录" }).click();
    await expect(page.getByText("市政公司 李工、街道办 周工")).toBeVisible();
    await page.getByRole("button", { name: "签字" }).click();
    await office.sheet("签字").getByRole("button", { name: "签字" }).click();
    await expect(page.getByRole("button", { name: "签字" })).toHaveCount(0);
    await staff.look("office-minutes");
    await page.emulateMedia({ media: "print" });
    await staff.picture("office-minutes-print");
    await page.emulateMedia({ media: null });
  });

  const chair = await person("chair");
  const phone = new Phone(chair.page);
  await test.step("the chair is asked to sign, and does so on the phone", async () => {
    await joinAs(chair.page, linli, convener);
    await phone.open("/");
    await chair.page.getByRole("link", { name: /第 5 次会议记录/ }).click({ timeout: 30_000 });
    await expect(chair.page.getByText("这次没有表决，留待下次。")).toBeVisible();
    await chair.look("minutes-to-sign");
    await chair.page.getByRole("button", { name: "签字" }).click();
    await chair.page.getByRole("dialog").getByRole("button", { name: "签字" }).click();
    await expect(chair.page.getByText(/^已签/)).toHaveCount(2, { timeout: 30_000 });
  });

  await test.step("a correction is a new entry: both are asked again, and it shows what each has signed", async () => {
    await page.getByRole("button", { name: "加一条更正" }).click();
    const sheet = office.sheet("加一条更正");
    await sheet.getByLabel("更正内容").fill("地点应为社区三楼会议室。");
    await sheet.getByLabel("理由").fill("临时换了房间");
    await sheet.getByRole("button", { name: "加一条更正" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("地点应为社区三楼会议室。")).toBeVisible();
    await expect(page.getByRole("button", { name: "签字" })).toBeVisible();
    await staff.look("office-minutes-corrected");
    await expect(chair.page.getByText(/^签的是更正前的版本/)).toHaveCount(2, { timeout: 60_000 });
    await chair.page.getByRole("button", { name: "签字" }).click();
    await chair.page.getByRole("dialog").getByRole("button", { name: "签字" }).click();
    await expect(chair.page.getByText(/^已签/)).toHaveCount(1, { timeout: 30_000 });
    await chair.look("minutes-signed-again");
  });

  await test.step("a resident reads them, without the names of who was there", async () => {
    const neighbour = await person("neighbour");
    await joinAs(neighbour.page, linli, resident);
    await new Phone(neighbour.page).open("/councils");
    await neighbour.page.locator('a[href$="/minutes"]').first().click();
    await expect(neighbour.page.getByText("地点应为社区三楼会议室。")).toBeVisible();
    await expect(neighbour.page.getByText("到会名单")).toBeHidden();
    await expect(neighbour.page.getByText("市政公司 李工")).toBeHidden();
    await expect(neighbour.page.getByRole("button", { name: "签字" })).toHaveCount(0);
    await neighbour.look("minutes-neighbour");
  });
});
