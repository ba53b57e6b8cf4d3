import type { Page } from "@playwright/test";
import { Committee } from "../pages/committee.ts";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

/** What would run if text were taken for markup, an address or a formula anywhere. */
const HOSTILE = [
  "<script>window.hit=1</script>",
  "<img src=x onerror=window.hit=1>",
  "<svg onload=window.hit=1>",
  "\"><iframe srcdoc='<script>parent.hit=1</script>'>",
  "'-window.hit=1-'",
  "javascript:window.hit=1",
  "{{constructor.constructor('hit=1')()}}",
  "${window.hit=1}",
  "</textarea><script>window.hit=1</script>",
  "</title><script>window.hit=1</script>",
  "<a href=javascript:window.hit=1>点我</a>",
  "<style>@import'//x';body{display:none}</style>",
  "<base href=//x/>",
  "<form action=//x><button>x</button></form>",
  "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>",
  "<!--><img src=x onerror=window.hit=1>-->",
  "&lt;script&gt;window.hit=1&lt;/script&gt;",
  "=HYPERLINK(\"http://x\",\"x\")",
  "+cmd|' /C calc'!A0",
];

/** That nothing of it ran, and nothing of it became an element. */
async function isText(page: Page) {
  const found = await page.evaluate(() => ({
    hit: "hit" in window,
    made: document.querySelectorAll(
      "main :is(script, iframe, style, math), form[action], base, img[onerror], svg[onload], a[href^='javascript:']",
    ).length,
    shown: getComputedStyle(document.body).display !== "none",
  }));
  expect(found).toEqual({ hit: false, made: 0, shown: true });
}

test("text is text: markup, addresses and formulas that somebody writes are shown as written, to everyone", async ({
  linli,
  person,
  worker,
}) => {
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, linli.sheet().resident);
  const title = "<img src=x onerror=hit=1>坡道";
  const all = HOSTILE.join("\n");

  await test.step("it is written into a proposal and said below it", async () => {
    await phone.open("/proposals/new");
    await page.getByLabel("哪里不方便？").fill(all);
    await page.getByLabel("一句话标题").fill(title);
    await page.getByLabel("想变成什么样？").fill(all);
    await page.getByLabel("谁需要，为什么？").fill(all);
    await page.getByLabel("在哪里").selectOption({ index: 1 });
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible({ timeout: 30_000 });
    await isText(page);
  });

  const staff = await worker("staff");
  await test.step("the office reads it, sends it back with more of it, and its list takes no formula", async () => {
    await new Office(staff.page, linli).signIn();
    await new Committee(staff.page).sendBack(title, "目标没法量", HOSTILE[1]!);
    await isText(staff.page);
  });

  await test.step("the author reads what came back", async () => {
    await phone.open("/");
    await page.getByRole("link", { name: title }).first().click({ timeout: 30_000 });
    await expect(page.getByText(HOSTILE[1]!).first()).toBeVisible({ timeout: 30_000 });
    await isText(page);
    await page.getByRole("link", { name: "补充提案" }).click();
    await expect(page.getByLabel("一句话标题")).toHaveValue(title);
    await isText(page);
  });

  await test.step("on the list, in the search, in a report and in the column", async () => {
    await phone.open("/proposals");
    await page.getByRole("searchbox").fill("<img");
    await expect(page.getByRole("link", { name: title }).first()).toBeVisible({ timeout: 30_000 });
    await isText(page);
    await phone.open("/issues/new");
    await page.getByRole("button", { name: "井盖松动" }).click();
    await page.getByLabel(/说一句/).fill(all);
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "井盖松动", level: 1 })).toBeVisible({ timeout: 30_000 });
    await isText(page);
  });
});
