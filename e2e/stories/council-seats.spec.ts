import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const COUNCIL = "临江里小区议事会";

test("a council is formed by its template, a seat is given up, and what is empty or runs out is told", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour } = linli.sheet();
  const staff = await worker("staff");
  const member = await person("member");
  const reader = await person("reader");
  const office = new Office(staff.page, linli);
  const seats = staff.page.getByRole("region", { name: /^席位方案/ });
  const plan = office.rows("席位方案，表格");

  await test.step("the template of a compound council gives a plan of seats, all of them empty", async () => {
    await office.signIn();
    await office.open("councils");
    await staff.page.getByRole("button", { name: "成立议事会" }).click();
    const sheet = office.sheet("成立议事会");
    await sheet.getByLabel("类型").selectOption({ label: "小区议事会" });
    await sheet.getByLabel("名称").fill(COUNCIL);
    await sheet.getByRole("button", { name: "成立议事会" }).click();
    await expect(sheet).toBeHidden();
    await staff.page.getByRole("link", { name: COUNCIL }).click();
    await expect(seats.getByText("空缺 15 席")).toBeVisible();
    await staff.look("office-seats-template");
  });

  await test.step("two residents are seated, and the plan counts them", async () => {
    await office.seat(resident.name);
    await office.seat(neighbour.name);
    await expect(plan.filter({ hasText: "居民代表" })).toContainText("空缺 4 席");
    await expect(seats.getByText("空缺 13 席")).toBeVisible();
  });

  await test.step("the secretary plans it smaller", async () => {
    await staff.page.getByRole("button", { name: "调整席位方案" }).click();
    const sheet = office.sheet("调整席位方案");
    await sheet.getByLabel("党员").fill("0");
    await sheet.getByLabel("居民代表").fill("2");
    await staff.look("office-seats-plan");
    await sheet.getByRole("button", { name: "定下来" }).click();
    await expect(sheet).toBeHidden();
    await expect(plan.filter({ hasText: "居民代表" })).toContainText("满席");
    await expect(plan.filter({ hasText: "党员" })).toHaveCount(0);
  });

  await test.step("the office is told what is empty, and whose term runs out", async () => {
    await office.open();
    const due = office.rows("要办的");
    await expect(due.filter({ hasText: COUNCIL })).toContainText("补席");
    await expect(due.filter({ hasText: "续任或换人" })).toContainText("临江里多方议事会");
    await staff.look("office-seats-due");
    await due.filter({ hasText: "续任或换人" }).getByRole("link").click();
    await expect(seats.getByText("1 席快到期")).toBeVisible();
    const terms = await office.column("席位，表格", 3);
    const odd = terms.findIndex((term) => terms.filter((other) => other === term).length === 1);
    await office.rows("席位，表格").nth(odd).getByRole("button", { name: "续任" }).click();
    const sheet = office.sheet("续任");
    await sheet.getByRole("button", { name: "续任" }).click();
    await expect(sheet).toBeHidden();
    await expect(seats.getByText("快到期")).toHaveCount(0);
    await staff.look("office-seats-renewed");
  });

  await test.step("a resident reads who sits for whom, and which seats are empty", async () => {
    await joinAs(reader.page, linli, neighbour);
    await new Phone(reader.page).open("/councils");
    await reader.page.getByRole("link", { name: COUNCIL }).click({ timeout: 30_000 });
    await expect(reader.page.getByRole("region", { name: "租户代表" }).getByText("还缺 1 位")).toBeVisible();
    await expect(reader.page.getByRole("region", { name: "居民代表" })).toContainText("2 / 2 席");
    await reader.look("council-seats");
  });

  await test.step("a member gives up their seat without a reason; both sides see it empty", async () => {
    await joinAs(member.page, linli, resident);
    await new Phone(member.page).open("/councils");
    await member.page.getByRole("link", { name: COUNCIL }).click({ timeout: 30_000 });
    await expect(member.page.getByText("你在这里有一席：居民代表")).toBeVisible();
    await member.page.getByRole("button", { name: "辞去席位" }).click();
    await member.look("council-resign");
    await member.page.getByRole("dialog").getByRole("button", { name: "辞去席位" }).click();
    await expect(member.page.getByRole("region", { name: "居民代表" })).toContainText("1 / 2 席");
    await expect(member.page.getByText("你在这里有一席")).toHaveCount(0);
    await member.look("council-resigned");
    await expect(reader.page.getByRole("region", { name: "居民代表" })).toContainText("还缺 1 位", {
      timeout: 30_000,
    });
    await office.openCouncil(COUNCIL);
    await expect(plan.filter({ hasText: "居民代表" })).toContainText("空缺 1 席", { timeout: 30_000 });
    await staff.look("office-seats-resigned");
  });
});
