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
