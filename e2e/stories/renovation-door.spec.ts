import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造";

test.use({ words: ["--plan", "survey"] });

test("a grid worker notes a household's answer at its door, without a network", async ({ linli, person, worker }) => {
  const { grid_worker } = linli.sheet();
  const grid = await person("grid");
  const staff = await worker("staff");
  const plan = new Renovation(grid.page);
  const office = new Office(staff.page, linli);

  await test.step("the office reads how many of a building have not answered", async () => {
    await office.signIn();
    await office.open("renovation");
    await expect(staff.page.getByText(/还差 \d+ 户/).first()).toBeVisible({ timeout: 30_000 });
  });
  const before = await open();

  await test.step("at the door, offline", async () => {
    await joinAs(grid.page, linli, grid_worker);
    await plan.open(PLAN);
    const door = plan.section("上门代记");
    await expect(door).toBeVisible({ timeout: 30_000 });
    await grid.goOffline();
    await door.getByLabel("房号").fill("9-9-909");
    await expect(door.getByText("小区里没有这个房号")).toBeVisible();
    await door.getByLabel("房号").fill("3-1-201");
    await door.getByText("业主", { exact: true }).click();
    await door.getByText("改", { exact: true }).click();
    await grid.look("renovation-door");
    await door.getByRole("button", { name: "记下这一户" }).click();
    await expect(door.getByLabel("房号")).toHaveValue("");
    await grid.goOnline();
  });

  await test.step("it counts for the home", async () => {
    await expect.poll(open, { timeout: 30_000 }).toBe(before - 1);
  });

  async function open(): Promise<number> {
    const text = await staff.page.getByText(/还差 \d+ 户/).first().innerText();
    return Number(/还差 (\d+) 户/.exec(text)![1]);
  }
});
