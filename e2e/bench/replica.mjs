// The replica of the real app against the real server, in figures:
// node replica.mjs [--records 10000] [--acts 1000] [--runs 3]
//
// Records are comments of some 500 bytes each, said through the API by one resident. Measured are
// the first pull of them all, stored and shown, against a plain program that does the same with one
// put for each record; the start of the app with all of them stored; and the sending of comments
// that were written in the app without a network.
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import {
  figure, median, MOST_COMMANDS, newPhone, openBrowser, ready, say, signIn, slowDown,
} from "./common.mjs";

const options = /** @type {const} */ ({
  records: { type: "string", default: "10000" },
  acts: { type: "string", default: "1000" },
  runs: { type: "string", default: "3" },
});
const { values } = parseArgs({ options });
const [records, acts, runs] = [values.records, values.acts, values.runs].map(Number);

const linli = await Linli.start("bench-replica");
const browser = await openBrowser();
const { resident } = linli.sheet();
const first = await newPhone(browser, linli);
const cookies = await signIn(first, resident);
const { talk, last } = await say(first, records);

const plain = [];
const pulls = [];
let phone;
for (let run = 0; run < runs; run += 1) {
  const measure = await newPhone(browser, linli, cookies);
  plain.push(await plainPull(measure));
  await measure.close();
  await phone?.close();
  phone = await newPhone(browser, linli, cookies);
  pulls.push(await appPull(phone, plain.at(-1).pages));
}
const plainMs = median(plain.map(({ ms }) => ms));
const pullMs = median(pulls);
console.log(`${plain[0].count} records, ${plain[0].bytes} bytes of JSON, ${plain[0].pages} pages`);
figure("plain_pull", plainMs, "ms", "the measure");
figure("replica_pull", pullMs, "ms", `${records} records stored and shown`);
figure("replica_pull_ratio", pullMs / plainMs, "", "≤ 0.5");

const starts = await appStarts(phone, 5);
figure("replica_start_slow", median(starts), "ms", "≤ 1000");
figure("replica_start_slow_worst", Math.max(...starts), "ms", "");

const { sent, whole } = await flush(phone);
figure("replica_flush", sent, "ms", `≤ 500 (${acts} acts, from the first request on)`);
figure("replica_flush_whole", whole, "ms", "from the moment the network is back");

await browser.close();
await linli.remove();
process.exit(0);

