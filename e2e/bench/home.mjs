// Home with fifty thousand records on a slow phone: how long it takes to count how the neighbourhood
// moves, as the app notes it, and from the tap that leads home to the end of the frame that shows it:
// node home.mjs [--records 50000] [--taps 9]
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, newPhone, openBrowser, ready, signIn, slowDown, SLOW } from "./common.mjs";
import { copied, plant } from "./planted.mjs";
import { prepare, tap } from "./touch.mjs";

const { values } = parseArgs({
  options: { records: { type: "string", default: "50000" }, taps: { type: "string", default: "9" } },
});
const [records, taps] = [values.records, values.taps].map(Number);
/** One in so many is a proposal, one a report on the board, the rest is talk. */
const [PROPOSALS, REPORTS] = [50, 10];

const linli = await Linli.start("bench-home");
const browser = await openBrowser();
const context = await newPhone(browser, linli);
await signIn(context, linli.sheet().resident);
const planted = await plant(context, (changes) => {
  const of = (wanted) => changes.filter(({ kind, body }) => kind === wanted && body);
  const left = records - changes.length;
  const proposals = Math.floor(left / PROPOSALS);
  const reports = Math.floor(left / REPORTS);
  return [
    ...copied(of("proposal"), proposals),
    ...copied(of("issue_board"), reports),
    ...copied(of("comment"), left - proposals - reports),
  ];
});
const page = await context.newPage();
await page.addInitScript(prepare);
await page.addInitScript(() => {
  window.counted = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === "pulse") window.counted.push(duration);
  }).observe({ type: "measure" });
});
await page.goto("/proposals");
await ready(page);
await page.locator("a.row__link").first().waitFor({ timeout: 120_000 });
await page.evaluate(() => window.complete());
console.log(`${planted()} records planted`);
await slowDown(page);

const home = page.locator('.tab-bar a[href="/"]');
const away = page.locator('.tab-bar a[href="/me"]');
const shown = `[...document.querySelectorAll("h2")].some((it) => it.textContent.includes(wanted))
  && document.querySelectorAll(".figures__item").length > 0`;
const times = [];
await page.evaluate(() => (window.counted = []));
for (let number = 0; number < taps; number += 1) {
  await tap(page, away, `location.pathname === wanted`, "/me");
  times.push(await tap(page, home, shown, "邻里这一周"));
}
const counted = await page.evaluate(() => window.counted);
if (counted.length < taps) throw new Error(`counted ${counted.length} times in ${taps} visits`);
console.log("counted", counted.map(Math.round).join(" "));
console.log("home", times.map(Math.round).join(" "));
const speed = `${records} records, at a ${SLOW}th of the speed`;
figure("home_pulse", median(counted), "ms", `≤ 100 (${speed})`);
figure("home_pulse_worst", Math.max(...counted), "ms", "");
figure("home_open", median(times), "ms", `(the whole screen, ${speed})`);

await browser.close();
await linli.remove();
process.exit(0);
