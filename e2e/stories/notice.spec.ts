import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const TITLE = "7号楼明天上午检修水泵";
const LATER = "社区活动室周日照常开门";
const TEXT = "九点到十一点水压会小，请先存一桶。";
const QUESTION = "十一点以后能马上用热水器吗？";
const ANSWER = "可以，先放一分钟冷水再开。";

/** How many have read the notice, as the office reads it. */
async function reads(office: Office, title: string): Promise<number> {
  const desks = await office.records("notice_desk");
  const desk = desks.find((it) => it.notice.title === title);
  return desk?.reads ?? -1;
}

test("a notice to one building: read there with no network, nowhere else, counted without a name, answered", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, grid_worker, seats } = linli.sheet();
  expect(resident.address).toMatch(/^7-/);
  // Neither of the building nor one who looks after it.
  const other = seats.find(({ address, name, tail }) => tail && name !== grid_worker.name && !/^7-/.test(address))!;
  const reader = await person("reader");
  const elsewhere = await person("elsewhere");
  const staff = await worker("staff");
  await joinAs(reader.page, linli, resident);
  await joinAs(elsewhere.page, linli, other);
  const office = new Office(staff.page, linli);
  await office.signIn();

  await test.step("the office picks the building, sees how many it reaches, and publishes", async () => {
    const { page } = staff;
    await office.open("notices/new");
    await expect(page.getByText(/^会有 \d+ 人看到$/)).toBeVisible({ timeout: 30_000 });
    await page.getByLabel("给谁看").selectOption({ label: "7号楼" });
    await page.getByLabel("标题").fill(TITLE);
    await page.getByLabel("正文").fill(TEXT);
    await page.getByLabel("紧急程度").selectOption({ label: "紧急" });
    await staff.look("office-notice-new");
    await page.getByRole("button", { name: "发出去" }).click();
    await expect(page.getByRole("heading", { name: TITLE, level: 1 })).toBeVisible();
    await expect.poll(() => reads(office, TITLE), { timeout: 30_000 }).toBe(0);
    await staff.look("office-notice");
  });

  await test.step("it stands first on the first screen of the building", async () => {
    const { page } = reader;
    await new Phone(page).open("/");
    const notices = page.getByRole("region", { name: "公告", exact: true });
    await expect(notices.getByRole("link").filter({ hasText: TITLE })).toBeVisible({ timeout: 60_000 });
    await reader.look("home-with-notice");
  });

  await test.step("with no network it is read, and marked as read", async () => {
    const { page } = reader;
    await page.getByRole("link", { name: TITLE }).click();
    await expect(page.getByRole("button", { name: "知道了" })).toBeVisible({ timeout: 30_000 });
    await reader.goOffline();
    await new Phone(page).open("/notices");
    await page.getByRole("link", { name: TITLE }).click();
    await expect(page.getByRole("heading", { name: TITLE, level: 1 })).toBeVisible();
    await expect(page.getByText(TEXT)).toBeVisible();
    await reader.look("notice");
    await page.getByRole("button", { name: "知道了" }).click();
    await expect(page.getByText(/^你看过了/)).toBeVisible();
    expect(await reads(office, TITLE)).toBe(0);
    await reader.goOnline();
  });

  await test.step("the count rises by one, and nobody is named", async () => {
    await expect.poll(() => reads(office, TITLE), { timeout: 60_000 }).toBe(1);
    const desks = await office.records("notice_desk");
    const said = JSON.stringify(desks.find((it) => it.notice.title === TITLE));
    expect(said).not.toContain(resident.name);
    const marks = await office.records("notice_read");
    expect(marks).toEqual([]);
  });

  await test.step("who lives elsewhere does not have it", async () => {
    const { page } = elsewhere;
    const [first] = (await office.records("notice_desk")).filter((it) => it.notice.title === TITLE);
    const { community, until } = first.notice;
    const later = { id: crypto.randomUUID(), community, to: "residents", title: LATER, text: LATER, until };
    await office.act({ notices: { write: later } });
    await new Phone(page).open("/notices");
    // What was written after it is here, so it would be, too.
    await expect(page.getByRole("link", { name: LATER })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(TITLE)).toHaveCount(0);
    const changes = await page.request.get("/api/v1/changes");
    expect(await changes.text()).not.toContain(TITLE);
    await elsewhere.look("notices");
  });

  await test.step("a question below it is answered by the office, for the building to read", async () => {
    const { page } = reader;
    await page.getByRole("button", { name: "留言" }).click();
    const sheet = page.getByRole("dialog", { name: "留言" });
    await sheet.getByLabel("想说什么").fill(QUESTION);
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(QUESTION)).toBeVisible();
    await office.page.reload();
    const asked = staff.page.getByRole("article").filter({ hasText: QUESTION });
    await asked.getByRole("button", { name: "答复" }).click({ timeout: 60_000 });
    const answer = office.sheet("答复");
    await answer.getByLabel("答复内容").fill(ANSWER);
    await answer.getByRole("button", { name: "答复" }).click();
    await expect(answer).toBeHidden();
    await expect(page.getByText(ANSWER)).toBeVisible({ timeout: 60_000 });
    await reader.look("notice-answered");
  });

  await test.step("it prints for the door of the building", async () => {
    await staff.page.getByRole("link", { name: "打印", exact: true }).click();
    await expect(staff.page.getByRole("heading", { name: TITLE, level: 2 })).toBeVisible();
    await staff.look("office-notice-print");
  });
});

