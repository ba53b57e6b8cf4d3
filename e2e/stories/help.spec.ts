import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const WORDS = "手机里的字太小，想请人教教怎么调大。";
const RIDE = "周五早上去火车站，箱子重，想请人开车送一段。";
const SUNDAYS = "周日长者食堂帮厨";
const LUNCH = "我妈吃了一个月你们做的饭，人都胖了。谢谢！";
const THANKS = "耐心教了两遍，现在看孙女的照片清清楚楚。谢谢你！";
const SOON = { timeout: 60_000 };

test("one asks without a network, one offers: each sees whom to call once both agree, and not after", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour } = linli.sheet();
  const asks = await person("asks");
  const helps = await person("helps");
  await joinAs(asks.page, linli, resident);
  await joinAs(helps.page, linli, neighbour);

  await test.step("what neighbours offer stands there by kind and building, and nobody is named", async () => {
    await new Phone(helps.page).open("/volunteer");
    await helps.page.getByRole("link", { name: "我能帮、我要帮" }).click();
    await expect(helps.page.getByRole("heading", { name: "邻里互助", level: 1 })).toBeAttached();
    await helps.page.getByRole("button", { name: "小修小补" }).click();
    await expect(helps.page.getByText("去到整个社区")).toBeVisible();
    await helps.look("help-neighbours");
    await helps.page.getByRole("button", { name: "我能帮忙" }).click();
    const sheet = helps.page.getByRole("dialog", { name: "我能帮忙" });
    await sheet.getByLabel("教手机").check();
    await sheet.getByLabel("本楼").check();
    await sheet.getByLabel("手机号").fill("13800008888");
    await helps.look("help-offer");
    await sheet.getByRole("button", { name: "就这些" }).click();
    await expect(sheet).toBeHidden();
    await expect(helps.page.getByRole("switch", { name: /歇一阵/ })).toBeVisible();
  });

  await test.step("the other asks while there is no network: it is kept, and goes out with the first bar", async () => {
    await new Phone(asks.page).open("/volunteer/help");
    await asks.goOffline();
    await asks.page.getByRole("button", { name: "我要帮忙" }).click();
    const sheet = asks.page.getByRole("dialog", { name: "我要帮忙" });
    await sheet.getByRole("radio", { name: "教手机" }).check();
    await sheet.getByLabel("说说是什么事、什么时候").fill(WORDS);
    await sheet.getByLabel("手机号").fill("13800006666");
    await asks.look("help-ask");
    await sheet.getByRole("button", { name: "问问邻居" }).click();
    await expect(sheet).toBeHidden();
    await expect(asks.page.getByText("还没发出去", { exact: true })).toBeVisible();
    await asks.look("help-asked-offline");
    await asks.goOnline();
    await expect(asks.page.getByText("找到一位", { exact: true })).toBeVisible(SOON);
    await asks.look("help-found");
  });

  await test.step("the nearest is asked, reads the words and not the person, and agrees", async () => {
    await expect(helps.page.getByText(WORDS)).toBeVisible(SOON);
    await expect(helps.page.getByText("同一栋楼的一位邻居想请人教手机")).toBeVisible();
    await nobodyToCall(helps.page);
    await helps.look("help-asked-of-me");
    await helps.page.getByRole("button", { name: "同意见面" }).click();
    await expect(helps.page.getByText("你同意了", { exact: true })).toBeVisible();
    await expect(asks.page.getByText("对方同意了", { exact: true })).toBeVisible(SOON);
    await nobodyToCall(helps.page);
    await nobodyToCall(asks.page);
  });

  await test.step("the other agrees, too: now each sees whom to call", async () => {
    await asks.page.getByRole("button", { name: "同意见面" }).click();
    await expect(asks.page.getByRole("link", { name: `打给${neighbour.name}（13800008888）` })).toBeVisible(SOON);
    await expect(helps.page.getByRole("link", { name: `打给${resident.name}（13800006666）` })).toBeVisible(SOON);
    await asks.look("help-both");
  });

  await test.step("it is done: nobody can call any more", async () => {
    await helps.page.getByRole("button", { name: "帮完了" }).click();
    await expect(asks.page.getByText("帮上了", { exact: true })).toBeVisible(SOON);
    await nobodyToCall(asks.page);
    await nobodyToCall(helps.page);
    await expect(helps.page.getByRole("heading", { name: "帮过的忙" })).toBeVisible();
  });

  await test.step("a card says thanks, and hangs on the wall because both like it there", async () => {
    await asks.page.getByRole("button", { name: "写张感谢卡" }).click();
    const sheet = asks.page.getByRole("dialog", { name: "写张感谢卡" });
    await sheet.getByLabel("想说的话").fill(THANKS);
    await sheet.getByLabel("对方愿意的话，可以贴到荣誉榜").check();
    await sheet.getByRole("button", { name: "寄出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(asks.page.getByText("你的感谢卡已经寄到。")).toBeVisible();
    await new Phone(helps.page).open("/volunteer/hours");
    await expect(helps.page.getByText(THANKS)).toBeVisible(SOON);
    await helps.look("thanks-received");
    await helps.page.getByRole("switch", { name: /贴到荣誉榜/ }).click();
    await new Phone(asks.page).open("/points/wall");
    await expect(asks.page.getByText(THANKS)).toBeVisible(SOON);
    await asks.look("thanks-wall");
    await new Phone(asks.page).open("/volunteer/hours");
    await expect(asks.page.getByRole("heading", { name: "星级" })).toBeVisible();
    await asks.look("volunteer-stars");
  });

  const grid = await person("grid");
  const far = await person("far");
  await test.step("who looks after the building introduces somebody on their phone, and sees neither of the two", async () => {
    await joinAs(grid.page, linli, linli.sheet().grid_worker);
    // Whoever brings people somewhere goes no farther than their own house: nobody was asked.
    const account = linli.sheet().seats[0];
    await joinAs(far.page, linli, account);
    await new Phone(far.page).open("/volunteer/help");
    await far.page.getByRole("button", { name: "我要帮忙" }).click();
    const asking = far.page.getByRole("dialog", { name: "我要帮忙" });
    await asking.getByRole("radio", { name: "接送" }).check();
    await asking.getByLabel("说说是什么事、什么时候").fill(RIDE);
    await asking.getByLabel("手机号").fill("13800006666");
    await asking.getByRole("button", { name: "问问邻居" }).click();
    await expect(asking).toBeHidden();
    await expect(far.page.getByText("正在找人", { exact: true })).toBeVisible(SOON);
    const { page } = grid;
    await new Phone(page).open("/volunteer/help");
    const building = account.address.split("-")[0];
    const row = page.getByRole("button", { name: `${building}号楼：接送` });
    const waits = page.getByRole("listitem").filter({ has: row });
    await expect(waits).toContainText("现在没有人在考虑", SOON);
    await grid.goOffline();
    await row.click();
    const sheet = page.getByRole("dialog", { name: "牵线" });
    await sheet.getByRole("radio").first().check();
    await grid.look("help-grid-introduce");
    await sheet.getByRole("button", { name: "牵线" }).click();
    await expect(sheet).toBeHidden();
    await expect(waits).toContainText("问了一位");
    await expect(page.getByText(RIDE)).toHaveCount(0);
    await grid.look("help-grid-waiting");
    await grid.goOnline();
    await expect(far.page.getByText("找到一位", { exact: true })).toBeVisible(SOON);
  });

  const computer = await worker("worker");
  const office = new Office(computer.page, linli);
  await test.step("the office sees what waits for an introduction, and not who, and introduces", async () => {
    await office.signIn();
    await office.open("volunteering/help");
    const { page } = office;
    const table = page.getByRole("table", { name: "求助一览" });
    await expect(table.getByText("没有人在考虑").first()).toBeVisible();
    await expect(table.getByText("翻译、手语")).toBeVisible();
    await computer.look("help-office");
    await table.getByRole("row", { name: /代买/ }).getByRole("button", { name: "牵线" }).click();
    const sheet = page.getByRole("dialog", { name: "牵线" });
    await sheet.getByLabel("能帮的邻居").selectOption({ index: 1 });
    await sheet.getByRole("button", { name: "牵线" }).click();
    await expect(sheet).toBeHidden();
    await expect(table.getByRole("row", { name: /代买/ })).toContainText("在等一位回音");
    // Nobody offers sign language: it stands first, out of everybody's reach.
    const supply = page.getByRole("table", { name: "供需一览" });
    const missing = supply.getByRole("row").filter({ hasText: "翻译、手语" });
    await expect(missing.getByRole("cell").nth(4)).toHaveText("1");
    await expect(supply.getByRole("row").filter({ hasText: "小修小补" }).getByRole("cell").first()).toHaveText("1");
    await expect(page.getByText("0 位能帮，1 件在等")).toBeVisible();
    await computer.look("help-supply");
  });

  await test.step("the office forms a team and names its lead, who sees it on the phone", async () => {
    await office.open("volunteering/teams");
    await computer.page.getByRole("button", { name: "成立志愿队" }).click();
    const sheet = office.sheet("成立志愿队");
    await sheet.getByLabel("队名").fill("晚霞陪诊队");
    await office.pick(sheet, "队长", neighbour.name);
    await computer.look("team-form-office");
    await sheet.getByRole("button", { name: "成立志愿队" }).click();
    await expect(sheet).toBeHidden();
    await expect(office.rows("志愿队").filter({ hasText: "晚霞陪诊队" })).toContainText(neighbour.name);
    await computer.look("teams-office");
    await new Phone(helps.page).open("/volunteer");
    await helps.page.getByRole("button", { name: /晚霞陪诊队/ }).click();
    await expect(helps.page.getByText(/^1 人：/)).toBeVisible();
    await helps.look("team-named");
  });

  await test.step("a card thanks everyone who was at an activity; whoever was there reads it, stars hang on the wall", async () => {
    const activities = await office.records("activity");
    const past = activities.filter((it) => it.title === SUNDAYS).sort((a, b) => b.starts_at - a.starts_at)[0];
    await new Phone(asks.page).open(`/a/${past.id}`);
    await expect(asks.page.getByRole("heading", { name: SUNDAYS, level: 1 })).toBeVisible(SOON);
    await asks.goOffline();
    await asks.page.getByRole("button", { name: "写张感谢卡" }).click();
    const sheet = asks.page.getByRole("dialog", { name: "写张感谢卡" });
    await sheet.getByLabel("想说的话").fill(LUNCH);
    await asks.look("thanks-activity");
    await sheet.getByRole("button", { name: "寄出去" }).click();
    await expect(sheet).toBeHidden();
    await asks.goOnline();
    await new Phone(grid.page).open("/volunteer/hours");
    const card = grid.page.getByText(LUNCH);
    await expect(card).toBeVisible(SOON);
    await expect(grid.page.getByText(new RegExp(`7号楼.*${SUNDAYS}|${SUNDAYS}.*7号楼`)).first()).toBeVisible();
    await grid.look("thanks-activity-received");
    await new Phone(grid.page).open("/points/wall");
    const cook = grid.page.getByRole("listitem").filter({ hasText: "送餐的老陈" });
    await expect(cook).toContainText("1 星");
    await grid.look("wall-stars");
  });
});

async function nobodyToCall(page: Page) {
  await expect(page.getByRole("link", { name: /^打给/ })).toHaveCount(0);
}
