import type { Locator, Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, type Person, test } from "../support/story.ts";

const HOUR = 3_600_000;
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
    await expect(volunteer.page.getByText(/^公示到 .*没人说不对就入账/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("three working days later the volunteer sees it final, by month and colour", async () => {
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", String(24 * 14)]);
    const { page } = volunteer;
    await new Phone(page).open(new URL(page.url()).pathname);
    await page.getByRole("button", { name: "公示期满，入账" }).click({ timeout: 60_000 });
    await expect(page.getByText("已入账").first()).toBeVisible({ timeout: 60_000 });
    await new Phone(page).open("/volunteer/hours");
    await expect(page.getByText(TITLE).first()).toBeVisible();
    await expect(page.getByText("不是志愿服务证明")).toBeVisible();
    await volunteer.look("volunteer-hours");
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
