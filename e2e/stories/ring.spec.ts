import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const ROW = "在这部手机上响铃";
/** RFC 8291, appendix A: keys that are keys. */
const P256DH = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH = "BTBZMqHH6r4Tts7J_aSIgg";

/** Stands in for the push service of the browser's maker, which no test reaches; counts who asks. */
async function browserOf(page: Page, answer: "yes" | "no" | "told-no") {
  await page.addInitScript(
    ({ answer, p256dh, auth }) => {
      const kept = { endpoint: "https://fcm.googleapis.com/fcm/send/story", keys: { p256dh, auth } };
      const asked = () => Number(localStorage.getItem("story.asked") ?? 0);
      const subscription = () => ({
        toJSON: () => kept,
        unsubscribe: async () => (sessionStorage.removeItem("story.on"), true),
      });
      PushManager.prototype.getSubscription = async () =>
        (sessionStorage.getItem("story.on") ? subscription() : null) as PushSubscription | null;
      PushManager.prototype.subscribe = async (options) => {
        localStorage.setItem("story.asked", String(asked() + 1));
        if (answer !== "yes" || !options?.userVisibleOnly || !options.applicationServerKey)
          throw new DOMException("no", "NotAllowedError");
        sessionStorage.setItem("story.on", "1");
        return subscription() as unknown as PushSubscription;
      };
      const permission = { yes: "granted", no: "default", "told-no": "denied" }[answer];
      Object.defineProperty(Notification, "permission", { get: () => permission });
    },
    { answer, p256dh: P256DH, auth: AUTH },
  );
}

const asked = (page: Page) => page.evaluate(() => Number(localStorage.getItem("story.asked") ?? 0));

test("a phone rings once it is switched on, shows one line, and a tap opens the alerts", async ({ linli, person }) => {
  const me = await person("neighbour");
  const { page } = me;
  await me.context.grantPermissions(["notifications"]);
  await browserOf(page, "yes");
  await joinAs(page, linli, linli.sheet().neighbour);
  const phone = new Phone(page);
  const ring = page.getByRole("switch", { name: ROW });
  const on = async () => (await (await page.request.get("/api/v1/session/push")).json()).on;

  await test.step("nothing is asked before it is turned", async () => {
    await phone.open("/me/alerts");
    await expect(ring).not.toBeChecked();
    expect(await asked(page)).toBe(0);
    await me.look("alerts-ring-off");
  });

  await test.step("on, and on after the app was closed", async () => {
    await ring.check();
    await expect(page.getByText("好了，有事这部手机会响")).toBeVisible();
    expect(await on()).toBe(true);
    await me.look("alerts-ring-on");
    await page.reload();
    await expect(ring).toBeChecked();
    expect(await asked(page)).toBe(1);
  });

  await test.step("the service worker shows what comes", async () => {
    const session = await me.context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const first = registrations[0];
        if (first) resolve(first.registrationId);
      });
    });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await session.send("ServiceWorker.enable");
    const data = JSON.stringify({
      title: "邻里",
      text: "公告和停水停电：打开“邻里”看看。",
      to: "/me/notices",
      tag: "news",
    });
    await session.send("ServiceWorker.deliverPushMessage", {
      origin: linli.origin,
      registrationId: await registered,
      data,
    });
    const shown = () =>
      page.evaluate(async () => {
        const all = await (await navigator.serviceWorker.ready).getNotifications();
        return all.map(({ title, body, data }) => ({ title, body, data }));
      });
    await expect
      .poll(shown)
      .toEqual([{ title: "邻里", body: "公告和停水停电：打开“邻里”看看。", data: "/me/notices" }]);
  });

  await test.step("a tap leads the page that is open, and does not load it anew", async () => {
    await page.evaluate(() => Object.assign(window, { here: "still" }));
    const [worker] = me.context.serviceWorkers();
    await worker!.evaluate(`(async () => {
      const [notification] = await registration.getNotifications();
      dispatchEvent(new NotificationEvent("notificationclick", { notification }));
    })()`);
    await expect(page).toHaveURL(/\/me\/notices$/);
    expect(await page.evaluate(() => (window as { here?: string }).here)).toBe("still");
    await page.goBack();
    await expect(ring).toBeChecked();
  });

  await test.step("off without a network says so, and with one is off", async () => {
    await me.goOffline();
    // It turns back before one could look.
    await ring.click();
    await expect(page.locator(".toast")).toBeVisible();
    await expect(ring).toBeChecked();
    await me.goOnline();
    await ring.uncheck();
    await expect(page.getByText("不再响了")).toBeVisible();
    expect(await on()).toBe(false);
  });
});

test("a browser that was told no is not asked again, and one that was waved away changes nothing", async ({
  linli,
  person,
}) => {
  const told = await person("told");
  await browserOf(told.page, "told-no");
  await joinAs(told.page, linli, linli.sheet().neighbour);
  await new Phone(told.page).open("/me/alerts");
  await expect(told.page.getByText(/这里不会再问/)).toBeVisible();
  await expect(told.page.getByRole("switch", { name: ROW })).toHaveCount(0);
  expect(await asked(told.page)).toBe(0);
  await told.look("alerts-ring-denied");

  const waved = await person("waved");
  await browserOf(waved.page, "no");
  await joinAs(waved.page, linli, linli.sheet().unbound, "租户");
  await new Phone(waved.page).open("/me/alerts");
  const ring = waved.page.getByRole("switch", { name: ROW });
  await ring.click();
  await expect(waved.page.getByText("没有打开，什么也没有改")).toBeVisible();
  await expect(ring).not.toBeChecked();
  await waved.page.reload();
  await expect(ring).not.toBeChecked();
  expect(await asked(waved.page)).toBe(1);
});
