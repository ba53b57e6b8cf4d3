import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Office } from "../pages/office.ts";
import { badRosterFile, rosterLines } from "../support/roster.ts";
import { expect, test } from "../support/story.ts";

test("the office in a hand: a wrong password, dark, English, signing out", async ({ linli, person }) => {
  const staff = await person("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;

  await test.step("a wrong password opens nothing and says so; the right one goes on", async () => {
    await office.open();
    await office.knock("linjiang-1999");
    await expect(page.getByText("登录名或密码不对，请核对后再试。")).toBeVisible();
    await expect(page.getByLabel("登录名")).toHaveValue(linli.sheet().staff.login);
    await staff.look("office-small-wrong-password");
    await office.knock(linli.sheet().staff.password);
    await expect(page.getByText(/^密码对了。验证码已发到/)).toBeVisible();
    await page.getByLabel("验证码").fill("000000");
    await page.getByRole("button", { name: "进办公台" }).click();
    await expect(page.getByText(/对不上/)).toBeVisible();
    await office.enterCode();
  });

  await test.step("every part fits the hand", async () => {
    await staff.look("office-small-today");
    for (const [path, name] of [
      ["members", "房屋"],
      ["members/people", "居民"],
      ["members/heads", "业主人数"],
      ["members/slips", "激活单"],
      ["proposals", "提案"],
      ["councils", "议事会"],
      ["projects", "微项目"],
      ["sync", "我办的事"],
    ]) {
      await office.open(path);
      await expect(page.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
      await expectToFit(staff.page);
      await staff.look(`office-small-${path.replace("/", "-")}`);
    }
    await office.tryRoster(badRosterFile);
    await expectToFit(staff.page);
    await staff.look("office-small-roster");
    await office.openCouncil("临江社区党群议事会");
    await expectToFit(staff.page);
    await staff.look("office-small-council");
    await page.getByRole("link", { name: "第 4 次会议" }).click();
    await page.getByRole("link", { name: "看表决" }).click();
    await expect(page.getByText(/法定 14/)).toBeVisible();
    await expectToFit(staff.page);
    await staff.look("office-small-vote");
  });

  await test.step("dark, and in English", async () => {
    await page.getByRole("button", { name: "关灯" }).click();
    await staff.look("office-small-vote-dark");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await expectToFit(staff.page);
    await staff.look("office-small-vote-english");
    for (const path of ["", "members", "members/people", "proposals", "members/roster"]) {
      await office.open(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectToFit(staff.page);
      await staff.look(`office-small-english-${path.replace("/", "-") || "today"}`);
    }
  });

  await test.step("signed out, the door is closed again, in the same dress", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff sign-in");
    await staff.look("office-small-door-english");
    await office.open("members");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Staff sign-in");
  });
});

test("the server dies while a form is being sent: what is kept is said, and arrives", async ({
  linli,
  person,
}, testInfo) => {
  const staff = await person("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  await office.signIn();

  await test.step("an act is saved on this computer, and counted once the server is back", async () => {
    await office.open("councils");
    await page.getByRole("button", { name: "成立议事会" }).click();
    const sheet = office.sheet("成立议事会");
    await sheet.getByLabel("名称").fill("三角梅巷邻里理事会");
    await sheet.getByLabel("类型").selectOption({ label: "邻里理事会" });
    await linli.killHard();
    await sheet.getByRole("button", { name: "成立议事会" }).click();
    await expect(sheet).toBeHidden();
    await expect(office.toast("已存在这台电脑上，联网后自动送出")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("等着送出 1 件")).toBeVisible();
    await staff.look("office-small-saved");
  });

  await test.step("signing out now would lose it: the office asks first", async () => {
    await page.getByRole("button", { name: "退出" }).click();
    const ask = office.sheet("还有没送出的事");
    await expect(ask).toBeVisible();
    await staff.picture("office-small-unsent");
    await ask.getByText("先不退").click();
    await linli.startAgain();
    await expect(office.toast("已计入，回执")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("link", { name: "三角梅巷邻里理事会" })).toBeVisible();
  });

  await test.step("a roster cannot wait: nothing was written, and the file is still in hand", async () => {
    const [heads, first, ...rest] = rosterLines();
    const file = testInfo.outputPath("changed.csv");
    writeFileSync(file, [heads, first.replace("61.02", "62.50"), ...rest].join("\n"));
    await office.tryRoster(file);
    await page.route(/imports\/roster.*commit=true/, async (route) => {
      await linli.killHard();
      await route.continue();
    });
    await page.getByRole("button", { name: "写入 564 行" }).click();
    await expect(page.getByText("连不上服务器，这件事要有网才能办。稍后再试，填的都还在。")).toBeVisible();
    await staff.look("office-small-roster-unreached");
    await page.unrouteAll();
    await linli.startAgain();
    await expect(page.getByText("没有网络", { exact: true })).toBeHidden({ timeout: 60_000 });
    await office.writeRoster();
  });
});

/** Nothing of the page lies beside the window. */
async function expectToFit(page: Page) {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