test("the column and the app: said with a clock, backed, answered where everyone reads it", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour } = linli.sheet();
  const writer = await person("writer");
  const other = await person("other");
  const staff = await worker("staff");
  await joinAs(writer.page, linli, resident);
  await joinAs(other.page, linli, neighbour);
  const words = "七号楼前的长椅坏了一条腿，老人坐着不稳。";
  const answer = "今天先撤下来，周五换新的。";

  await test.step("it is written, and says by when it is answered", async () => {
    const { page } = writer;
    await new Phone(page).open("/column/new");
    await page.getByRole("button", { name: "养老助残" }).click();
    await page.getByLabel("想说什么").fill(words);
    await writer.look("column-new");
    await page.getByRole("button", { name: "发出去" }).click();
    const mine = page.getByRole("article").filter({ hasText: words });
    await expect(mine.getByText(/^最晚 .* 答复$/)).toBeVisible();
    await writer.look("column");
  });

  await test.step("a neighbour thinks so too, and is a number", async () => {
    const { page } = other;
    await new Phone(page).open("/column");
    const seen = page.getByRole("article").filter({ hasText: words });
    await seen.getByRole("button", { name: "我也这么想" }).click({ timeout: 60_000 });
    await expect(seen.getByText("1 人这么想")).toBeVisible();
    const heard = writer.page.getByRole("article").filter({ hasText: words });
    await expect(heard.getByText("1 人这么想")).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the office answers what it owes", async () => {
    const office = new Office(staff.page, linli);
    await office.signIn();
    await office.open("notices/said");
    const owed = staff.page.getByRole("article").filter({ hasText: words });
    await expect(owed).toBeVisible({ timeout: 60_000 });
    await staff.look("office-said");
    await owed.getByRole("button", { name: "答复" }).click();
    const sheet = office.sheet("答复");
    await sheet.getByLabel("答复内容").fill(answer);
    await sheet.getByRole("button", { name: "答复" }).click();
    await expect(sheet).toBeHidden();
    await expect(writer.page.getByText(answer)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("from a page that is not there one says so, and reads what others said", async () => {
    const { page } = writer;
    await new Phone(page).open("/no-such-page");
    await page.getByRole("link", { name: "这里不对劲？告诉我们" }).click();
    await expect(page.getByText("说的是这个页面：/no-such-page")).toBeVisible();
    await page.getByRole("button", { name: "用不了" }).click();
    await page.getByLabel("想说什么").fill("点了通知，打开是空的。");
    await writer.look("feedback-new");
    await page.getByRole("button", { name: "发出去" }).click();
    await expect(page.getByText("点了通知，打开是空的。")).toBeVisible();
    await expect(page.getByText("改好了", { exact: true })).toBeVisible();
    await writer.look("feedback");
  });
});

test("what hangs: a strip with its days, an objection that is answered, both ends on photos", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  const reader = await person("reader");
  const staff = await worker("staff");
  const guest = await person("guest");
  await joinAs(reader.page, linli, resident);
  const words = "名单里的户数和上个月说的不一样。";

  await test.step("a guest reads what hangs and what is public, and no names", async () => {
    const { page } = guest;
    await new Phone(page).open("/notices");
    await page.getByRole("link", { name: /冬季送暖帮扶/ }).click();
    await expect(page.getByRole("heading", { name: "公示进度" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "意见和异议" })).toHaveCount(0);
    await guest.look("board-guest");
  });

  await test.step("a resident objects", async () => {
    const { page } = reader;
    await new Phone(page).open("/notices");
    await page.getByRole("link", { name: /冬季送暖帮扶/ }).click();
    await page.getByRole("button", { name: "提意见" }).click();
    const sheet = page.getByRole("dialog", { name: "提意见" });
    await sheet.getByRole("button", { name: "异议" }).click();
    await sheet.getByLabel("想说什么").fill(words);
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    const mine = page.getByRole("article").filter({ hasText: words });
    await expect(mine.getByText(/^最晚 .* 答复$/)).toBeVisible();
    await reader.look("board");
  });

  await test.step("the office has it with its clock", async () => {
    const office = new Office(staff.page, linli);
    await office.signIn();
    await office.open("notices/boards");
    await staff.page.getByRole("link", { name: /冬季送暖帮扶/ }).click();
    await expect(staff.page.getByRole("article").filter({ hasText: words })).toBeVisible({ timeout: 60_000 });
    await staff.look("office-board");
    await office.open("notices/boards");
    await staff.look("office-boards");
    await office.open("notices");
    await staff.look("office-notices");
  });
});
