import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const photo = "photos/door-with-place.jpg";
const TITLE = "台风“百合”今晚过境";

/** A door in the list of the roll call, by the section it stands in. */
function door(page: Page, section: string, address: string) {
  const heading = page.getByRole("heading", { name: new RegExp(`^${section}`) });
  return page.locator("section").filter({ has: heading }).getByRole("link", { name: new RegExp(address) });
}

test("a typhoon evening: the phone turns, the network goes, one tap is kept and counted, the roll call moves", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour, grid_worker } = linli.sheet();
  const one = await person("resident");
  const other = await person("neighbour");
  const grid = await person("grid");
  const desk = await worker("worker");
  await joinAs(one.page, linli, resident);
  await joinAs(other.page, linli, neighbour);
  await joinAs(grid.page, linli, grid_worker);
  const office = new Office(desk.page, linli);
  await office.signIn();
  const phone = new Phone(one.page);
  await phone.open("/");
  await phone.kept();
  await expect(one.page.getByRole("heading", { name: /^等你办/ })).toBeVisible({ timeout: 60_000 });

  await test.step("the office declares by its plan, and the phone's home is what matters", async () => {
    const { page } = desk;
    await office.open("emergency");
    await expect(page.getByRole("heading", { name: "应急", level: 1 })).toBeVisible();
    await desk.look("office-emergency");
    await page.getByRole("button", { name: "启动应急" }).click();
    const sheet = page.getByRole("dialog", { name: "启动应急" });
    await sheet.getByLabel("应急", { exact: true }).fill(TITLE);
    await desk.look("office-emergency-declare");
    const before = Date.now();
    await sheet.getByRole("button", { name: "启动应急" }).click();
    await expect(one.page.getByRole("heading", { name: TITLE })).toBeVisible({ timeout: 60_000 });
    console.log(`emergency: the phone's home turned ${Date.now() - before} ms after the declaration was pressed`);
    await expect(one.page.getByText("关好门窗，收回阳台花盆和衣物")).toBeVisible();
    await expect(one.page.getByRole("link", { name: "着火 119" })).toHaveAttribute("href", "tel:119");
    await expect(one.page.getByRole("link", { name: /社区 8555/ })).toHaveAttribute("href", "tel:85550123");
    await one.look("emergency-home");
  });

  await test.step("the network goes; one tap is kept on the phone, also over a restart", async () => {
    const { page } = one;
    await one.goOffline();
    await page.getByRole("button", { name: "我平安" }).click();
    await expect(page.getByRole("group", { name: "我说的" })).toContainText("已存在手机里");
    await one.look("emergency-saved");
    await page.reload();
    await phone.ready();
    await expect(page.getByRole("group", { name: "我说的" })).toContainText("已存在手机里");
    await page.getByRole("button", { name: "老人 平安" }).click();
    const elder = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "老人 平安" }) });
    await expect(elder).toContainText("平安");
    // One who is safe says nothing of who else is at home: everyone does.
    await page.getByRole("button", { name: "全家人 平安" }).click();
  });

  await test.step("at the doors nothing is heard of it yet", async () => {
    const { page } = grid;
    await new Phone(page).open("/");
    await page.getByRole("link", { name: /挨户点名/ }).click({ timeout: 60_000 });
    await expect(door(page, "还没回", "7–2–602")).toBeVisible();
    await grid.look("emergency-roll");
  });

  await test.step("the network is back: it is counted, and the roll call moves", async () => {
    await one.goOnline();
    await expect(one.page.getByRole("group", { name: "我说的" })).toContainText("楼长和社区已看得到", {
      timeout: 60_000,
    });
    await one.look("emergency-counted");
    await expect(door(grid.page, "平安", "7–2–602")).toBeVisible({ timeout: 60_000 });
  });

  await test.step("a neighbour needs medicine; at the door help is given", async () => {
    const { page } = other;
    await new Phone(page).open("/");
    await page.getByRole("button", { name: "我需要帮助" }).click({ timeout: 60_000 });
    const sheet = page.getByRole("dialog", { name: "我需要什么帮助？" });
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet.getByText("请选需要什么。")).toBeVisible();
    await sheet.getByRole("button", { name: "药品" }).click();
    await sheet.getByLabel(/再说一句/).fill("胰岛素快没了");
    await other.look("emergency-help");
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(page.getByText("需要帮助：药品（胰岛素快没了）").first()).toBeVisible();

    await door(grid.page, "需要帮助", "7–2–601").click({ timeout: 60_000 });
    await expect(grid.page.getByText("胰岛素快没了")).toBeVisible();
    await grid.look("emergency-door");
    await grid.page.getByLabel(/记一句/).fill("药送到了");
    await grid.page.getByRole("button", { name: "已帮上" }).click();
    await expect(grid.page.getByText("药送到了")).toBeVisible();
    await grid.page.goBack();
    await expect(door(grid.page, "已帮上", "7–2–601")).toBeVisible();
  });

  await test.step("the office sees each building, and stands down; the phones go back", async () => {
    const { page } = desk;
    await page.getByRole("link", { name: "看这场应急" }).click();
    await expect(page.getByRole("heading", { name: "各楼点名" })).toBeVisible();
    await page.getByRole("searchbox").fill("7-2-60");
    await expect(page.getByRole("row").filter({ hasText: "7-2-602" })).toContainText("平安", { timeout: 60_000 });
    await desk.look("office-emergency-event");
    await page.getByRole("button", { name: "发今天的通报" }).click();
    const notice = page.getByRole("dialog", { name: "发今天的通报" });
    await notice.getByRole("button", { name: "发今天的通报" }).click();
    await expect(notice).toBeHidden();
    await expect(page.getByRole("cell", { name: "无新情况" })).toBeVisible();
    await page.getByRole("button", { name: "解除应急" }).click();
    const sheet = page.getByRole("dialog", { name: "解除应急" });
    await sheet.getByLabel("理由").fill("预警解除");
    await sheet.getByLabel("小结").fill("一夜平安，一户送了药。");
    await sheet.getByRole("button", { name: "解除应急" }).click();
    await expect(sheet).toBeHidden();
    await expect(one.page.getByRole("heading", { name: /^等你办/ })).toBeVisible({ timeout: 60_000 });
    await one.page.getByRole("link", { name: "遇到急事怎么办" }).click();
    await expect(one.page.getByText("一夜平安，一户送了药。")).toBeVisible();
    await one.look("emergency-read");
  });
});

