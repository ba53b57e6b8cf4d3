// A finger on a slow phone, timed: from the touch as the browser got it to the end of the frame
// that first shows the answer.
import { newPhone, ready, signIn, slowDown } from "./common.mjs";

/**
 * Signs someone in and waits until all parts of the app and all records are there. `before` may still
 * change what the phone is going to pull.
 */
export async function visit(browser, linli, account, before = async (_context) => {}) {
  const context = await newPhone(browser, linli);
  await before(context);
  await signIn(context, account);
  const page = await context.newPage();
  await page.addInitScript(prepare);
  await page.goto("/proposals");
  await ready(page);
  await page.locator("a.row__link").first().waitFor();
  await page.evaluate(() => window.complete());
  await slowDown(page);
  return page;
}

/** Taps, and answers with the milliseconds until `shown` holds in a frame. */
export async function tap(page, target, shown, wanted) {
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  await settled(page);
  await page.evaluate(`window.listen((wanted) => ${shown}, ${JSON.stringify(wanted)})`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  return await page.evaluate(() => window.answer);
}

/** The same with a mouse, at a desk. */
export async function click(page, target, shown, wanted) {
  await target.scrollIntoViewIfNeeded();
  await settled(page);
  await page.evaluate(`window.listen((wanted) => ${shown}, ${JSON.stringify(wanted)})`);
  await target.click();
  return await page.evaluate(() => window.answer);
}

/** Waits until the page has been left alone by its own work for a while. */
async function settled(page) {
  await page.evaluate(() => window.settled());
}

/** In the page: how a tap is timed. */
export function prepare() {
  const afterThisFrame = () =>
    new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    });
  // The end of the next frame.
  window.afterFrame = () => new Promise((done) => requestAnimationFrame(() => afterThisFrame().then(done)));
  window.listen = (shown, wanted) => {
    window.answer = new Promise((done, fail) => {
      let touched;
      const touch = (event) => (touched = event.timeStamp);
      window.addEventListener("pointerdown", touch, { capture: true, once: true });
      const end = performance.now() + 20_000;
      const look = async () => {
        const now = performance.now();
        if (now > end) return fail(new Error(`no answer: touched ${touched}, ${shown}`));
        if (touched === undefined || !shown(wanted)) return requestAnimationFrame(look);
        done((await afterThisFrame()) - touched);
      };
      requestAnimationFrame(look);
    });
  };
  // The rest of the app comes unasked after the first screen: until nothing more was loaded.
  window.complete = async () => {
    let known = -1;
    while (performance.getEntriesByType("resource").length !== known) {
      known = performance.getEntriesByType("resource").length;
      await new Promise((done) => setTimeout(done, 2_000));
    }
  };
  // Two idle moments on end.
  window.settled = () =>
    new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => done(undefined))));
}
