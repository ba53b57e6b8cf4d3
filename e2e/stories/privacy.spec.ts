import { readFileSync } from "node:fs";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

/** Longer than the days in which an erasure may be taken back. */
const HOURS = 24 * 8;

test("a neighbour takes a copy along, asks to be erased, and is", async ({ linli, person, worker }) => {
  // Somebody without an office or a seat.
  const { unbound: leaving } = linli.sheet();
  const leaver = await person("leaver");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await joinAs(leaver.page, linli, leaving, "租户");

  await test.step("the copy names them, says what becomes of each thing, and is a file", async () => {
    const { page } = leaver;
    await new Phone(page).open("/me/privacy");
    await expect(page.getByRole("heading", { name: "谁看过我的信息" })).toBeVisible();
    await leaver.look("privacy");
    const coming = page.waitForEvent("download");
    await page.getByRole("link", { name: "能读的一页" }).click();
    const text = readFileSync(await (await coming).path(), "utf8");
    expect(text).toContain(leaving.name);
    expect(text).toContain("申请删除时");
  });

  await test.step("what goes and what stays is read before anything can be pressed", async () => {
    const { page } = leaver;
    await page.getByRole("link", { name: /^注销并删除/ }).click();
    await expect(page.getByRole("heading", { name: "按规定要留" })).toBeVisible();
    const ask = page.getByRole("button", { name: "申请注销" });
    await expect(ask).toBeDisabled();
    await leaver.look("privacy-erase");
    await page.getByRole("checkbox", { name: "我看清楚了，要注销" }).check();
    await ask.click();
    await expect(page.getByText("反悔期", { exact: true })).toBeVisible();
    await leaver.look("privacy-asked");
  });

  await test.step("it is taken back, and asked again", async () => {
    const { page } = leaver;
    await page.getByRole("button", { name: "撤回这件申请" }).click();
    await expect(page.getByText("撤回了", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: /^注销并删除/ }).click();
    await page.getByRole("checkbox", { name: "我看清楚了，要注销" }).check();
    await page.getByRole("button", { name: "申请注销" }).click();
    await expect(page.getByText("反悔期", { exact: true })).toBeVisible();
  });

  await test.step("in its days to think the office cannot do it", async () => {
    await office.signIn();
    await office.open("privacy");
    const row = staff.page.getByRole("row").filter({ hasText: leaving.name }).filter({ hasText: "反悔期到" });
    await expect(row).toHaveCount(1, { timeout: 30_000 });
    await expect(row.getByRole("button", { name: "答复" })).toHaveCount(0);
    await staff.look("office-privacy");
  });

  await test.step("after them the office makes sure who it is, and erases", async () => {
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", String(HOURS)]);
    const { page } = staff;
    await office.open("privacy");
    const row = page.getByRole("row").filter({ hasText: leaving.name }).filter({ hasText: "注销并删除" });
    const ready = row.filter({ has: page.getByRole("button", { name: "答复" }) });
    await ready.getByRole("button", { name: "答复" }).click({ timeout: 30_000 });
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("radio", { name: "当面看过证件（不留存）" }).check();
    await sheet.getByLabel(/答复的话/).fill("本人申请注销");
    await staff.look("office-erase");
    await sheet.getByRole("button", { name: "核对无误，删除" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole("row").filter({ hasText: leaving.name })).toHaveCount(0, { timeout: 30_000 });
    const members = JSON.stringify(await office.records("member"));
    expect(members).not.toContain(leaving.name);
  });

  await test.step("their own phone is signed out", async () => {
    const { page } = leaver;
    await new Phone(page).open("/me");
    await expect(page.getByText("登录过期了，请重新登录。")).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the sealed name opens with an authority's paper alone", async () => {
    const { page } = staff;
    await page.getByRole("button", { name: "依法调阅" }).first().click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("机关和文书号").fill("临江区法院（2026）查字 12 号");
    await sheet.getByLabel("理由").fill("核对表决票");
    await sheet.getByRole("button", { name: "依法调阅" }).click();
    await expect(sheet).toBeHidden();
    const read = page.getByRole("link", { name: "打开看（一小时内）" });
    const href = (await read.getAttribute("href", { timeout: 30_000 }))!;
    const kept = await (await page.request.get(href)).json();
    expect(kept.name).toBe(leaving.name);
  });
});

test("what concerns me stands in one list, at my pace and not at night; a no is not asked again", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  const me = await person("me");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await joinAs(me.page, linli, resident);
  const { page } = me;
  const phone = new Phone(page);

  await test.step("home says how many are new, and the list says what", async () => {
    await phone.open("/");
    await page.getByRole("link", { name: /件新消息$/ }).click({ timeout: 30_000 });
    await expect(page.getByText("新", { exact: true }).first()).toBeVisible();
    await me.look("alerts");
    await page.getByRole("button", { name: "都看过了" }).click();
    await expect(page.getByText("新", { exact: true })).toHaveCount(0);
    await phone.open("/");
    await expect(page.getByRole("link", { name: /件新消息$/ })).toHaveCount(0);
  });

  await test.step("quiet hours and topics are kept, and a topic that is off is not told", async () => {
    await phone.open("/me/alerts");
    await page.getByLabel("从", { exact: true }).selectOption({ label: "21:00" });
    await page.getByRole("radio", { name: "每天早上一次" }).check();
    await page.getByRole("switch", { name: "等我投的票" }).uncheck();
    await me.look("alerts-choice");
    await expect(page.getByRole("switch", { name: "等我投的票" })).not.toBeChecked();
    await phone.open("/me/alerts");
    await expect(page.getByLabel("从", { exact: true })).toHaveValue("21");
    await expect(page.getByRole("radio", { name: "每天早上一次" })).toBeChecked();
    await phone.open("/me/notices");
    await expect(page.getByText(/等你投票$/)).toHaveCount(0);
  });

  await test.step("text messages: withdrawn in one press", async () => {
    await phone.open("/me/privacy/texts");
    await me.look("privacy-texts");
    await page.getByRole("button", { name: "撤回同意" }).click();
    await expect(page.getByRole("button", { name: "同意发短信" })).toBeVisible();
    await expect(page.getByRole("button", { name: "撤回同意" })).toHaveCount(0);
  });

  await test.step("whoever of the office opens my page is read by me", async () => {
    await office.signIn();
    await office.open("members/people");
    await staff.page.getByRole("searchbox").fill(resident.name);
    await staff.page.getByRole("link", { name: resident.name }).click();
    await expect(staff.page.getByText("打开这一页已记入查看记录，本人看得到。")).toBeVisible();
    await phone.open("/me/privacy");
    const first = page.getByRole("listitem").filter({ hasText: "打开了你的资料页" }).first();
    await expect(first).toContainText("今天", { timeout: 60_000 });
    await me.look("privacy-looks");
  });
});