test("a hazard: found with no network, registered, put right, looked at again and closed", async ({
  linli,
  person,
  worker,
}) => {
  const grid = await person("grid");
  const desk = await worker("worker");
  const { grid_worker } = linli.sheet();
  await joinAs(grid.page, linli, grid_worker);
  const office = new Office(desk.page, linli);
  await office.signIn();
  const WHAT = "二楼拐角堆着旧沙发";

  await test.step("on the round, with no network, a look and a hazard with its photo are kept", async () => {
    const { page } = grid;
    const phone = new Phone(page);
    await phone.open("/emergency/hazards/new");
    await phone.kept();
    await expect(page.getByRole("button", { name: "记下隐患" })).toBeVisible({ timeout: 60_000 });
    await grid.goOffline();
    await page.locator('input[type="file"]').setInputFiles(photo);
    await expect(page.getByRole("img", { name: "照片 1" })).toBeVisible();
    await page.getByLabel("在哪里").selectOption({ label: "7号楼" });
    await page.getByLabel("是什么", { exact: true }).fill(WHAT);
    await grid.look("emergency-hazard-new");
    await page.getByRole("button", { name: "记下隐患" }).click();
    await expect(page.getByRole("heading", { name: WHAT, level: 1 })).toBeVisible();
    await grid.goOnline();
  });

  await test.step("the office registers it and gives it to the grid worker", async () => {
    const { page } = desk;
    await office.open("emergency/hazards");
    await page.getByRole("link", { name: WHAT }).click({ timeout: 60_000 });
    await page.getByRole("button", { name: "登记在册" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "登记在册" }).click();
    await page.getByRole("button", { name: "指派整改" }).click();
    const sheet = page.getByRole("dialog", { name: "指派整改" });
    await sheet.getByRole("searchbox").fill(grid_worker.name);
    await sheet.getByRole("radio", { name: new RegExp(grid_worker.name) }).first().check();
    await sheet.getByRole("button", { name: "指派整改" }).click();
    await expect(sheet).toBeHidden();
    await desk.look("office-hazard");
  });

  await test.step("put right, looked at again, not yet; put right once more, and it passes", async () => {
    const { page } = grid;
    const putRight = async (words: string) => {
      await page.getByLabel("做了什么").fill(words, { timeout: 60_000 });
      await page.getByRole("button", { name: "整改好了" }).click();
      await expect(page.getByText(words)).toBeVisible();
    };
    const lookAgain = async (verdict: string, words: string) => {
      await desk.page.getByRole("button", { name: "复查", exact: true }).click({ timeout: 60_000 });
      const sheet = desk.page.getByRole("dialog", { name: "复查" });
      await sheet.getByLabel("复查看到什么").fill(words);
      await sheet.getByRole("button", { name: verdict, exact: true }).click();
      await expect(sheet).toBeHidden();
    };
    await putRight("沙发搬走了");
    await grid.look("emergency-hazard");
    await lookAgain("不合格，再整改", "还有两个纸箱");
    await putRight("纸箱也清了");
    await lookAgain("合格", "看过，干净了");
    await desk.page.getByRole("button", { name: "销号" }).click();
    await expect(page.getByText("已销号")).toBeVisible({ timeout: 60_000 });
    await desk.look("office-hazard-closed");
  });
});

