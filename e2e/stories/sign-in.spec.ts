import { Committee } from "../pages/committee.ts";
import { Door, joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const phone = "13711112222";

test("a tenant reads at once, waits for the community, and then takes part", async ({ linli, person, worker }) => {
  const home = linli.sheet().resident;
  const tenant = await person("tenant");
  const door = new Door(tenant.page, linli);

  await test.step("a code that was mistyped opens nothing, and says so", async () => {
    await door.knock("K7QM-2XD4-9A");
    await expect(tenant.page.getByText("对不上，或已经用过了")).toBeVisible();
    await tenant.look("join-wrong-code");
  });

  await test.step("the right code shows the home; a tenant joins with a name", async () => {
    await door.knock(home.code);
    await door.introduce("租户", "李新来");
    await tenant.look("join-tenant");
    await door.enter();
    await door.isIn("李新来");
    await expect(tenant.page.getByText("身份还在核实")).toBeVisible();
    await tenant.look("home-tenant-waiting");
  });

  await test.step("they read, but the form asks them to wait", async () => {
    await new Phone(tenant.page).open("/proposals/new");
    await expect(tenant.page.getByText("租户身份等社区核实")).toBeVisible();
    await expect(tenant.page.getByRole("button", { name: "提交" })).toHaveCount(0);
    await tenant.look("propose-tenant-waiting");
  });

  await test.step("the community admits them, and their phone hears of it", async () => {
    const staff = await worker("staff");
    await new Office(staff.page, linli).signIn();
    await new Committee(staff.page).admit("李新来");
    await expect(tenant.page.getByLabel("哪里不方便？")).toBeVisible({ timeout: 30_000 });
    await new Phone(tenant.page).open("/me");
    await expect(tenant.page.getByText("租户身份等社区核实")).toBeHidden();
    await tenant.look("me-tenant");
  });
});

test("a family member signs in on a second device, and signs the first one out", async ({ linli, person }) => {
  const home = linli.sheet().resident;
  const old = await person("old");
  const oldDoor = new Door(old.page, linli);

  await test.step("a number that nothing proves is not dropped without a word", async () => {
    await oldDoor.knock(home.code);
    await oldDoor.introduce("家属", "周小妹");
    await old.page.getByLabel("手机号").fill(phone);
    await oldDoor.enter();
    await expect(old.page.getByText("这个号码还没验证")).toBeVisible();
  });

  await test.step("a wrong code is refused, and what was typed stays", async () => {
    const code = await oldDoor.prove(phone);
    await oldDoor.answer(other(code));
    await oldDoor.enter();
    await expect(old.page.getByText("对不上，或已经用过了")).toBeVisible();
    await expect(old.page.getByLabel("姓名")).toHaveValue("周小妹");
    await old.look("join-wrong-otp");
    await oldDoor.answer(code);
    await oldDoor.enter();
    await oldDoor.isIn("周小妹");
    await new Phone(old.page).open("/proposals/new");
    await expect(old.page.getByLabel("哪里不方便？")).toBeVisible();
  });

  const fresh = await person("fresh");
  const door = new Door(fresh.page, linli);

  await test.step("on the new phone: household code, telephone, and the code sent to it", async () => {
    await new Phone(fresh.page).open("/join");
    await fresh.page.getByRole("button", { name: "换了手机？用手机号登录" }).click();
    await fresh.page.getByLabel("激活码").fill(home.code);
    const code = await door.prove(phone);
    await fresh.look("sign-in-by-phone");
    await door.answer(other(code));
    await fresh.page.getByRole("button", { name: "登录" }).click();
    await expect(fresh.page.getByText("对不上，或已经用过了")).toBeVisible();
    await door.answer(code);
    await fresh.page.getByRole("button", { name: "登录" }).click();
    await door.isIn("周小妹");
  });

  await test.step("the list of devices names both; the old one is signed out", async () => {
    await new Phone(fresh.page).open("/me/devices");
    await expect(fresh.page.getByText("就是这部")).toHaveCount(1);
    await fresh.look("devices");
    await fresh.page.getByRole("button", { name: "让它退出" }).click();
    await fresh.look("devices-ask");
    await fresh.page.getByRole("dialog").getByRole("button", { name: "让它退出" }).click();
    await expect(fresh.page.getByText("那部设备已经退出。")).toBeVisible();
    await expect(fresh.page.getByRole("button", { name: "让它退出" })).toHaveCount(0);
  });

  await test.step("the old phone is told, keeps what was written, and signs in again", async () => {
    await new Phone(old.page).open("/proposals/new");
    await expect(old.page.getByText("登录过期了")).toBeVisible({ timeout: 30_000 });
    await old.page.getByLabel("一句话标题").fill("楼道灯坏了");
    await new Phone(old.page).draftKept();
    await old.look("signed-out-elsewhere");
    await old.page.getByRole("link", { name: "登录" }).click();
    await old.page.getByRole("button", { name: "换了手机？用手机号登录" }).click();
    await old.page.getByLabel("激活码").fill(home.code);
    await oldDoor.answer(await oldDoor.prove(phone));
    await old.page.getByRole("button", { name: "登录" }).click();
    await oldDoor.isIn("周小妹");
    await new Phone(old.page).open("/proposals/new");
    await expect(old.page.getByLabel("一句话标题")).toHaveValue("楼道灯坏了");
  });
});

test("whoever has joined before comes back as the same person", async ({ linli, person }) => {
  const { tenant } = linli.sheet();
  const phones = await Promise.all(["first", "second"].map((name) => person(name)));
  for (const { page } of phones) await joinAs(page, linli, tenant, "租户");
  await new Phone(phones[1].page).open("/me/devices");
  await expect(phones[1].page.getByRole("button", { name: "让它退出" })).toHaveCount(1);
});

/** Six other digits. */
function other(code: string) {
  return code.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
}
