import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { chineseAmong } from "../support/language.ts";
import { expect, type Person, test } from "../support/story.ts";

/** How one wears the app: what is done to it before the walk. */
type Dress = "plain" | "dark" | "care" | "english" | "narrow";

const still = { reducedMotion: "reduce" as const };

test.setTimeout(600_000);

test("a guest walks through every screen", async ({ person }, testInfo) => {
  const guest = await person("guest", still);
  const paths = await screens(guest.page);
  for (const dress of dresses(testInfo.project.name, ["plain", "english", "narrow"])) {
    await wear(guest.page, dress);
    await walk(guest, `guest-${dress}`, { ...paths, join: "/join" }, dress);
    await undress(guest.page, dress);
  }
});

test("a member walks through every screen", async ({ linli, person }, testInfo) => {
  const member = await person("member", still);
  await joinAs(member.page, linli, linli.sheet().member);
  const paths = await screens(member.page);
  for (const dress of dresses(testInfo.project.name, ["plain", "dark", "english", "care", "narrow"])) {
    await wear(member.page, dress);
    await walk(member, `member-${dress}`, paths, dress);
    await undress(member.page, dress);
  }
});

test.describe("while an emergency is on", () => {
  test.use({ words: ["--emergency"] });

  test("home is what to do, whatever one wears", async ({ linli, person }, testInfo) => {
    const member = await person("member", still);
    await joinAs(member.page, linli, linli.sheet().member);
    await expect(member.page.getByRole("heading", { name: "现在这样做" })).toBeVisible({ timeout: 60_000 });
    await expect(member.page.getByText("，欢迎")).toHaveCount(0, { timeout: 30_000 });
    for (const dress of dresses(testInfo.project.name, ["plain", "dark", "english", "care", "narrow"])) {
      await wear(member.page, dress);
      await walk(member, `emergency-${dress}`, { home: "/" }, dress);
      await undress(member.page, dress);
    }
  });
});

/** A desk shows what is wide; what else one may wear looks the same on either. */
function dresses(project: string, worn: Dress[]): Dress[] {
  return project === "desktop" ? ["plain"] : worn;
}

/** The address of every screen, one of each kind and state. */
async function screens(page: Page): Promise<Record<string, string>> {
  const phone = new Phone(page);
  const found: Record<string, string> = {};
  const find = async (name: string, title: string) => {
    const link = page.getByRole("main").getByRole("link", { name: title, exact: true }).first();
    found[name] = (await link.getAttribute("href", { timeout: 30_000 }))!;
  };
  await phone.open("/proposals");
  for (const [name, title] of [
    ["proposal-voting", "地下车库划定电动车停放区"],
    ["proposal-scheduled", "北门换掉破损井盖"],
    ["proposal-approved", "给东门装感应灯"],
    ["proposal-accepted", "东门加一段无障碍坡道"],
    ["project-posted", "在社区活动室设旧衣回收点"],
    ["project-under-way", "6号楼安装晾晒架"],
    ["project-rated", "4号楼空地改成共享菜园"],
    ["project-archived", "4号楼垃圾房加洗手池"],
  ]) {
    await page.getByRole("searchbox").fill(title);
    await find(name, title);
  }
  await page.getByRole("searchbox").fill("");
  await phone.open("/councils");
  await find("vote-open", "地下车库划定电动车停放区");
  await find("vote-passed", "给东门装感应灯");
  await find("vote-failed", "中心花园空地改成共享菜园");
  await find("vote-void", "5号楼增设休息长椅");
  await find("owners-open", "临江里小区改造二期方案");
  await find("owners-opinions", "快递柜放在哪里好");
  await find("owners-decided", "7号楼2单元加装电梯");
  // Guests read results, not when the next sitting is.
  const sittings = page.getByRole("main").locator('a[href^="/sittings/"]');
  const minutes = page.getByRole("main").locator('a[href$="/minutes"]');
  if (await minutes.count()) found.minutes = (await minutes.last().getAttribute("href"))!;
  if (await sittings.count()) {
    found.sitting = (await sittings.first().getAttribute("href"))!;
    await page.getByRole("main").getByRole("link", { name: /党群议事会第 5 次会议/ }).click();
    const motion = page.getByRole("main").locator('a[href^="/m/"]').first();
    found.motion = (await motion.getAttribute("href", { timeout: 30_000 }))!;
  }
  await phone.open("/notices");
  await find("notice", "明早六点起大风降温");
  await find("notice-corrected", "燃气公司入户安检，请留人在家");
  await find("board", "公示：冬季送暖帮扶，拟帮 12 户");
  // Guests see no accounts.
  await phone.open("/funds");
  for (const [name, title] of [
    ["fund-income", "公共收益"],
    ["fund-maintenance", "专项维修资金"],
  ]) {
    const link = page.getByRole("main").getByRole("link", { name: title, exact: true });
    if (await link.count()) found[name] = (await link.getAttribute("href"))!;
  }
  if (found["fund-income"]) {
    await phone.open(found["fund-income"]);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible({ timeout: 30_000 });
    // Who rents reads that it is published, and no entry.
    const entries = page.getByRole("main").locator('a[href^="/funds/e/"]');
    if (await entries.count()) found["fund-entry"] = (await entries.first().getAttribute("href"))!;
  }
  // Guests see no activities either.
  await phone.open("/volunteer");
  const activities = page.getByRole("main").locator('a[href^="/a/"]');
  if (await activities.count()) found.activity = (await activities.last().getAttribute("href"))!;
  await phone.open("/assessment");
  const dimension = page.getByRole("main").locator('a[href^="/assessment/"][href$="/clean"]').first();
  const clean = (await dimension.getAttribute("href", { timeout: 30_000 }))!;
  const year = Number(clean.split("/")[2]);
  const six = { "six-dimension": clean, "six-last-year": `/assessment/${year - 1}` };
  await phone.open("/covenant");
  const version = page.getByRole("region", { name: "各版公约" }).getByRole("link").first();
  const next = (await version.getAttribute("href", { timeout: 30_000 }))!;
  return {
    home: "/",
    proposals: "/proposals",
    "proposal-new": "/proposals/new",
    councils: "/councils",
    ...found,
    me: "/me",
    followed: "/me/followed",
    acts: "/me/acts",
    devices: "/me/devices",
    settings: "/me/settings",
    renovation: "/renovation",
    funds: "/funds",
    volunteer: "/volunteer",
    "volunteer-new": "/volunteer/new",
    "volunteer-help": "/volunteer/help",
    "volunteer-hours": "/volunteer/hours",
    points: "/points",
    "points-rewards": "/points/rewards",
    "points-wall": "/points/wall",
    "nominees": "/points/nominees",
    issues: "/issues",
    "issue-new": "/issues/new",
    grid: "/grid",
    "grid-day": "/grid/day",
    emergency: "/emergency",
    "emergency-week": "/emergency/week",
    "emergency-hazards": "/emergency/hazards",
    privacy: "/me/privacy",
    "privacy-notice": "/me/privacy/notice",
    "privacy-mend": "/me/privacy/mend",
    "privacy-erase": "/me/privacy/erase",
    "privacy-texts": "/me/privacy/texts",
    alerts: "/me/notices",
    "alerts-choice": "/me/alerts",
    notices: "/notices",
    column: "/column",
    "column-new": "/column/new",
    sentiment: "/sentiment",
    covenant: "/covenant",
    "covenant-next": next,
    "covenant-changes": `${next}/changes`,
    duty: "/duty",
    "duty-new": "/duty/new",
    rooms: "/rooms",
    "rooms-mine": "/rooms/mine",
    feedback: "/feedback",
    "feedback-new": "/feedback/new",
    "six-types": "/assessment",
    ...six,
    "six-survey": "/assessment/survey",
    nowhere: "/no-such-page",
  };
}

