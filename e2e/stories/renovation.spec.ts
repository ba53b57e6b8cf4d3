import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造";
const LIFT = "你家单元的电梯怎么装";
const PARKING = "停车位怎么加";

test("a home reads what each design costs it, chooses, and sees where the money comes from", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, tenant } = linli.sheet();
  const home = await person("home");
  const renting = await person("renting");
  const staff = await worker("staff");
  const hers = new Renovation(home.page);

  await test.step("two questions wait on the first screen", async () => {
    await joinAs(home.page, linli, resident);
    const todo = home.page.getByRole("region", { name: "等你办" });
    await expect(todo.getByText("改造方案，2 件等你选")).toBeVisible({ timeout: 30_000 });
    await todo.getByRole("link", { name: PLAN, exact: true }).click();
    await expect(hers.question("改不改")).toContainText("已答");
    await expect(hers.question("怎么改")).toContainText("到你了");
    await home.look("renovation");
  });

  await test.step("each design says what it costs this flat, and how that comes about", async () => {
    const section = hers.section(LIFT);
    const cost = await hers.design(LIFT, "错层入户").locator("b").textContent();
    await section.getByText("你家的钱怎么算的").click();
    // The price, less what others give, goes by area; the last line is the flat's part to the fen.
    await expect(section.getByText("330,000 元", { exact: true })).toBeVisible();
    const sums = section.locator(".facts").nth(1).locator("dd");
    await expect(sums.last()).toHaveText(cost!);
    await home.look("renovation-cost");
  });

  await test.step("she chooses, and nobody sees what until the end", async () => {
    await hers.choose(LIFT, "错层入户");
    await hers.choose(PARKING, "绿化带生态车位");
    await expect(hers.question("怎么改")).toContainText("已答");
    const act = await new Phone(home.page).latestAct();
    await expect(act).toContainText("改造：选方案");
    await hers.open(PLAN);
    await expect(hers.design(LIFT, "错层入户").getByRole("checkbox")).toBeChecked();
    await home.look("renovation-chosen");
  });

  await test.step("a tenant of another building is asked about parking alone, as an opinion", async () => {
    await joinAs(renting.page, linli, tenant, "租户");
    const theirs = new Renovation(renting.page);
    await theirs.open(PLAN);
    await expect(theirs.section(PARKING).getByText(/^你是租户/)).toBeVisible();
    await expect(theirs.section(LIFT)).toBeHidden();
    await expect(theirs.section(/^你家 .* 的份$/)).toBeHidden();
    await renting.look("renovation-tenant");
  });

  const office = new Office(staff.page, linli);
  await test.step("the office reads the counts by building and says who pays for one item", async () => {
    await office.signIn();
    await office.open("renovation");
    await expect(staff.page.getByRole("heading", { name: PLAN, level: 1 })).toBeVisible({ timeout: 30_000 });
    await expect(staff.page.getByRole("region", { name: "各楼答到哪了" }).getByRole("row")).not.toHaveCount(1);
    await staff.look("office-renovation");
    await staff.page.getByRole("button", { name: "公布资金安排" }).click();
    const money = office.sheet("公布资金安排");
    const stairs = money.getByRole("group", { name: /^楼道墙面粉刷/ });
    await stairs.getByLabel("居民出的").fill("19760");
    await expect(stairs.getByText("政府出 177,840 元")).toBeVisible();
    await staff.look("office-renovation-money");
    await money.getByRole("button", { name: "公布资金安排" }).click();
    await expect(money).toBeHidden();
  });

  await test.step("her share moves with it", async () => {
    const mine = hers.section(/^你家 .* 的份$/);
    await expect(mine.getByText("楼道墙面粉刷（居民出的）")).toBeVisible({ timeout: 30_000 });
    await mine.getByText("你家的钱怎么算的").click();
    await expect(mine.getByText("19,760 元", { exact: true })).toBeVisible();
    await home.look("renovation-money");
  });
});
