import { readFileSync } from "node:fs";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";
import { textsOf } from "../support/xlsx.ts";

test("what neighbours talk about: numbers of persons, few of them hidden, the same for the office", async ({
  linli,
  person,
  worker,
}, testInfo) => {
  const { resident } = linli.sheet();
  const reader = await person("reader");
  const staff = await worker("staff");
  await joinAs(reader.page, linli, resident);
  const office = new Office(staff.page, linli);
  await office.signIn();
  let persons = 0;

  await test.step("it is reached from the notices, and read with no network", async () => {
    const { page } = reader;
    await new Phone(page).open("/notices");
    await page.getByRole("link", { name: /^邻里在说什么/ }).click({ timeout: 60_000 });
    const column = page.getByRole("region", { name: "百姓评说", exact: true });
    await expect(column.getByText("停车出行").first()).toBeVisible({ timeout: 60_000 });
    await reader.goOffline();
    await new Phone(page).open("/sentiment");
    await expect(column.getByText("停车出行").first()).toBeVisible();
    await column.getByText("看表格，和上个月比").click();
    const line = column.getByRole("row", { name: /^停车出行/ });
    const said = await line.getByRole("cell").first().innerText();
    persons = Number(said.match(/\d+/)![0]);
    expect(persons).toBeGreaterThanOrEqual(10);
    // Few are few: no number stands there.
    const few = column.getByRole("row", { name: /^环境卫生/ });
    await expect(few.getByRole("cell").first()).toHaveText("少于 10 人，或会让人算出少于 10 人的，不显示");
    await reader.look("sentiment");
  });

  await test.step("the month before stands a press away", async () => {
    const { page } = reader;
    const chips = page.getByRole("group", { name: "哪个月" }).getByRole("button");
    await expect(chips).toHaveCount(2);
    await chips.nth(1).click();
    await expect(chips.nth(1)).toHaveAttribute("aria-pressed", "true");
    const column = page.getByRole("region", { name: "百姓评说", exact: true });
    await expect(column.getByText("环境卫生").first()).toBeVisible();
    await reader.goOnline();
  });

  await test.step("what is stored names nobody and holds no count of few", async () => {
    const months = await office.records("sentiment_month");
    expect(months).toHaveLength(2);
    const people = (await office.records("neighbour")).map((it) => it.id);
    expect(people.length).toBeGreaterThan(10);
    for (const month of months) {
      const text = JSON.stringify(month);
      expect(people.filter((id) => text.includes(id))).toEqual([]);
      for (const { persons, houses } of month.lines) {
        for (const count of [persons, ...houses.map((it: any) => it.persons)]) {
          if (count !== null) expect(count).toBeGreaterThanOrEqual(10);
        }
      }
    }
  });

  await test.step("the office compares the months, and its list holds no more", async () => {
    const { page } = staff;
    await office.open("notices/sentiment");
    const table = page.getByRole("table", { name: /百姓评说/ });
    const line = table.getByRole("row", { name: /^停车出行/ });
    await expect(line.getByRole("cell").first()).toHaveText(`${persons} 人`, { timeout: 30_000 });
    await staff.look("office-sentiment");
    const file = testInfo.outputPath("sentiment.xlsx");
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 Excel" }).click(),
    ]);
    await saved.saveAs(file);
    const texts = textsOf(readFileSync(file));
    expect(texts).toContain("停车出行");
    expect(texts.some((it) => it.startsWith("少于 10 人"))).toBe(true);
  });
});
