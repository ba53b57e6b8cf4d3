import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("a sample says that it is one, and one looks around as somebody else", async ({ person }) => {
  const guest = await person("guest");
  const { page } = guest;
  const phone = new Phone(page);

  await test.step("the first screen says so, and leads to everyone one may be", async () => {
    await phone.open("/");
    const way = page.getByRole("link", { name: /样例小区/ });
    await expect(way).toBeVisible({ timeout: 60_000 });
    await phone.open((await way.getAttribute("href")) ?? "");
    await expect(page.getByRole("button", { name: /网格员/ })).toBeVisible({ timeout: 30_000 });
    await guest.look("look-around");
  });

  await test.step("as the grid worker, then as a resident", async () => {
    await page.getByRole("button", { name: /网格员/ }).click();
    await expect(page).toHaveURL(/\/$/);
    await phone.open("/grid/day");
    await expect(page.getByRole("heading", { name: "今天去哪儿" })).toBeVisible({ timeout: 60_000 });
    await phone.open("/look");
    await page.getByRole("button", { name: /^居民/ }).click();
    await phone.open("/me");
    await expect(page.getByText(/7.2.602/).first()).toBeVisible({ timeout: 60_000 });
    await phone.open("/grid/day");
    await expect(page.getByText("这里给跑网格的人用")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("with no network the page says what goes on", async () => {
    await phone.open("/look");
    await guest.goOffline();
    await page.reload();
    await expect(page.getByText(/没有网，换不了人/)).toBeVisible({ timeout: 30_000 });
    await guest.goOnline();
  });
});

test("the office of a sample opens at a tap", async ({ worker }) => {
  const staff = await worker("staff");
  const { page } = staff;
  await page.goto("/console/");
  await page.getByRole("button", { name: "以孙主任的身份进去" }).click({ timeout: 60_000 });
  await expect(page.getByRole("navigation", { name: "主导航" })).toBeVisible({ timeout: 60_000 });
});
