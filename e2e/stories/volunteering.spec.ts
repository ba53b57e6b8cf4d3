import type { Locator, Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, type Person, test } from "../support/story.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const TITLE = "教老人用手机";

test("a whole activity without a network: signed up, checked in and out, confirmed, posted, final", async ({
  linli,
  person,
}) => {
  const { resident, seats } = linli.sheet();
  const organiser = await person("organiser");
  const volunteer = await person("volunteer");
  await organiser.page.addInitScript(movable, 0);
  // A clock that is three hours slow from the beginning.
  await volunteer.page.addInitScript(movable, -3 * HOUR);
  await joinAs(organiser.page, linli, resident);
  await joinAs(volunteer.page, linli, seats[0]);

  await test.step("what there is to do stands there by day and colour; one signs up in one tap", async () => {
    const { page } = volunteer;
    await new Phone(page).open("/volunteer");
    await expect(page.getByRole("heading", { name: "五色行动" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "今天" })).toBeVisible();
    await volunteer.look("volunteer");
    await page.getByRole("button", { name: /银色助老/ }).click();
    await expect(page.getByRole("link", { name: "代买菜", exact: true }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "旧衣整理", exact: true })).toHaveCount(0);
    await page.getByRole("link", { name: "代买菜", exact: true }).first().click();
    await page.getByRole("button", { name: "报名", exact: true }).click();
    await expect(page.getByText(/已报名，有你的位置|候补中/)).toBeVisible();
    await volunteer.look("activity-signed-up");
    await page.getByRole("button", { name: "退出报名" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "退出报名" }).click();
    await expect(page.getByRole("button", { name: "报名", exact: true })).toBeVisible();
  });

  await toTheActivity(volunteer.page);
  await toTheActivity(organiser.page);
  await expect(organiser.page.getByRole("heading", { name: /来的人/ })).toBeVisible();
  await organiser.look("activity-organiser");

  const codes = organiser.page.getByRole("dialog", { name: "亮出签到码" });
  await test.step("both phones lose the network; the organiser shows the code, the volunteer types it", async () => {
    await organiser.goOffline();
    await volunteer.goOffline();
    await organiser.page.getByRole("button", { name: "亮出签到码" }).click();
    await expect(codes.getByText(/^\d{4} \d{4}$/)).toBeVisible();
    await organiser.look("activity-code");
    await type(volunteer, codes, "签到");
    await expect(volunteer.page.getByText(/签到 .*等负责人的手机联网核对/)).toBeVisible();
    await volunteer.look("activity-checked-offline");
  });

  await test.step("two hours later the volunteer checks out, still without a network", async () => {
    const shown = () => codes.getByText(/^\d{4} \d{4}$/).textContent();
    const came = await shown();
    for (const { page } of [organiser, volunteer]) await later(page, 2);
    // The screen looks at the clock every few seconds: the code of two hours ago must be gone.
    await expect(codes.getByText(came!)).toHaveCount(0, { timeout: 60_000 });
    const before = await shown();
    await codes.getByRole("button", { name: "签退" }).click();
    await expect(codes.getByText(before!)).toHaveCount(0);
    await type(volunteer, codes, "签退");
    await expect(volunteer.page.getByText(/签退 .*等负责人的手机联网核对/)).toBeVisible();
  });

  await test.step("the volunteer's phone meets the server first; once the organiser's has, the two match", async () => {
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", "2"]);
    await volunteer.goOnline();
    await expect(volunteer.page.getByText("没有网络")).toHaveCount(0, { timeout: 60_000 });
    await expect(volunteer.page.getByText("1.5 小时")).toHaveCount(0);
    await organiser.goOnline();
    await expect(volunteer.page.getByText("1.5 小时").first()).toBeVisible({ timeout: 90_000 });
    await expect(codes.getByText("1 / 5 人已签退")).toBeVisible({ timeout: 60_000 });
    await organiser.page.keyboard.press("Escape");
    await expect(codes).toBeHidden();
  });

  await test.step("the organiser confirms it with one hand, and it hangs on the board", async () => {
    const { page } = organiser;
    await page.getByRole("button", { name: "确认全部 1 人的时长" }).click();
    await expect(page.getByRole("heading", { name: "公示中的时长" })).toBeVisible({ timeout: 60_000 });
    await organiser.look("activity-board");
    await expect(volunteer.page.getByText(/^公示到 .*没人说不对就自动入账/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("three working days later it is final by itself, by month and colour", async () => {
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", String(24 * 14)]);
    const { page } = volunteer;
    await new Phone(page).open(new URL(page.url()).pathname);
    await expect(page.getByText("已入账").first()).toBeVisible({ timeout: 60_000 });
    await new Phone(page).open("/volunteer/hours");
    await expect(page.getByText(TITLE).first()).toBeVisible();
    await volunteer.look("volunteer-hours");
    // The record's eight columns are for paper.
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("不是志愿服务证明")).toBeVisible();
    await volunteer.picture("volunteer-record-printed");
    await page.emulateMedia({ media: "screen" });
  });
});

test("a team, a series, a guardian's word, and what is said where a code is missing", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  // Of her own home, and known to nobody's council.
  const family = { ...resident, name: "秦小满", phone: "13900001111", tail: undefined };
  const organiser = await person("organiser");
  const child = await person("child");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await joinAs(organiser.page, linli, resident);
  await joinAs(child.page, linli, family, "家属");
  const both: Planned[] = [];

  await test.step("she forms a team, and a neighbour joins it", async () => {
    const { page } = organiser;
    await new Phone(page).open("/volunteer");
    await page.getByRole("button", { name: "组一支志愿队" }).click();
    const form = page.getByRole("dialog", { name: "组一支志愿队" });
    await form.getByLabel("队名").fill("晚霞队");
    await form.getByRole("button", { name: "组一支志愿队" }).click();
    await expect(form).toBeHidden();
    await new Phone(child.page).open("/volunteer");
    const row = child.page.getByRole("listitem").filter({ hasText: "晚霞队" });
    await row.getByRole("button").click({ timeout: 30_000 });
    const team = child.page.getByRole("dialog", { name: "晚霞队" });
    await team.getByRole("button", { name: "加入" }).click();
    await expect(team).toBeHidden();
    await expect(row).toContainText("已加入");
  });

  await test.step("every week the same, announced once", async () => {
    const { page } = organiser;
    await page.getByRole("link", { name: "发一场活动" }).click();
    await page.getByLabel("活动名称").fill("晚饭后扫落叶");
    await page.getByLabel("做什么").fill("扫中心花园的落叶，工具队里有。");
    await page.getByLabel("服务对象").fill("全小区");
    await page.getByLabel("地点").selectOption({ index: 1 });
    await page.getByLabel(/^开始/).fill("19:00");
    await page.getByLabel(/^结束/).fill("20:00");
    await page.getByLabel("要几个人").fill("6");
    await page.getByLabel("志愿队").selectOption({ label: "晚霞队" });
    await page.getByLabel("要不要重复").selectOption({ label: "每周一次" });
    await organiser.look("activity-series");
    await page.getByRole("button", { name: "发布" }).click();
    await expect(page.getByRole("heading", { name: "五色行动" })).toBeVisible();
    await office.signIn();
    const announced = async () => {
      const all = await office.records("activity");
      return all.filter((it) => it.title === "晚饭后扫落叶").length;
    };
    await expect.poll(announced, { timeout: 30_000 }).toBe(5);
  });

  await test.step("who is under age asks, and their guardian agrees on a phone of their own", async () => {
    const people = await office.records("member");
    const id = (name: string) => people.find((it) => it.name === name).id;
    const mark = { person: id(family.name), guardian: id(resident.name) };
    await office.act({ members: { mark_minor: mark } });
    const { page } = child;
    await toTheActivity(page);
    await page.getByRole("button", { name: "请家长同意" }).click({ timeout: 30_000 });
    await expect(page.getByText(/已经问了家长/)).toBeVisible();
    await toTheActivity(organiser.page);
    await organiser.page.getByRole("button", { name: "我同意" }).click({ timeout: 30_000 });
    await expect(organiser.page.getByText(/你同意.*参加/)).toBeVisible();
    await expect(page.getByText("家长同意了，可以报名。")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("one end is missing and one did not scan: whoever is in charge says both", async () => {
    const { page } = organiser;
    await page.getByRole("button", { name: "亮出签到码" }).click();
    const codes = page.getByRole("dialog", { name: "亮出签到码" });
    await type(child, codes, "签到");
    await expect(child.page.getByText(/签到 .*已核对/)).toBeVisible({ timeout: 30_000 });
    const now = Date.now();
    for (const [title, from] of [["搬书架", 5], ["擦书架", 35]] as const) {
      both.push(await atOnce(office, title, now + from * MINUTE));
    }
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", "3"]);
    await toTheActivity(page);
    const said = async (line: Locator, act: string) => {
      await line.click({ timeout: 60_000 });
      const sheet = page.getByRole("dialog").filter({ hasText: act });
      await sheet.getByRole("button", { name: act }).click();
      await expect(sheet.getByRole("button", { name: act })).toHaveCount(0, { timeout: 30_000 });
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
    };
    const rows = page.getByRole("listitem");
    await said(rows.filter({ hasText: "来，还没签退" }).getByRole("button"), "补上这一头");
    await said(rows.filter({ hasText: "还没来" }).first().getByRole("button"), "补录一位");
    await expect(rows.filter({ hasText: "待确认" })).toHaveCount(2, { timeout: 30_000 });
    await organiser.look("activity-said");
  });

  await test.step("two activities at once: nothing is taken, a person looks and says what they found", async () => {
    const people = await office.records("member");
    const { id } = people.find((it) => it.name === resident.name);
    for (const { activity, starts_at, ends_at } of both) {
      const there = { activity, person: id, from: starts_at, until: ends_at };
      await office.act({ volunteering: { enter_afterwards: there } });
    }
    const { page } = organiser;
    await new Phone(page).open("/points");
    await expect(page.getByText("同一时间记了两项活动：搬书架、擦书架。")).toBeVisible({ timeout: 30_000 });
    await organiser.look("points-held");
    await office.open("points");
    const seen = staff.page.getByRole("table", { name: "待核对的线索" });
    const line = seen.getByRole("row").filter({ hasText: resident.name });
    await expect(line).toContainText("同一时间记了两项活动");
    await expect(line).toContainText("搬书架、擦书架");
    // A lent phone and a long watch: the office reads what that may well be before it asks.
    await expect(seen.getByRole("row").filter({ hasText: "9号楼楼道大扫除" }).first()).toContainText("借邻居的签到很常见");
    await expect(seen.getByRole("row").filter({ hasText: "一天超过 12 小时" })).toContainText("也可能是忘了签退");
    await staff.look("office-signal");
    await line.getByRole("button", { name: "没有问题" }).click();
    const why = office.sheet("没有问题");
    await why.getByRole("textbox").fill("两处挨着，两头都有人见到。");
    await why.getByRole("button", { name: "没有问题" }).click();
    await expect(why).toBeHidden();
    await expect(page.getByText("核对过了，没有问题")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/两处挨着/)).toBeVisible();
  });
});

/** A clock that a test moves: the phone believes what it says. */
function movable(off: number) {
  const right = Date.now.bind(Date);
  const kept = Number(sessionStorage.getItem("off") ?? off);
  Object.assign(window, { __off: kept });
  Date.now = () => right() + (window as unknown as { __off: number }).__off;
}

async function later(page: Page, hours: number) {
  await page.evaluate((more) => {
    const it = window as unknown as { __off: number };
    it.__off += more;
    sessionStorage.setItem("off", String(it.__off));
  }, hours * HOUR);
}

/** An activity of an hour that the office announced. */
type Planned = { activity: string; starts_at: number; ends_at: number };

async function atOnce(office: Office, title: string, starts_at: number): Promise<Planned> {
  const [someone] = await office.records("activity");
  const activity = crypto.randomUUID();
  const ends_at = starts_at + HOUR;
  const { id, series, state, ...like } = someone;
  const plan = { ...like, title, starts_at, ends_at, rescue: false, deputies: [], team: null };
  const { community, ...rest } = plan;
  await office.act({ volunteering: { announce_activity: { id: activity, community, plan: rest } } });
  return { activity, starts_at, ends_at };
}

async function toTheActivity(page: Page) {
  await new Phone(page).open("/volunteer");
  await page.getByRole("link", { name: TITLE, exact: true }).first().click({ timeout: 30_000 });
  await expect(page.getByRole("heading", { name: TITLE, level: 1 })).toBeVisible();
}

/** Types the digits that the organiser's phone shows. */
async function type({ page }: Person, codes: Locator, end: "签到" | "签退") {
  await page.getByRole("button", { name: "扫码签到、签退" }).click();
  const sheet = page.getByRole("dialog", { name: "扫码签到、签退" });
  const digits = await codes.getByText(/^\d{4} \d{4}$/).textContent();
  await sheet.getByLabel(/就输负责人手机上的八位数/).fill(digits ?? "");
  await sheet.getByRole("button", { name: end, exact: true }).click();
  await expect(sheet).toBeHidden();
}
