import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const dist = process.env.LINLI_DIST ?? resolve(import.meta.dirname, "..", "..", "dist");
const title = "12号楼设立旧书漂流角";

// A worker would keep the parts on the phone; here they are to be out of reach.
const bare = { serviceWorkers: "block" as const };

test("a screen whose part is out of reach says so, and opens on the next try", async ({ person }) => {
  const reader = await person("reader", bare);
  const { page } = reader;
  const phone = new Phone(page);
  await keepBack(page, "talk");
  await phone.open("/councils");
  await expect(page.getByRole("heading", { name: "这一页还没下载到手机里" })).toBeVisible();
  await reader.look("part-missing");

  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page.getByRole("heading", { name: "这一页还没下载到手机里" })).toBeVisible();
  await letThrough(page, "talk");
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page.getByRole("heading", { name: "正在表决" })).toBeVisible();
});

test("with the part that takes acts out of reach nothing is done by half, and signing out loses nothing", async ({
  linli,
  person,
}) => {
  const author = await person("author", bare);
  const { page } = author;
  const phone = new Phone(page);
  const { resident } = linli.sheet();
  await joinAs(page, linli, resident);

  await test.step("an act waits on this phone", async () => {
    await page.route("**/api/v1/commands", (route) => route.abort());
    await phone.openProposal(title);
    await phone.say("赞成", "家里旧书正好有去处。");
    await expect(phone.act("发言：")).toContainText("已存");
  });

  await test.step("the next visit shows what everyone may read, and says how things stand", async () => {
    await keepBack(page, "acts");
    await phone.open("/proposals");
    await expect(page.getByText("应用还有一部分没下载到手机里")).toBeVisible();
    await expect(page.getByRole("heading", { name: "地下车库划定电动车停放区" })).toBeVisible();
    await author.look("acts-part-missing");
  });

  await test.step("one signs out all the same", async () => {
    await phone.open("/me");
    await page.getByRole("button", { name: "退出登录" }).click();
    const sheet = page.getByRole("dialog", { name: "退出登录？" });
    await sheet.getByRole("button", { name: "退出登录" }).click();
    await expect(page.getByText("没送出的还留着")).toBeVisible();
    await phone.open("/me");
    await expect(page.getByRole("heading", { name: "还没有加入" })).toBeVisible();
  });

  await test.step("back again, what had waited is there and goes", async () => {
    await letThrough(page, "acts");
    await page.unroute("**/api/v1/commands");
    await joinAs(page, linli, resident);
    await phone.open("/me/acts");
    await expect(phone.act(`发言：${title}`)).toHaveCount(1);
    await expect(phone.act(`发言：${title}`)).toContainText("回执", { timeout: 30_000 });
  });
});

test("a new version is offered, and everything unsent outlives the change", async ({ linli, person }) => {
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  const { resident } = linli.sheet();
  const newer = mkdtempSync(join(tmpdir(), "linli-newer-"));
  try {
    await joinAs(page, linli, resident);
    await test.step("a draft, and an act that waits for its person to sign in", async () => {
      await phone.open("/proposals/new");
      await phone.kept();
      await page.getByLabel("一句话标题").fill("换一块公告栏玻璃");
      await phone.draftKept();
      await phone.openProposal(title);
      await linli.stop();
      await phone.say("赞成", "家里旧书正好有去处。");
      await page.context().clearCookies();
    });

    await test.step("the server comes back with a newer app, and the phone says so", async () => {
      makeNewer(newer);
      await linli.startAgain(["--dist", newer]);
      await phone.open("/proposals/new");
      await expect(page.getByText("有新版本，没送出的都还在")).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText(/1 件没送出的都还在/)).toBeVisible({ timeout: 30_000 });
      await author.look("new-version");
    });

    await test.step("one tap changes over; draft and act are still there", async () => {
      const reloaded = page.waitForEvent("load");
      await page.getByRole("button", { name: "换过来" }).click();
      await reloaded;
      await phone.ready();
      await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["linli-newer"]);
      await expect(page.getByText("有新版本")).toBeHidden();
      await expect(page.getByLabel("一句话标题")).toHaveValue("换一块公告栏玻璃");
      await joinAs(page, linli, resident);
      await phone.open("/me/acts");
      await expect(phone.act(`发言：${title}`)).toContainText("回执", { timeout: 30_000 });
    });
  } finally {
    rmSync(newer, { recursive: true, force: true });
  }
});

/** Lets no part of this name come. */
async function keepBack(page: Page, part: string) {
  await page.route(`**/${part}-*.wasm`, (route) => route.abort());
}

async function letThrough(page: Page, part: string) {
  await page.unroute(`**/${part}-*.wasm`);
}

/** The built app with another version in its service worker. */
function makeNewer(folder: string) {
  cpSync(dist, folder, { recursive: true });
  const app = join(folder, "app");
  for (const packed of readdirSync(app).filter((name) => /^sw\.js\.\w+$/.test(name))) {
    rmSync(join(app, packed));
  }
  const worker = readFileSync(join(app, "sw.js"), "utf8");
  const renamed = worker.replace(/const VERSION = "[^"]*"/, 'const VERSION = "newer"');
  if (renamed === worker) throw new Error("the worker has no version");
  writeFileSync(join(app, "sw.js"), renamed);
}
