import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const PURPOSE = "给邻居修自行车";

test("one hour of the living room: two phones want it with no network, one has it, the other is told what is free", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, grid_worker, seats } = linli.sheet();
  const other = seats.find(({ name, tail }) => tail && name !== grid_worker.name && name !== resident.name)!;
  const first = await person("first");
  const second = await person("second");
  const staff = await worker("staff");
  await joinAs(first.page, linli, resident);
  await joinAs(second.page, linli, other);
  const office = new Office(staff.page, linli);
  await office.signIn();
  const [room] = (await office.records("room")).filter((it) => it.name === "社区客厅");
  const address = `/rooms/${room.id}`;

  await test.step("what can be booked, and the hours of a day, taken ones without a name", async () => {
    const { page } = first;
    await new Phone(page).open("/rooms");
    await expect(page.getByRole("link", { name: /^社区客厅/ })).toBeVisible({ timeout: 60_000 });
    await first.look("rooms");
    await page.getByRole("link", { name: /^社区客厅/ }).click();
    const days = page.getByRole("group", { name: "哪天" }).getByRole("button");
    await days.nth(1).click();
    await expect(page.getByText("已约", { exact: true }).first()).toBeVisible();
    await first.look("room");
    // What they are for is not theirs to read.
    await expect(page.getByText("给爷爷过生日")).toHaveCount(0);
  });

  /** Books nine o'clock on the fourth day that is shown. */
  const book = async (phone: typeof first) => {
    const { page } = phone;
    await new Phone(page).open(address);
    const days = page.getByRole("group", { name: "哪天" }).getByRole("button");
    await days.nth(3).click({ timeout: 60_000 });
    await page.getByRole("button", { name: "约 09:00–11:00" }).click();
    const sheet = page.getByRole("dialog", { name: "约" });
    await sheet.getByLabel("做什么用").fill(PURPOSE);
    await sheet.getByLabel("来几个人").fill("5");
    await phone.look(`room-book-${phone === first ? "first" : "second"}`);
    await sheet.getByRole("button", { name: "约上" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("你约的", { exact: true })).toBeVisible();
  };

  await test.step("both book it with no network; the first that is back has it", async () => {
    await new Phone(second.page).open(address);
    await expect(second.page.getByRole("heading", { name: "社区客厅" })).toBeVisible({ timeout: 60_000 });
    await first.goOffline();
    await second.goOffline();
    await book(first);
    await book(second);
    await first.goOnline();
    await expect
      .poll(async () => JSON.stringify(await office.records("room_desk")), { timeout: 60_000 })
      .toContain(PURPOSE);
    await second.goOnline();
  });

  await test.step("the second is told kindly, with hours near it", async () => {
    const { page } = second;
    const act = page.getByRole("article").filter({ hasText: "有邻居先约到了" });
    await expect(async () => {
      await new Phone(page).open("/me/acts");
      await expect(act).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 90_000 });
    await expect(act).toContainText("离这个时间近的还有");
    await second.look("room-refused");
    const kept = (await office.records("room_desk")).filter((it) => it.booking.purpose === PURPOSE);
    expect(kept).toHaveLength(1);
  });

  await test.step("the office has the plan of the day, with whom it is for", async () => {
    const [kept] = (await office.records("room_desk")).filter((it) => it.booking.purpose === PURPOSE);
    await office.open("rooms");
    await staff.page.getByLabel("哪一天").fill(kept.booking.slot.on);
    const line = staff.page.getByRole("row").filter({ hasText: PURPOSE });
    await expect(line).toContainText(resident.name, { timeout: 30_000 });
    await staff.look("office-rooms");
    await staff.page.getByRole("link", { name: "打印", exact: true }).click();
    await expect(staff.page.getByRole("row").filter({ hasText: PURPOSE })).not.toContainText(resident.name);
    await staff.look("office-rooms-print");
    await office.open("rooms/list");
    await expect(staff.page.getByRole("row", { name: /社区客厅/ })).toBeVisible();
    await staff.look("office-rooms-list");
  });

  await test.step("given back, it is free again", async () => {
    const { page } = first;
    await new Phone(page).open("/rooms/mine");
    const card = page.locator(".card").filter({ hasText: PURPOSE });
    await card.getByRole("button", { name: /^退掉/ }).click({ timeout: 60_000 });
    await page.getByRole("dialog").getByRole("button", { name: "退掉", exact: true }).click();
    await expect(card.getByText("退了", { exact: true })).toBeVisible();
    await first.look("rooms-mine");
  });
});

test("a window of the office: half an hour is booked on the phone, and only the office reads what for", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour } = linli.sheet();
  const one = await person("one");
  const other = await person("other");
  const staff = await worker("staff");
  await joinAs(one.page, linli, resident);
  await joinAs(other.page, linli, neighbour);
  const office = new Office(staff.page, linli);
  await office.signIn();
  const MATTER = "给孩子办居住证明";

  /** The hours of the second day that is open, at the window. */
  const window = async (phone: typeof one) => {
    await new Phone(phone.page).open("/rooms");
    const windows = phone.page.getByRole("region", { name: "办事窗口" });
    await windows.getByRole("link", { name: /^居住证明窗口/ }).click({ timeout: 60_000 });
    await phone.page.getByRole("group", { name: "哪天" }).getByRole("button").nth(2).click();
  };

  await test.step("windows stand apart from rooms; what to bring is said, and no number of people is asked", async () => {
    const { page } = one;
    await window(one);
    await expect(page.getByText("带身份证；替家里人办的，带两个人的。")).toBeVisible();
    await one.look("window");
    await page.getByRole("button", { name: "约 14:30–15:00" }).click();
    const sheet = page.getByRole("dialog", { name: "约" });
    await expect(sheet.getByLabel("来几个人")).toHaveCount(0);
    await expect(sheet.getByText("只有你和社区看得到。", { exact: true })).toBeVisible();
    await sheet.getByLabel("办什么事").fill(MATTER);
    await one.look("window-book");
    await sheet.getByRole("button", { name: "约上" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("你约的", { exact: true })).toBeVisible();
  });

  await test.step("a neighbour sees that it is taken and by nobody; the office reads what it is for", async () => {
    await expect
      .poll(async () => JSON.stringify(await office.records("room_desk")), { timeout: 60_000 })
      .toContain(MATTER);
    await window(other);
    const taken = other.page.getByRole("listitem").filter({ hasText: "14:30–15:00" });
    await expect(taken.getByText("已约", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(other.page.getByText(MATTER)).toHaveCount(0);
    const [kept] = (await office.records("room_desk")).filter((it) => it.booking.purpose === MATTER);
    await office.open("rooms");
    await staff.page.getByLabel("哪一天").fill(kept.booking.slot.on);
    await expect(staff.page.getByRole("row").filter({ hasText: MATTER })).toContainText(resident.name, { timeout: 30_000 });
    await staff.look("office-window");
  });

  await test.step("it stands among what is to come", async () => {
    await new Phone(one.page).open("/rooms/mine");
    await expect(one.page.locator(".card").filter({ hasText: MATTER })).toContainText("居住证明窗口");
    await one.look("window-mine");
  });
});
