// A proposal about which much was said, opened on a slow phone from what is stored on it:
// node talk.mjs [--comments 500] [--taps 7]
import { parseArgs } from "node:util";
import { Linli } from "../support/linli.mjs";
import { figure, median, newPhone, openBrowser, say, signIn, SLOW } from "./common.mjs";
import { tap, visit } from "./touch.mjs";

const { values } = parseArgs({
  options: {
    comments: { type: "string", default: "500" },
    taps: { type: "string", default: "7" },
  },
});
const [comments, taps] = [values.comments, values.taps].map(Number);

const linli = await Linli.start("bench-talk");
const browser = await openBrowser();
const { resident, member } = linli.sheet();
const speaker = await newPhone(browser, linli);
await signIn(speaker, resident);
const { talk } = await say(speaker, comments);
await speaker.close();

const page = await visit(browser, linli, member);
const entry = page.locator(`a.row__link[href="/p/${talk}"]`);
// The one that was last handed in stands first.
await entry.waitFor();
const shown = `document.querySelectorAll(".argument").length >= 12
  && [...document.querySelectorAll("h2")].some((it) => it.textContent.includes(wanted))`;
const times = [];
for (let number = 0; number < taps; number += 1) {
  times.push(await tap(page, entry, shown, String(comments)));
  await page.goBack();
  await entry.waitFor();
}
console.log("open", times.map(Math.round).join(" "));
figure("talk_open", median(times), "ms", `≤ 300 (${comments} comments at a ${SLOW}th of the speed)`);
figure("talk_open_worst", Math.max(...times), "ms", "");

await browser.close();
await linli.remove();
process.exit(0);
