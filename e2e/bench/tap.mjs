// From a tap to the frame in which its answer stands on the screen, on a slow phone:
// node tap.mjs [--taps 10]
//
// The clock starts with the finger's touch as the browser got it, and stops behind the frame that
// first shows the answer: the other button, the other page, the seal on the ballot.
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, openBrowser, ready, SLOW } from "./common.mjs";
import { tap, visit } from "./touch.mjs";

const { values } = parseArgs({ options: { taps: { type: "string", default: "10" } } });
const taps = Number(values.taps);
const places = ["改造", "志愿", "我的", "首页", "议事"];

const linli = await Linli.start("bench-tap");
const browser = await openBrowser();
const { resident, member } = linli.sheet();

const neighbour = await visit(browser, linli, resident);
report("tap_dock", await dock(neighbour));
report("tap_entry", await entries(neighbour));
report("tap_support", await supports(neighbour));
await neighbour.context().close();
const voter = await visit(browser, linli, member);
report("tap_ballot", await ballots(voter));

await browser.close();
await linli.remove();
process.exit(0);

function report(name, times) {
  console.log(name, times.map(Math.round).join(" "));
  figure(name, median(times), "ms", `≤ 100 (median of ${taps} at a ${SLOW}th of the speed)`);
  figure(`${name}_worst`, Math.max(...times), "ms", "");
}

async function dock(page) {
  const times = [];
  for (let number = 0; number < taps; number += 1) {
    const name = places[number % places.length];
    const tab = page.locator(".tab-bar a", { hasText: name });
    const shown = `document.querySelector(".tab-bar [aria-current]")?.textContent.trim() === wanted
      && location.pathname === document.querySelector(".tab-bar [aria-current]").getAttribute("href")`;
    times.push(await tap(page, tab, shown, name));
  }
  return times;
}

async function entries(page) {
  const times = [];
  await page.locator(".tab-bar a", { hasText: "议事" }).tap();
  for (let number = 0; number < taps; number += 1) {
    const entry = page.locator("a.row__link").nth(number);
    await entry.waitFor();
    const title = (await entry.innerText()).trim();
    const shown = `[...document.querySelectorAll("h1")].some((it) => it.textContent.trim() === wanted)`;
    times.push(await tap(page, entry, shown, title));
    await page.goBack();
    await entry.waitFor();
  }
  return times;
}

async function supports(page) {
  const { supported, unsupported } = { supported: "已附议", unsupported: "我也要，附议" };
  const times = [];
  const id = await open(page, unsupported);
  for (let number = 0; number < taps; number += 1) {
    const button = page.getByRole("button", { name: unsupported });
    const shown = `[...document.querySelectorAll("button")].some((it) => it.textContent.trim().startsWith(wanted))`;
    times.push(await tap(page, button, shown, supported));
    await page.getByRole("button", { name: supported }).tap();
    await button.waitFor();
  }
  if (!page.url().endsWith(id)) throw new Error("the page went away");
  return times;
}

/** Opens the first proposal that has this button. */
async function open(page, name) {
  const links = page.locator("a.row__link");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  for (const href of hrefs) {
    await page.locator(`a.row__link[href="${href}"]`).tap();
    await page.waitForURL(`**${href}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    if (await page.getByRole("button", { name }).isVisible()) return href;
    await page.goBack();
    await links.first().waitFor();
  }
  throw new Error(`no proposal has ${name}`);
}

/** A ballot can be changed until the close: each tap casts another choice. */
async function ballots(page) {
  await page.goto("/councils");
  await ready(page);
  await page.locator('a[href^="/v/"]').first().tap();
  const paper = page.getByRole("group", { name: "你的一票" });
  await paper.waitFor();
  const times = [];
  for (let number = 0; number < taps; number += 1) {
    const choice = ["同意", "反对"][number % 2];
    await paper.getByRole("radio", { name: choice }).check({ force: true });
    const cast = page.getByRole("button", { name: new RegExp(`${choice}$`) });
    await cast.waitFor();
    // The ballot's lines and its seal say that it is saved; the button is gone.
    const before = await page.locator(".ballot-paper").textContent();
    const shown = `document.querySelector(".ballot-paper").textContent !== wanted
      && document.querySelector(".ballot__stamp") !== null`;
    times.push(await tap(page, cast, shown, before));
    await paper.getByRole("img", { name: /^已计/ }).waitFor();
  }
  return times;
}
