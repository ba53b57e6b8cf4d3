import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("in large print one thing is asked at a time: a vote, a report with no network, a notice", async ({
  linli,
  person,
}) => {
  const elder = await person("elder");
  await joinAs(elder.page, linli, linli.sheet().resident);
  const { page } = elder;
  const phone = new Phone(page);
  const TEXT = "楼门口的井盖一踩就响。";

  await test.step("home has four big ways, and the vote that waits is the first", async () => {
    await phone.open("/me/settings");
    await page.getByRole("switch", { name: /^大字版/ }).check();
    await phone.open("/");
    const vote = page.getByRole("link", { name: /^投票/ });
    await expect(vote).toContainText(/件等你，剩/, { timeout: 60_000 });
    await expect(page.getByRole("listitem")).toHaveCount(4);
    await elder.look("care-home");
    await vote.click();
    await expect(page).toHaveURL(/\/(o|v)\//);
    await elder.look("care-vote");
  });

  await test.step("a report asks five things, one on a screen, and says which is missing", async () => {
    await phone.open("/");
    await page.getByRole("link", { name: /^拍照报修/ }).click();
    const kind = page.getByRole("button", { name: "井盖松动" });
    await expect(page.getByText("第 1 步，共 5 步")).toBeVisible({ timeout: 30_000 });
    await expect(kind).toBeHidden();
    await elder.look("care-report-photo");
    await elder.goOffline();
    const on = page.getByRole("button", { name: "下一步" });
    await on.click();
    await expect(kind).toBeVisible();
    await elder.look("care-report-kind");
    for (const step of [3, 4, 5]) {
      await on.click();
      await expect(page.getByText(`第 ${step} 步，共 5 步`)).toBeVisible();
    }
    // What it is was passed over: the form goes back to that.
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(kind).toBeVisible();
    await expect(page.getByText("请点一下是哪类事").first()).toBeVisible();
    await kind.click();
    await expect(page.getByText("请点一下是哪类事")).toHaveCount(0);
    await on.click();
    await page.getByLabel(/说一句/).fill(TEXT);
    await on.click();
    await elder.look("care-report-place");
    await page.getByRole("button", { name: "上一步" }).click();
    await expect(page.getByLabel(/说一句/)).toHaveValue(TEXT);
    await on.click();
    await on.click();
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "井盖松动", level: 1 })).toBeVisible();
    await elder.goOnline();
  });

  await test.step("notices are read one after the other, and the last leads home", async () => {
    await phone.open("/");
    const listen = page.getByRole("link", { name: /^听通知/ });
    await expect(listen).toHaveAttribute("href", /^\/n\//, { timeout: 60_000 });
    await listen.click();
    const read = page.getByRole("button", { name: "知道了" });
    const next = page.getByRole("link", { name: "下一条" });
    const home = page.getByRole("link", { name: "回首页" });
    await expect(read).toBeVisible({ timeout: 30_000 });
    await elder.look("care-notice");
    for (let seen = 0; seen < 12; seen += 1) {
      const before = page.url();
      await read.click();
      await expect(next.or(home)).toBeVisible({ timeout: 30_000 });
      if (await home.isVisible()) break;
      await next.click();
      await expect(page).not.toHaveURL(before);
      await expect(read).toBeVisible();
    }
    await home.click();
    await expect(page).toHaveURL(/\/$/);
    await expect(page.getByRole("link", { name: /^听通知/ })).not.toHaveAttribute("href", /^\/n\//);
  });
});