/** What most programs do: fetch, JSON.parse, one put for each record in one transaction. */
async function plainPull(context) {
  const page = await context.newPage();
  // A page of the same origin that has nothing to do.
  await page.route("**/plain", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("/plain");
  const result = await page.evaluate(async () => {
    const start = performance.now();
    const database = await new Promise((done, fail) => {
      const asked = indexedDB.open("plain", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("records", { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    const all = [];
    let [after, more, pages, bytes] = ["", true, 0, 0];
    while (more) {
      const query = `after=${encodeURIComponent(after)}&limit=2000`;
      const text = await (await fetch(`/api/v1/changes?${query}`)).text();
      const answer = JSON.parse(text);
      for (const { kind, id, body } of answer.changes) all.push({ key: `${kind} ${id}`, body });
      after = Object.entries(answer.cursors).map((pair) => pair.join("=")).join(",");
      more = answer.more;
      pages += Number(answer.changes.length > 0);
      bytes += text.length;
    }
    await new Promise((done, fail) => {
      const transaction = database.transaction("records", "readwrite");
      const store = transaction.objectStore("records");
      for (const record of all) store.put(record);
      transaction.oncomplete = () => done(undefined);
      transaction.onerror = () => fail(transaction.error);
    });
    const ms = performance.now() - start;
    database.close();
    return { ms, pages, bytes, count: all.length };
  });
  await page.close();
  return result;
}

/** From the first request for changes until the last page is stored and the last record is drawn. */
async function appPull(context, pages) {
  const page = await context.newPage();
  await page.addInitScript(watchStorage);
  await page.goto("/proposals");
  const drawn = await page.waitForFunction(drawnAt, `a[href="/p/${last}"]`, { polling: "raf" });
  const shown = await drawn.jsonValue();
  const stored = await page.waitForFunction(
    (pages) => {
      const asked = performance.getEntriesByType("resource");
      const first = asked.find(({ name }) => name.includes("/api/v1/changes"));
      // The replica tells other tabs of every page that it has stored.
      const told = window.told.filter((at) => first && at > first.startTime);
      return told.length >= pages && { start: first.startTime, end: told[pages - 1] };
    },
    pages,
    { polling: 20 },
  );
  const { start, end } = await stored.jsonValue();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.close();
  return Math.max(shown, end) - start;
}

/** On a slow phone, from the address to a list that is drawn and answers. */
async function appStarts(context, times) {
  const starts = [];
  for (let run = 0; run < times; run += 1) {
    const page = await context.newPage();
    await slowDown(page);
    await page.goto("/proposals", { waitUntil: "commit" });
    const drawn = await page.waitForFunction(drawnAt, `a[href="/p/${last}"]`, { polling: "raf" });
    starts.push(await drawn.jsonValue());
    await page.close();
  }
  return starts;
}

/** Writes comments with no network, and lets the network come back. */
async function flush(context) {
  const page = await context.newPage();
  await page.addInitScript(watchStorage);
  await page.goto(`/p/${talk}`);
  await page.getByRole("button", { name: "我也说一句" }).waitFor();
  await context.setOffline(true);
  await page.getByText("没有网络").first().waitFor();
  await page.evaluate(writeComments, { acts, words: "好。" });
  await page.goto("/proposals");
  await ready(page);
  await page.getByText("没有网络").first().waitFor();
  await page.evaluate(() => {
    performance.clearResourceTimings();
    window.told = [];
    window.back = performance.now();
  });
  await context.setOffline(false);
  const requests = Math.ceil(acts / MOST_COMMANDS);
  const done = await page.waitForFunction(
    (requests) => {
      const asked = performance.getEntriesByType("resource");
      const pushes = asked.filter(({ name }) => name.endsWith("/api/v1/commands"));
      if (pushes.length < requests) return false;
      // What the last answer settled is in the phone's storage once the other tabs are told.
      const end = window.told.find((at) => at > pushes[requests - 1].responseEnd);
      const [{ startTime }] = pushes;
      return end !== undefined && { sent: end - startTime, whole: end - window.back };
    },
    requests,
    { polling: 20 },
  );
  const times = await done.jsonValue();
  await page.goto("/me/acts");
  await ready(page);
  const waiting = await page.getByRole("img", { name: /^已存/ }).count();
  if (waiting > 0) throw new Error(`${waiting} acts still wait`);
  const { for_it: said } = await (await context.request.get(`/api/v1/records/pulse/${talk}`)).json();
  if (said !== records + acts) throw new Error(`${said} comments were counted, not ${records + acts}`);
  return times;
}

/** In the page: when was this replica told by itself of a page that is stored? */
function watchStorage() {
  window.told = [];
  const channel = new BroadcastChannel("linli");
  channel.onmessage = ({ data }) => {
    if (data === "") window.told.push(performance.now());
  };
}

/** In the page, asked before every frame: the time at which it is drawn and answers. */
function drawnAt(selector) {
  const there = document.body?.dataset.ready === "true" && document.querySelector(selector);
  return there && new Promise((done) => setTimeout(() => done(performance.now())));
}

/** In the page: writes comments through the sheet, one after the other. */
async function writeComments({ acts, words }) {
  const frame = () => new Promise((done) => setTimeout(done));
  const until = async (found) => {
    const end = performance.now() + 20_000;
    for (let it = found(); performance.now() < end; it = found()) {
      if (it) return it;
      await frame();
    }
    throw new Error(`never came: ${found}`);
  };
  const button = (name) => {
    return [...document.querySelectorAll("button")].find((it) => it.textContent.trim() === name);
  };
  for (let number = 0; number < acts; number += 1) {
    (await until(() => button("我也说一句"))).click();
    const field = await until(() => document.querySelector("dialog[open] textarea"));
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // A sheet that closes takes its entry off the history; no finger is quicker than that.
    let left = false;
    window.addEventListener("popstate", () => (left = true), { once: true });
    (await until(() => button("发出去"))).click();
    await until(() => left && document.querySelector("dialog[open]") === null);
  }
}
