import { Buffer } from "node:buffer";
import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

/** Hours from now until the evening of the next sitting, which begins at seven, five days from now. */
const untilThen = () => {
  const day = new Date(Date.now() + 5 * 86_400_000);
  const date = day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return Math.ceil((Date.parse(`${date}T19:00:00+08:00`) - Date.now()) / 3_600_000);
};

test("members come in by the code at the door, with a network or without", async ({ linli, person, worker }) => {
  const { seats, teller1 } = linli.sheet();
  await linli.stop();
  await linli.startAgain(["--clock-ahead-hours", String(untilThen())]);

  const toTheSitting = async (page: Page) => {
    await new Phone(page).open("/councils");
    await page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();
    await expect(page.getByRole("heading", { name: /第 5 次会议/ }).first()).toBeVisible();
  };
  const [chair, scanner, typist] = [await person("chair"), await person("scanner"), await person("typist")];
  await holdAPicture(scanner.page);
  for (const [who, account] of [[chair, seats[0]], [scanner, seats[1]], [typist, teller1]] as const) {
    await joinAs(who.page, linli, account);
    await toTheSitting(who.page);
  }

  const door = chair.page.getByRole("dialog", { name: "签到码" });
  await test.step("the chair shows the code and a member scans it, both without a network", async () => {
    await chair.goOffline();
    await scanner.goOffline();
    await chair.page.getByRole("button", { name: "出示签到码" }).click();
    await expect(door.getByRole("img", { name: "签到码" })).toBeVisible();
    await expect(door.getByText(/^\d{4} \d{4}$/)).toBeVisible();
    await chair.look("door-code");
    await show(scanner.page, await door.getByRole("img", { name: "签到码" }).screenshot());
    await scanner.page.getByRole("button", { name: "扫码签到" }).click();
    await expect(scanner.page.getByText("记在这部手机里了")).toBeVisible({ timeout: 20_000 });
    await scanner.look("door-scanned-offline");
  });

  await test.step("who opens the code's address reads that it waits to be matched, not that they are in", async () => {
    const early = await person("early");
    await joinAs(early.page, linli, seats[3]);
    await toTheSitting(early.page);
    const digits = ((await door.getByText(/^\d{4} \d{4}$/).textContent()) ?? "").replace(" ", "");
    const step = Math.floor((Date.now() + untilThen() * 3_600_000) / 30_000);
    const { pathname } = new URL(early.page.url());
    await new Phone(early.page).open(`${pathname}/here/${step}-${digits}`);
    await expect(early.page.getByRole("heading", { name: "签到码记下了，等核对" })).toBeVisible();
    await early.look("door-waits");
  });

  await test.step("the member's phone is online first; once the chair's is, the two match", async () => {
    await scanner.goOnline();
    await expect(scanner.page.getByText("你已签到")).toBeHidden();
    await chair.goOnline();
    await expect(scanner.page.getByText("你已签到")).toBeVisible({ timeout: 60_000 });
    await expect(door.getByText("已签到 2 人")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("whose camera stays shut types the digits; wrong ones are refused and say what to do", async () => {
    const { page } = typist;
    const scan = page.getByRole("button", { name: "扫码签到" });
    const sheet = page.getByRole("dialog", { name: "扫码签到" });
    await expect(page.getByRole("button", { name: "我到会了" })).toHaveCount(0, { timeout: 30_000 });
    await scan.click();
    await expect(sheet.getByText("手机没有打开摄像头")).toBeVisible();
    await sheet.getByLabel("扫不了，就输这八位数").fill("123");
    await sheet.getByRole("button", { name: "我到会了" }).click();
    await expect(sheet.getByText("要八位数字")).toBeVisible();
    await typist.look("door-typed");
    await sheet.getByLabel("扫不了，就输这八位数").fill("0000 0000");
    await sheet.getByRole("button", { name: "我到会了" }).click();
    await expect(page.getByText("这个签到码没对上").first()).toBeVisible({ timeout: 30_000 });

    await toTheSitting(page);
    await scan.click();
    await sheet.getByLabel("扫不了，就输这八位数").fill((await door.getByText(/^\d{4} \d{4}$/).textContent()) ?? "");
    await sheet.getByRole("button", { name: "我到会了" }).click();
    await expect(page.getByText("你已签到")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("an old code says that it is old, and nothing to whoever is there already", async () => {
    const { pathname } = new URL(typist.page.url());
    const old = `${pathname}/here/59000000-00000000`;
    await new Phone(typist.page).open(old);
    await expect(typist.page.getByRole("heading", { name: "你已签到" })).toBeVisible();
    await new Phone(chair.page).open(old);
    await expect(chair.page.getByText("这个码过了时间")).toBeVisible();
    await chair.look("door-stale");
  });

  await test.step("the office sees how each came in, and shows a code on its own screen", async () => {
    const staff = await worker("staff");
    const office = new Office(staff.page, linli);
    await office.signIn();
    await office.openCouncil("临江社区党群议事会");
    await staff.page.getByRole("link", { name: "第 5 次会议" }).click();
    await expect(staff.page.getByText(/到，扫码/)).toHaveCount(3);
    await staff.page.getByRole("button", { name: "签到", exact: true }).first().click();
    await expect(staff.page.getByText(/到，代为签到/)).toHaveCount(1);
    await staff.page.getByRole("button", { name: "出示签到码" }).click();
    const screen = staff.page.getByRole("dialog", { name: "签到码" });
    await expect(screen.getByRole("img", { name: "签到码" })).toBeVisible();
    await staff.look("office-door");
  });
});

/** A phone whose camera sees the picture that `show` holds before it. */
async function holdAPicture(page: Page) {
  await page.addInitScript(() => {
    const canvas = document.createElement("canvas");
    Object.assign(window, { __held: canvas });
    Object.defineProperty(navigator, "mediaDevices", {
      value: { getUserMedia: async () => canvas.captureStream(10) },
    });
  });
}

async function show(page: Page, picture: Buffer) {
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = (window as unknown as { __held: HTMLCanvasElement }).__held;
    canvas.width = image.width + 80;
    canvas.height = image.height + 80;
    const draw = () => {
      const context = canvas.getContext("2d");
      if (!context) return;
      context.fillStyle = "#ddd";
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(image, 40, 40);
    };
    draw();
    // A camera gives picture after picture.
    setInterval(draw, 100);
  }, picture.toString("base64"));
}
