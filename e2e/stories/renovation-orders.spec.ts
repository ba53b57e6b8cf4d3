import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造";
const ROOF = "屋面防水翻修";

test.use({ words: ["--plan", "menu"] });

test("a grid worker notes at the door what a household orders, and the office ends the plan", async ({
  linli,
  person,
  worker,
}) => {
  const { grid_worker } = linli.sheet();
  const grid = await person("grid");
  const staff = await worker("staff");
  const plan = new Renovation(grid.page);
  const office = new Office(staff.page, linli);

  await test.step("the office reads how many homes ordered", async () => {
    await office.signIn();
    await office.open("renovation");
    await expect(staff.page.getByText(/^\d+ 户点了菜$/)).toBeVisible({ timeout: 30_000 });
  });
  const before = await ordered();

  await test.step("at a door, without a network, she ticks what the household wants", async () => {
    await joinAs(grid.page, linli, grid_worker);
    await plan.open(PLAN);
    const door = plan.section("上门代记");
    await expect(door).toBeVisible({ timeout: 30_000 });
    await grid.goOffline();
    await expect(door.getByRole("button", { name: "记下：都不点" })).toBeDisabled();
    await door.getByLabel("房号").fill("3-1-201");
    await door.getByText("业主", { exact: true }).click();
    await door.getByRole("checkbox", { name: new RegExp(ROOF) }).check();
    await grid.look("renovation-door-order");
    await door.getByRole("button", { name: "记下这一户的 1 项" }).click();
    await expect(door.getByLabel("房号")).toHaveValue("");
    await door.getByLabel("房号").fill("3-1-201");
    await expect(door.getByText(/记过 1 项，再记会替换/)).toBeVisible();
    await grid.goOnline();
  });

  await test.step("it counts for the home", async () => {
    await expect.poll(ordered, { timeout: 30_000 }).toBe(before + 1);
  });

  await test.step("the office ends the plan, and everyone reads why", async () => {
    await staff.page.getByRole("button", { name: "终止改造" }).click();
    const sheet = office.sheet("终止改造");
    await sheet.getByLabel("为什么").fill("今年没有列入计划");
    await staff.look("office-renovation-end");
    await sheet.getByRole("button", { name: "终止改造" }).click();
    await expect(sheet).toBeHidden();
    await expect(staff.page.getByText(/^方案已经终止。/)).toBeVisible();
    await expect(grid.page.getByText("方案已经终止：今年没有列入计划")).toBeVisible({ timeout: 30_000 });
    await expect(plan.section("上门代记")).toHaveCount(0);
    await grid.look("renovation-ended");
  });

  async function ordered(): Promise<number> {
    const text = await staff.page.getByText(/^\d+ 户点了菜$/).innerText();
    return Number.parseInt(text, 10);
  }
});
