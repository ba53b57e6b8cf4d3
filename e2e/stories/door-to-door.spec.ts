import type { Page } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const title = "临江里小区改造二期方案";
const photo = "photos/door-with-place.jpg";

/** The assembly's page. While its neighbours in the list still arrive, another row may be hit. */
async function openAssembly(page: Page) {
  await expect(async () => {
    await new Phone(page).open("/councils");
    await page.getByRole("link", { name: title }).click({ timeout: 20_000 });
    await expect(page.getByRole("heading", { name: title })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
}

/** The doors of the assembly, by the way a grid worker goes. */
async function openDoors(page: Page) {
  await openAssembly(page);
  await page.getByRole("link", { name: "入户" }).click({ timeout: 60_000 });
  await expect(page.getByText("没有网也能登记")).toBeVisible();
}

/** Takes the paper of the door that is open: all three agree, one neighbour beside. */
async function takePaper(page: Page, number: string, witness: string) {
  await page.getByLabel("票号").fill(number);
  for (const group of [/改不改/, /钱怎么出/, /如何管/]) {
    await page.getByRole("group", { name: group }).getByRole("radio", { name: "同意" }).check();
  }
  await page.locator('input[type="file"]').last().setInputFiles(photo);
  await expect(page.getByRole("img", { name: "照片 1" })).toBeVisible();
  await page.getByRole("searchbox", { name: "在场的邻居" }).fill(witness);
  await page.getByRole("button", { name: witness }).first().click();
  await page.getByRole("button", { name: "存下这张票，等见证人确认" }).click();
}

for (const first of ["paper", "phone"] as const) {
  test(`a paper from the door and a phone ballot of one home count once, the ${first} synced first`, async ({
    linli,
    person,
  }) => {
    const { resident, neighbour, grid_worker } = linli.sheet();
    const grid = await person("grid");
    const owner = await person("owner");
    const [walk, home] = [grid.page, owner.page];
    const door = resident.address.replaceAll("-", "–");
    // As neighbours read the one from next door.
    let beside = "";

    await test.step("whoever looks after the buildings sees whom nothing has reached", async () => {
      await joinAs(walk, linli, grid_worker);
      await openDoors(walk);
      await grid.look("doors");
      await joinAs(home, linli, resident);
      await openAssembly(home);
      await expect(home.getByRole("heading", { name: /再来\s*12 户/ })).toBeVisible();
      await expect(home.getByRole("heading", { name: /还有 \d+ 户没联系上/ })).toBeVisible();
      beside = `7号楼 ${neighbour.name[0]}${"*".repeat(neighbour.name.length - 1)}`;
    });

    await test.step("with no network a visit is logged, and a paper taken", async () => {
      await walk.context().setOffline(true);
      await home.context().setOffline(true);
      await walk.getByRole("button", { name: /^7 ?号楼/ }).click();
      await walk.getByRole("link", { name: door }).first().click();
      await walk.getByRole("radio", { name: "当面说清了" }).check();
      await walk.getByRole("button", { name: "存下这次走访" }).click();
      await expect(walk.getByText("联系上了").first()).toBeVisible();
      await takePaper(walk, "P-8001", beside);
      await expect(walk.getByText("纸票等见证").first()).toBeVisible();
      await grid.look("doors-door");
    });

    await test.step("the same owner casts by phone, with no network either", async () => {
      for (const [matter, next] of [
        ["改不改", "接着答，还有 2 题"],
        ["钱怎么出", "接着答，还有 1 题"],
        ["如何管", "投出这张票"],
      ]) {
        const question = home.locator("details.question").filter({ hasText: matter });
        await question.getByRole("radio", { name: "反对" }).check({ force: true });
        await home.getByRole("button", { name: next }).click();
      }
      await expect(home.getByText(/已存在这部手机里/).first()).toBeVisible();
    });

    await test.step(`both come in, the ${first} before the other`, async () => {
      const sync = async (page: Page) => {
        await page.context().setOffline(false);
        await page.goto("/me/acts");
        await expect(page.getByText(/已计入/).first()).toBeVisible({ timeout: 60_000 });
      };
      for (const page of first === "paper" ? [walk, home] : [home, walk]) await sync(page);
    });

    await test.step("the neighbour was there; the paper counts, and the home once", async () => {
      const one = await person("witness");
      await joinAs(one.page, linli, neighbour);
      await new Phone(one.page).open("/councils");
      await expect(one.page.getByText(/票号 P-8001/)).toBeVisible({ timeout: 60_000 });
      await one.page.getByRole("button", { name: "我在场" }).click();
      await openAssembly(home);
      await expect(home.getByText("你家投的是纸质票")).toBeVisible({ timeout: 60_000 });
      await expect(home.getByRole("heading", { name: /再来\s*11 户/ })).toBeVisible();
      await openDoors(walk);
      await walk.getByRole("button", { name: /^7 ?号楼/ }).click();
      await walk.getByText(/联系过、投过的 \d+ 户/).click();
      const row = walk.getByRole("listitem").filter({ hasText: door });
      await expect(row.getByText("纸票投了")).toBeVisible({ timeout: 60_000 });
    });
  });
}

test("whoever looks after no building finds no door", async ({ linli, person }) => {
  const { resident } = linli.sheet();
  const one = await person("resident");
  await joinAs(one.page, linli, resident);
  await new Phone(one.page).open("/councils");
  await one.page.getByRole("link", { name: title }).click({ timeout: 60_000 });
  await expect(one.page.getByRole("link", { name: "入户" })).toHaveCount(0);
  await one.page.goto(`${one.page.url()}/doors`);
  await expect(one.page.getByText("这里由楼栋长和网格员走访")).toBeVisible({ timeout: 30_000 });
});

test("a building's head sees how many of its stairwells nothing has reached, and no other building", async ({
  linli,
  person,
  worker,
}) => {
  const { neighbour } = linli.sheet();
  const desk = await worker("worker");
  const office = new Office(desk.page, linli);
  await office.signIn();
  const building = (await office.records("building")).find((it) => it.name === "7号楼");
  const member = (await office.records("member")).find((it) => it.name === neighbour.name);
  const role = {
    id: crypto.randomUUID(),
    person: member.id,
    office: "building_head",
    scope: { building: building.id },
    until: `${new Date().getFullYear() + 1}-12-01`,
  };
  await office.act({ members: { grant_role: role } });
  const head = await person("head");
  const { page } = head;
  await joinAs(page, linli, neighbour);
  await openDoors(page);
  const grid = page.getByRole("group", { name: "你走访的楼" });
  await expect(grid.getByRole("button")).toHaveCount(1);
  const own = grid.getByRole("button", { name: /^7 ?号楼/ });
  await expect(own).toHaveAccessibleName(/2单元还有 \d+ 户没联系上/);
  await expect(page.getByRole("heading", { name: /^7 ?号楼/ })).toBeVisible();
  await expect(page.getByText(/^8–/)).toHaveCount(0);
  await head.look("doors-building-head");
  await page.setViewportSize({ width: 320, height: 640 });
  await head.look("doors-building-head-narrow");
});
