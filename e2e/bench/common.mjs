// What the benches in a browser share: the browser, someone signed in on a phone, a slow phone,
// and the way figures are printed.
import { chromium } from "@playwright/test";
import { browserArguments, browserPath } from "../browser.mjs";

/** The phone of the stories. */
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
};

/** How many times slower than this machine a slow phone is. */
export const SLOW = 4;

export async function openBrowser() {
  return await chromium.launch({ executablePath: browserPath(), args: browserArguments });
}

/**
 * An empty phone, or one that is signed in with the cookies of another.
 * @param {import("@playwright/test").Browser} browser
 * @param {import("../support/linli.mjs").Linli} linli
 */
export async function newPhone(browser, linli, storageState = undefined) {
  return await browser.newContext({ ...phone, baseURL: linli.origin, storageState });
}

/**
 * Signs an owner of the demo in and answers with the phone's cookies.
 * @param {import("@playwright/test").BrowserContext} context
 */
export async function signIn(context, { code, name, tail }) {
  const data = { code, name, claim: { owner: { tail } }, device: "bench" };
  const answer = await context.request.post("/api/v1/session/activate", {
    data,
    headers: { "x-linli": "1" },
  });
  if (!answer.ok()) throw new Error(`cannot sign in: ${await answer.text()}`);
  const { cookies } = await context.storageState();
  return { cookies, origins: [] };
}

/** Makes a page as slow as a slow phone. */
export async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  return session;
}

/** Waits until the app answers to taps. */
export async function ready(page) {
  await page.waitForFunction(() => document.body.dataset.ready === "true");
}

/** @param {number[]} numbers */
export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Prints a figure as `cargo xtask bench` reads it. */
export function figure(name, value, unit, aim) {
  console.log(JSON.stringify({ name, value: Math.round(value * 100) / 100, unit, aim }));
}

/** Some five hundred bytes with everything around it. */
const words = "轮椅和婴儿车进不来，".repeat(6);
/** The most commands of one request. */
export const MOST_COMMANDS = 64;

/** Puts two proposals in, with comments about the first: the second one is the last record. */
export async function say(context, count) {
  const { changes } = await (await context.request.get("/api/v1/changes")).json();
  const of = (kind) => changes.filter((change) => change.kind === kind).map(({ body }) => body);
  const [{ id: compound, community }] = of("compound");
  const [spot] = of("spot");
  const propose = (title) => {
    const id = crypto.randomUUID();
    const text = "说清楚就好。";
    const place = { spot: spot.id };
    const details = { title, problem: text, goal: text, need: text, place, homes: 1, photos: [] };
    return { id, command: { proposals: { submit: { id, community, compound, details } } } };
  };
  const [talk, last] = [propose("邻居都来说一说"), propose("最后一件")];
  const comment = () => {
    const id = crypto.randomUUID();
    const say = { id, proposal: talk.id, stance: "for", text: words, answers: null };
    return { proposals: { say } };
  };
  const all = [talk.command, ...Array.from({ length: count }, comment), last.command];
  for (let from = 0; from < all.length; from += MOST_COMMANDS) {
    const commands = all.slice(from, from + MOST_COMMANDS).map((command) => {
      return { id: crypto.randomUUID(), made_at: Date.now(), command };
    });
    const data = { schema: 1, commands };
    const answer = await context.request.post("/api/v1/commands", {
      data,
      headers: { "x-linli": "1" },
    });
    const text = await answer.text();
    if (!answer.ok() || text.includes('"refused"')) throw new Error(`not taken: ${text.slice(0, 300)}`);
  }
  return { talk: talk.id, last: last.id };
}
