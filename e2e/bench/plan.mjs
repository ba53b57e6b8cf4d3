// A renovation plan in its works, with the homes of the sample and many photos in its diary, opened
// on a slow phone from what is stored on it: node plan.mjs [--photos 300] [--taps 5]
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, newPhone, openBrowser, signIn, SLOW } from "./common.mjs";
import { tap, visit } from "./touch.mjs";

const { values } = parseArgs({
  options: {
    photos: { type: "string", default: "300" },
    taps: { type: "string", default: "5" },
  },
});
const [photos, taps] = [values.photos, values.taps].map(Number);
/** The most photos of one entry, by the sample's rules. */
const EACH = 9;
/** Files that one person sends on a day, at most 200: further photos show them again. */
const FILES = 180;
const headers = { "x-linli": "1" };
const samples = resolve(import.meta.dirname, "..", "..", "testkit", "samples", "photos");

const linli = await Linli.start("bench-plan", ["--plan", "works"]);
const browser = await openBrowser();
const { resident, contact } = linli.sheet();
const builder = await newPhone(browser, linli);
await signIn(builder, contact);
const homes = await write(builder, photos);
await builder.close();

const page = await visit(browser, linli, resident);
const entry = page.locator('a[href="/renovation"]').first();
await entry.waitFor();
const shown = `document.querySelectorAll(".timeline__item").length >= 5
  && document.querySelectorAll(".building").length >= wanted`;
const times = [];
for (let number = 0; number < taps; number += 1) {
  times.push(await tap(page, entry, shown, 10));
  await page.goBack();
  await entry.waitFor();
}
console.log("open", times.map(Math.round).join(" "));
const aim = `≤ 300 (${homes} homes, ${photos} photos, at a ${SLOW}th of the speed)`;
figure("plan_open", median(times), "ms", aim);
figure("plan_open_worst", Math.max(...times), "ms", "");

await browser.close();
await linli.remove();
process.exit(0);

/** Writes so many photos into the diary, building by building; answers with how many homes there are. */
async function write(context, count) {
  const of = await records(context);
  const [{ id: plan }] = of("plan");
  const buildings = of("building");
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const picture = readFileSync(join(samples, "pipes.jpg"));
  const files = [];
  while (files.length < Math.min(FILES, count)) files.push(await send(context, picture));
  let left = count;
  for (let number = 0; left > 0; number += 1) {
    const many = Math.min(EACH, left);
    left -= many;
    const taken = Array.from({ length: many }, (_, index) => files[(left + index) % files.length]);
    const entry = {
      id: crypto.randomUUID(),
      plan,
      on: today,
      building: buildings[number % buildings.length].id,
      item: null,
      text: "立管换到三层，晚上六点前通水。",
      photos: taken.map((hash) => {
        return { moment: "during", photo: { hash, width: 480, height: 360, shows: null } };
      }),
    };
    const command = { renovation: { write_diary: entry } };
    const commands = [{ id: crypto.randomUUID(), made_at: Date.now(), command }];
    const answer = await context.request.post("/api/v1/commands", {
      data: { schema: 1, commands },
      headers,
    });
    const text = await answer.text();
    if (!answer.ok() || text.includes('"refused"')) throw new Error(`not taken: ${text.slice(0, 300)}`);
  }
  return of("home").length;
}

/** Every record the reader has, by kind. */
async function records(context) {
  const changes = [];
  let cursors;
  for (;;) {
    const known = Object.entries(cursors ?? {}).map(([audience, seq]) => `${audience}=${seq}`);
    const query = known.length ? `?after=${known.join(",")}` : "";
    const page = await (await context.request.get(`/api/v1/changes${query}`)).json();
    changes.push(...page.changes);
    cursors = page.cursors;
    if (!page.more) break;
  }
  return (kind) => changes.filter((change) => change.kind === kind).map(({ body }) => body);
}

/** Sends a picture of its own: the sample with other bytes behind its end. */
async function send(context, picture) {
  const bytes = Buffer.concat([picture, randomBytes(16)]);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const answer = await context.request.put(`/api/v1/blobs/${hash}`, {
    data: bytes,
    headers: { ...headers, "content-type": "application/octet-stream" },
  });
  if (!answer.ok()) throw new Error(`no photo: ${await answer.text()}`);
  return hash;
}
