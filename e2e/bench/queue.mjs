// Ten thousand issues in the office's queue: how long a filter, a place of the map and a search take,
// from the click as the browser got it to the end of the frame that shows the answer:
// node queue.mjs [--issues 10000] [--taps 9]
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, openBrowser } from "./common.mjs";
import { copied, plant } from "./planted.mjs";
import { click, prepare } from "./touch.mjs";

const { values } = parseArgs({
  options: { issues: { type: "string", default: "10000" }, taps: { type: "string", default: "9" } },
});
const [issues, taps] = [values.issues, values.taps].map(Number);

const linli = await Linli.start("bench-queue");
const browser = await openBrowser();
const context = await browser.newContext({
  viewport: { width: 1280, height: 800 },
  baseURL: linli.origin,
  locale: "zh-CN",
  timezoneId: "Asia/Shanghai",
  serviceWorkers: "block",
});
await enter(context);
const planted = await plant(context, (changes) => {
  const known = changes.filter(({ kind, body }) => kind === "issue" && body);
  return copied(known, issues - known.length);
});
const page = await context.newPage();
await page.addInitScript(prepare);
await page.goto("/console/issues");
await page.getByRole("heading", { name: "网格事项", level: 1 }).waitFor({ timeout: 60_000 });
const sum = `[...document.querySelectorAll(".chip")]
  .reduce((sum, it) => sum + Number(/^(没办完|已归档) (\\d+)$/.exec(it.textContent.trim())?.[2] ?? 0), 0)`;
// Asked from outside: the page's policy lets no text become a program.
while ((await page.evaluate(sum)) < issues) await page.waitForTimeout(200);
console.log(`${planted()} issues planted`);

const chip = (name) => page.getByRole("button", { name: new RegExp(`^${name} \\d+$`) });
const pressed = `document.querySelector('.chip[aria-pressed="true"]')?.textContent.trim().startsWith(wanted)
  && document.querySelectorAll("tbody tr, .state").length > 0`;
const filters = [];
for (let number = 0; number < taps; number += 1) {
  const name = ["已归档", "超期", "没办完"][number % 3];
  filters.push(await click(page, chip(name), pressed, name));
}
report("filter", filters);

const places = [];
const shown = `document.querySelector('.building[aria-current="true"] b')?.textContent === wanted`;
const buildings = page.locator(".building");
for (let number = 0; number < taps; number += 1) {
  const building = buildings.nth(number % 6);
  const name = await building.locator("b").textContent();
  places.push(await click(page, building, shown, name));
}
report("map", places);
await page.getByRole("link", { name: "看全部地方" }).click();

const searches = [];
const field = page.getByRole("searchbox");
for (const letter of ["灯", "灯坏", "7号楼", "mlh", "jgsd", "井盖"].slice(0, taps)) {
  searches.push(await typed(field, letter));
}
report("search", searches);

await browser.close();
await linli.remove();
process.exit(0);

function report(what, times) {
  console.log(what, times.map(Math.round).join(" "));
  figure(`queue_${what}`, median(times), "ms", `≤ 100 (${issues} issues)`);
  figure(`queue_${what}_worst`, Math.max(...times), "ms", "");
}

/** From the letter in the field to the end of the frame that shows what it finds. */
async function typed(field, words) {
  return await field.evaluate(async (input, words) => {
    await window.settled();
    const start = performance.now();
    input.value = words;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await window.afterFrame();
    return performance.now() - start;
  }, words);
}

/** Signs the office in. */
async function enter(context) {
  const { login, password, phone } = linli.sheet().staff;
  const post = (data) =>
    context.request.post("/api/v1/session/staff", { data, headers: { "x-linli": "1" } });
  const first = await post({ login, password, device: "bench" });
  if (!first.ok()) throw new Error(await first.text());
  const second = await post({ login, password, otp: linli.lastCode(phone), device: "bench" });
  if (!second.ok()) throw new Error(await second.text());
}