test("the office: plans, who is on duty, supplies, the round, drills", async ({ linli, worker }) => {
  const desk = await worker("worker");
  const { page } = desk;
  const office = new Office(page, linli);
  await office.signIn();
  for (const [path, heading, shown] of [
    ["plans", "预案", "该复审"],
    ["roster", "值班", "空班"],
    ["supplies", "物资", "不足"],
    ["round", "每周检查", "电动车行"],
    ["hazards", "隐患", "地下车库配电箱进水"],
    ["drills", "演练", "火灾应急预案"],
  ]) {
    await office.open(`emergency/${path}`);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await expect(page.getByText(shown).first()).toBeVisible();
    await desk.look(`office-emergency-${path}`);
  }
  await test.step("more than is there is not issued", async () => {
    await office.open("emergency/supplies");
    const row = page.getByRole("row").filter({ hasText: "抽水泵" }).first();
    await row.getByRole("button", { name: "出入库" }).click();
    const sheet = page.getByRole("dialog", { name: "出入库" });
    await sheet.getByLabel("数量").fill("3");
    await sheet.getByLabel("备注").fill("地下车库");
    await sheet.getByRole("button", { name: "出入库" }).click();
    await expect(sheet.getByText("现有只有 2，不够")).toBeVisible();
  });
});

test("days of an emergency: who is on duty is set, and each day's notice reaches the phones", async ({
  linli,
  person,
  worker,
}) => {
  const one = await person("resident");
  const desk = await worker("worker");
  await joinAs(one.page, linli, linli.sheet().resident);
  const { page } = desk;
  const office = new Office(page, linli);
  await office.signIn();
  const WORDS = "今晚风力八级，地下车库已加高挡水板，一切正常。";

  await test.step("empty shifts are filled for days at once, two people each, and nobody is left out", async () => {
    await office.open("emergency/roster");
    await expect(page.getByText("空班").first()).toBeVisible();
    const empty = await page.getByText("空班", { exact: true }).count();
    await page.getByRole("button", { name: "排班" }).click();
    const sheet = page.getByRole("dialog", { name: "排班" });
    await sheet.getByLabel("职责").selectOption({ label: "疏散转移" });
    await sheet.getByLabel("班次").selectOption({ label: "夜班 20:00–次日 8:00" });
    await sheet.getByLabel("几天").fill("7");
    await sheet.getByLabel("主班", { exact: true }).fill("高敏");
    await sheet.getByLabel("主班电话").fill("13800030001");
    await sheet.getByLabel("副班", { exact: true }).fill("石磊");
    await sheet.getByRole("button", { name: "排班" }).click();
    await expect(sheet).toBeVisible();
    await desk.look("office-emergency-shift");
    await sheet.getByLabel("副班电话").fill("13800030002");
    await sheet.getByRole("button", { name: "排班" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("高敏 13800030001")).toHaveCount(7);
    expect(await page.getByText("空班", { exact: true }).count()).toBeLessThan(empty);
    await desk.look("office-emergency-roster-set");
  });

  await test.step("what goes on is told day by day; the phone reads today's words", async () => {
    await office.open("emergency");
    await page.getByRole("button", { name: "启动应急" }).click();
    const declare = page.getByRole("dialog", { name: "启动应急" });
    await declare.getByLabel("应急", { exact: true }).fill(TITLE);
    await declare.getByRole("button", { name: "启动应急" }).click();
    await page.getByRole("link", { name: "看这场应急" }).click();
    await page.getByRole("button", { name: "发今天的通报" }).click();
    const notice = page.getByRole("dialog", { name: "发今天的通报" });
    await notice.getByLabel("通报").fill(WORDS);
    await desk.look("office-emergency-notice");
    await notice.getByRole("button", { name: "发今天的通报" }).click();
    await expect(notice).toBeHidden();
    await expect(page.getByRole("cell", { name: WORDS })).toBeVisible();
    await new Phone(one.page).open("/");
    const told = one.page.getByRole("region", { name: "每日通报" });
    await expect(told.getByText(WORDS)).toBeVisible({ timeout: 60_000 });
    await one.look("emergency-notice");
    // Who is on duty is the office's; their telephones go to nobody else.
    await expect(one.page.getByText("13800030001")).toHaveCount(0);
  });
});
