// A ledger of many entries of one's own, opened on a slow phone from what is stored on it:
// node points.mjs [--entries 50000] [--taps 5]
//
// Nobody earns so many in a life, and nobody waits for a server that adds them one by one: they are
// put into the first answer that the phone pulls, each as the server would have written it.
import { createHash } from "node:crypto";
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, openBrowser, ready, SLOW } from "./common.mjs";
import { tap, visit } from "./touch.mjs";

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "50000" },
    taps: { type: "string", default: "5" },
  },
});
const [entries, taps] = [values.entries, values.taps].map(Number);
const DAY = 86_400_000;

const linli = await Linli.start("bench-points");
const browser = await openBrowser();
const page = await visit(browser, linli, linli.sheet().resident, lengthen);
await page.goto("/volunteer");
await ready(page);
await page.evaluate(() => window.complete());
const entry = page.locator('a[href="/points"]').first();
await entry.waitFor();
const shown = `document.querySelectorAll(".ledger > *").length >= 30
  && [...document.querySelectorAll("h2")].some((it) => it.textContent.includes(wanted))`;
const times = [];
for (let number = 0; number < taps; number += 1) {
  times.push(await tap(page, entry, shown, "积分账"));
  await page.goBack();
  await entry.waitFor();
}
const count = await stored(page);
console.log("open", times.map(Math.round).join(" "), "of", count);
if (count < entries) throw new Error(`the phone holds ${count} entries, not ${entries}`);
const aim = `≤ 300 (${entries} entries at a ${SLOW}th of the speed)`;
figure("points_open", median(times), "ms", aim);
figure("points_open_first", times[0], "ms", aim);

await browser.close();
await linli.remove();
process.exit(0);

/** Puts the entries into the first answer with changes that has one to go by. */
async function lengthen(context) {
  let done = false;
  await context.route("**/api/v1/changes*", async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const like = answer.changes?.find((it) => it.kind === "own_points" && it.body?.what.entry?.what.earned);
    if (!done && like) {
      done = true;
      answer.changes.push(...Array.from({ length: entries }, (_, number) => another(like, number)));
    }
    await route.fulfill({ response, json: answer });
  });
}

/** One more of the same person's, earned by hours of another day. */
function another(like, number) {
  const entry = structuredClone(like.body.what.entry);
  const session = derived("session", [Buffer.from(String(number))]);
  const { earned } = entry.what;
  Object.assign(earned, { cause: { volunteering: session }, turn: 0, points: 10 });
  entry.at -= (number % 700) * DAY;
  entry.id = derived("earned", [Buffer.from("session"), bytes(session), Buffer.from([0, 0])]);
  const id = derived("own points", [Buffer.from("entry"), bytes(entry.id), bytes(entry.person)]);
  return { ...like, id, body: { ...like.body, id, what: { entry } } };
}

/** An id that follows from its parts, as `domain::derived` makes it. */
function derived(tag, parts) {
  const hash = createHash("sha256").update(tag);
  for (const part of parts) {
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(part.length));
    hash.update(length).update(part);
  }
  const id = hash.digest().subarray(0, 16);
  id[6] = (id[6] & 0x0f) | 0x80;
  id[8] = (id[8] & 0x3f) | 0x80;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function bytes(id) {
  return Buffer.from(id.replaceAll("-", ""), "hex");
}

/** How many lines the page says there are. */
async function stored(page) {
  await page.goto("/points");
  const count = page.getByText(/^\d+ 笔$/).first();
  await count.waitFor();
  return Number.parseInt((await count.textContent()) ?? "", 10);
}
