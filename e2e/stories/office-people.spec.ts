import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Office } from "../pages/office.ts";
import { expect, test } from "../support/story.ts";
import { textsOf } from "../support/xlsx.ts";

const homes = "房屋";
const people = "居民";

test("homes and people are found, sorted and taken along", async ({ linli, worker }, testInfo) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const search = page.getByRole("searchbox");
  await office.signIn();

  await test.step("homes stand in the order of the stairs, a window at a time", async () => {
    await office.open("members");
    await expect(office.rows(homes)).toHaveCount(60);
    const addresses = await office.column(homes, 1);
    expect(addresses.slice(0, 3)).toEqual(["1-1-101", "1-1-102", "1-1-103"]);
    await page.getByRole("button", { name: "再看 504 行" }).click();
    await expect(office.rows(homes)).toHaveCount(120);
  });

  await test.step("one building, one room, the initials of a name", async () => {
    await page.getByLabel("楼栋").selectOption({ label: "7号楼" });
    await expect(office.rows(homes).first()).toContainText("7-1-101");
    expect((await office.column(homes, 1)).every((address) => address.startsWith("7-"))).toBe(true);
    await search.fill("7-2-602");
    await expect(office.rows(homes)).toHaveCount(1);
    await page.getByLabel("楼栋").selectOption({ label: "所有楼" });
    await search.fill("qzd");
    await expect(office.rows(homes).first()).toContainText("秦招娣");
    await staff.look("office-homes");
    await search.fill("没有这个人");
    await expect(page.getByText("没有找到")).toBeVisible();
    await search.fill("");
  });

  await test.step("a heading sorts, one way and the other", async () => {
    const areas = async () => (await office.column(homes, 3)).map(Number);
    const sorted = (all: number[]) => all.toSorted((a, b) => a - b);
    const heading = page.getByRole("columnheader", { name: "面积 m²" });
    await heading.getByRole("button").click();
    await expect(heading).toHaveAttribute("aria-sort", "ascending");
    const rising = await areas();
    expect(rising).toEqual(sorted(rising));
    await heading.getByRole("button").click();
    await expect(heading).toHaveAttribute("aria-sort", "descending");
    const falling = await areas();
    expect(falling).toEqual(sorted(falling).reverse());
    expect(falling[0]).toBeGreaterThan(rising[0]);
    await staff.look("office-homes-sorted");
  });

  await test.step("the Excel file of all homes is a roster again", async () => {
    const file = testInfo.outputPath("homes.xlsx");
    await download(page, file);
    expect(textsOf(readFileSync(file))).toEqual(expect.arrayContaining(["专有部分面积", "秦招娣"]));
    await office.tryRoster(file);
    await expect(page.getByText("和现在的名册一样")).toBeVisible();
  });

  await test.step("people too, and a home leads to its people", async () => {
    await office.open("members/people");
    const { resident } = linli.sheet();
    await search.fill(resident.name);
    await expect(office.rows(people)).toHaveCount(1);
    await expect(office.rows(people)).toContainText(resident.address);
    await search.fill("");
    const names = await office.column(people, 1);
    const file = testInfo.outputPath("members.xlsx");
    await download(page, file);
    expect(textsOf(readFileSync(file))).toEqual(expect.arrayContaining(names));
    await staff.look("office-people");
    await office.open("members");
    await search.fill(resident.address);
    await page.getByRole("link", { name: resident.address }).click();
    await expect(page.getByRole("link", { name: resident.name })).toBeVisible();
    await staff.look("office-home");
  });
});

test("a tenant comes in, an office and a seat are given and taken back", async ({ linli, worker }) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { neighbour, seats } = linli.sheet();
  await office.signIn();

  await test.step("the tenant who waits is admitted", async () => {
    await page.getByRole("link", { name: /的租户/ }).click();
    await expect(page.getByText("等核实")).toBeVisible();
    await office.open("members/people");
    await expect(page.getByRole("heading", { name: "等核实的租户" })).toBeVisible();
    await staff.look("office-tenant-waits");
    await page.getByRole("button", { name: "不通过", exact: true }).click();
    await office.sheet("这位租户不通过？").getByRole("button", { name: "先不办" }).click();
    await page.getByRole("button", { name: "核实通过" }).click();
    const lease = page.getByRole("dialog", { name: "核实租户" });
    await lease.getByLabel(/从哪天起住在这里/).fill("2025-03-01");
    await lease.getByRole("button", { name: "核实通过" }).click();
    await expect(page.getByRole("heading", { name: "等核实的租户" })).toHaveCount(0);
    await expect(office.toast("已计入，回执")).toBeVisible();
    await expect(page.getByRole("row", { name: /租户/ }).first()).toBeVisible();
  });

  await test.step("a neighbour becomes head of a building for a year, and is thanked early", async () => {
    await office.open("members/people");
    await page.getByRole("searchbox").fill(neighbour.name);
    await page.getByRole("link", { name: neighbour.name }).click();
    await page.getByRole("button", { name: "任职" }).click();
    const sheet = office.sheet("给这位邻居一个职务");
    await sheet.getByLabel("职务").selectOption({ label: "楼栋长" });
    await sheet.getByLabel("范围").selectOption({ label: "7号楼" });
    await staff.picture("office-grant");
    await sheet.getByRole("button", { name: "任职" }).click();
    await expect(sheet).toBeHidden();
    const row = page.getByRole("row", { name: /楼栋长/ });
    await expect(row).toContainText("7号楼");
    await row.getByRole("button", { name: "免去" }).click();
    const ask = office.sheet("免去这个职务？");
    await ask.getByRole("button", { name: "免去" }).click();
    await expect(ask.getByText("「理由」还没填")).toBeVisible();
    await office.answer("免去这个职务？", "搬到外地女儿家去了", "免去");
    await expect(row).toContainText("已终止：搬到外地女儿家去了");
    await expect(row.getByRole("button")).toHaveCount(0);
    await staff.look("office-person");
  });

  await test.step("a seat is left with a reason: an even council is told so; the seat is given anew", async () => {
    const leaving = seats[4].name;
    await office.open("councils");
    await staff.look("office-councils");
    await page.getByRole("link", { name: "临江社区党群议事会" }).click();
    const row = page.getByRole("row", { name: new RegExp(leaving) });
    await expect(page.getByText("21 人")).toBeVisible();
    await row.getByRole("button", { name: "离席" }).click();
    await office.answer("结束这个席位？", "身体不好，请辞", "离席");
    await expect(row).toBeHidden();
    await expect(page.getByText("20 人")).toBeVisible();
    await expect(page.getByText(/单数/)).toBeVisible();
    await staff.look("office-council-even");
    await page.getByRole("button", { name: "请人入席" }).click();
    await expect(office.sheet("请人入席")).toBeVisible();
    await staff.picture("office-seat");
    await page.keyboard.press("Escape");
    await office.seat(neighbour.name);
    await expect(page.getByText("21 人")).toBeVisible();
    await expect(page.getByText(/单数/)).toBeHidden();
  });

  await test.step("every act stands in the list with its receipt", async () => {
    await office.open("sync");
    for (const name of ["核实租户", "任职", "免职", "结束席位", "请人入席"]) {
      const act = page.getByRole("article").filter({ hasText: name });
      await expect(act.getByRole("img", { name: /回执/ })).toBeVisible();
    }
    await staff.look("office-acts");
  });
});

/** Presses the button for Excel and keeps the file. */
async function download(page: Page, file: string) {
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出 Excel" }).click(),
  ]);
  await saved.saveAs(file);
}