/** Goes to each address as by a link, and looks at what is there. */
async function walk(person: Person, name: string, paths: Record<string, string>, dress: Dress) {
  const { page } = person;
  for (const [screen, path] of Object.entries(paths)) {
    await go(page, path);
    const where = `${name}-${screen}`;
    // A phone that was just given a wider page takes a frame to fit it again.
    await expect
      .configure({ soft: true })
      .poll(async () => (await page.evaluate(seen)).over, { message: `${where} is wider than the screen`, timeout: 3_000 })
      .toEqual([]);
    const { texts } = await page.evaluate(seen);
    if (dress === "english") {
      expect.soft(chineseAmong(texts), `Chinese on ${where}`).toEqual([]);
    }
    // Other words and another width change nothing of what axe looks at.
    if (dress === "english" || dress === "narrow") await person.picture(`walk-${where}`);
    else await person.look(`walk-${where}`);
  }
}

async function go(page: Page, path: string) {
  await page.evaluate((path) => {
    const link = document.createElement("a");
    link.href = path;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  // The screen follows its address at once; then nothing of it is on its way any more.
  await page.waitForFunction(
    (path) => location.pathname === path && document.querySelector(".skeleton") === null,
    path,
  );
}

/** What sticks out to the side, and every text there is. Runs in the page. */
function seen() {
  const width = document.documentElement.clientWidth;
  const out: string[] = [];
  if (document.documentElement.scrollWidth > width) {
    for (const element of document.body.querySelectorAll("*")) {
      if (element.getBoundingClientRect().right > width + 1) out.push(element.outerHTML.slice(0, 200));
    }
  }
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // What is for the eye only, such as the product's seal, is a drawing.
    if (!node.parentElement?.closest("[aria-hidden=true]")) texts.push(node.textContent ?? "");
  }
  for (const element of document.body.querySelectorAll("[aria-label], [alt], [placeholder]")) {
    for (const name of ["aria-label", "alt", "placeholder"]) texts.push(element.getAttribute(name) ?? "");
  }
  return { over: out.slice(0, 5), texts };
}

/** Puts a dress on, by the settings. */
async function wear(page: Page, dress: Dress) {
  await go(page, "/me/settings");
  if (dress === "dark") await page.getByRole("switch", { name: "深色" }).check();
  if (dress === "care") await page.getByRole("switch", { name: /^大字版/ }).check();
  if (dress === "english") await speak(page, "语言 Language", "English", "en");
  if (dress === "narrow") {
    await page.getByRole("button", { name: "字号" }).click();
    const sheet = page.getByRole("dialog", { name: "字号" });
    await sheet.getByRole("radio", { name: "放大到 200%" }).check();
    await sheet.getByRole("button", { name: "关上" }).click();
    await expect(sheet).toBeHidden();
    await page.setViewportSize({ width: 320, height: 640 });
  }
}

/** Takes it off again. */
async function undress(page: Page, dress: Dress) {
  await go(page, "/me/settings");
  if (dress === "dark") await page.getByRole("switch", { name: "深色" }).uncheck();
  if (dress === "care") await page.getByRole("switch", { name: /^大字版/ }).uncheck();
  if (dress === "english") await speak(page, "Language 语言", "中文", "zh-CN");
}

/** Chooses a language; the sheet closes itself and the page is built anew. */
async function speak(page: Page, setting: string, language: string, tag: string) {
  await page.getByRole("button", { name: setting }).click();
  await page.getByRole("dialog").getByText(language, { exact: true }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", tag);
  await expect(page.getByRole("dialog")).toBeHidden();
}
