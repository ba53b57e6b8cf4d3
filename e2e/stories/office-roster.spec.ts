import { readFileSync, writeFileSync } from "node:fs";
import { Office } from "../pages/office.ts";
import { badRosterFile, expectedFaults, oldRosterFile, rosterFile, rosterLines } from "../support/roster.ts";
import { expect, test } from "../support/story.ts";

/** What the office reads for each fault of the samples. */
const told: Record<string, string> = {
  area_missing: "没填面积",
  area_not_positive: "面积要大于 0",
  area_too_precise: "小数多于两位",
  area_not_a_number: "不是数字",
  owner_missing: "没填产权人",
  phone_invalid: "不是电话号码",
  building_missing: "没填楼栋",
  home_duplicated: "和前面一行重复",
  owner_not_a_name: "这是公式或符号，不是名字",
};

const faults = "名册里的错处，按行号";

test.describe("a new office", () => {
  test.use({ words: ["--empty"] });

  test("a bad roster is told row by row, and nothing of it is written", async ({ linli, worker }) => {
    const staff = await worker("staff");
    const office = new Office(staff.page, linli);
    const { page } = staff;
    await office.signIn();

    await test.step("every fault stands by its row, in its column", async () => {
      await office.tryRoster(badRosterFile);
      await expect(page.getByRole("table", { name: faults })).toBeVisible();
      const [rows, fields, words] = await Promise.all([1, 4, 6].map((it) => office.column(faults, it)));
      const found = rows.map((row, index) => ({
        row: Number(row),
        field: fields[index],
        told: words[index].split("\n")[0],
      }));
      const expected = expectedFaults().map(({ row, code, field }) => ({ row, field, told: told[code] }));
      expect(found).toEqual(expected);
      await expect(page.getByText("一行也没写入")).toBeVisible();
      await expect(page.getByText("行有错，共 24 行")).toBeVisible();
      await expect(page.getByRole("button", { name: /^写入/ })).toHaveCount(0);
      await staff.look("office-roster-faults");
    });

    await test.step("one column alone can be looked at, and all faults taken along", async () => {
      await page.getByRole("button", { name: /^专有部分面积 5$/ }).click();
      expect(new Set(await office.column(faults, 4))).toEqual(new Set(["专有部分面积"]));
      await expect(office.rows(faults)).toHaveCount(5);
      await page.getByRole("button", { name: /^全部 10$/ }).click();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "下载这 10 处" }).click(),
      ]);
      expect(file.suggestedFilename()).toBe("名册错处.csv");
      const text = readFileSync(await file.path(), "utf8");
      expect(text.trim().split("\r\n")).toHaveLength(11);
      // What looks like a formula to Excel is text in the file.
      expect(text).toContain(`"'=HYPERLINK(`);
    });

    await test.step("nothing was written", async () => {
      const answer = await page.request.get("/api/v1/records/home");
      expect(await answer.json()).toEqual({ records: [], next: null });
    });

    await test.step("the mended file takes the place of the bad one", async () => {
      await page.locator('input[type="file"]').setInputFiles(rosterFile);
      await expect(page.getByText("行都没问题")).toBeVisible({ timeout: 30_000 });
      await office.writeRoster();
      await staff.look("office-roster-written");
      await office.open("members");
      await expect(page.getByRole("link", { name: "1-1-101", exact: true })).toBeVisible();
    });
  });

  test("columns with strange heads are named by hand", async ({ linli, worker }, testInfo) => {
    const staff = await worker("staff");
    const office = new Office(staff.page, linli);
    const { page } = staff;
    const names = {
      楼栋: "第几座",
      单元: "哪个门",
      楼层: "在几楼",
      房号: "几零几",
      用途: "做什么用",
      专有部分面积: "平方",
      面积来源: "照什么",
      产权人: "谁家的",
      证件尾号: "最后四个",
      联系电话: "打给谁",
      交付状态: "给了没有",
      备注: "还要说的",
    };
    const [, ...rows] = rosterLines();
    const file = testInfo.outputPath("strange.csv");
    writeFileSync(file, [Object.values(names).join(","), ...rows].join("\n"));
    await office.signIn();

    await test.step("the wizard asks which column is what, and says which must not be missing", async () => {
      await office.pickRoster(file);
      await expect(page.getByRole("heading", { name: "哪一列是什么" })).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText("还缺：楼栋、房号、专有部分面积、产权人、证件尾号")).toBeVisible();
      await staff.look("office-roster-columns");
    });

    await test.step("named in part, it asks for the rest", async () => {
      await page.getByLabel("楼栋").selectOption({ label: "第 1 列 第几座" });
      await page.getByLabel("房号").selectOption({ label: "第 4 列 几零几" });
      await page.getByRole("button", { name: "接着试运行" }).click();
      await expect(page.getByText("还缺：专有部分面积、产权人、证件尾号")).toBeVisible();
      await expect(page.getByLabel("房号")).toHaveValue("3");
    });

    await test.step("named all, it is read", async () => {
      for (const [index, [field, name]] of Object.entries(names).entries()) {
        await page
          .getByLabel(field, { exact: true })
          .selectOption({ label: `第 ${index + 1} 列 ${name}` });
      }
      await page.getByRole("button", { name: "接着试运行" }).click();
      await expect(page.getByText("行都没问题")).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText("524 户")).toBeVisible();
      await office.writeRoster();
    });
  });
});

test("a roster that changed shows what would change, before it is written", async ({
  linli,
  worker,
}, testInfo) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { resident } = linli.sheet();
  await office.signIn();

  await test.step("the same roster from an older program changes nothing", async () => {
    await office.tryRoster(oldRosterFile);
    await expect(page.getByText("和现在的名册一样")).toBeVisible();
    await page.getByRole("button", { name: "再看看列名" }).click();
    await expect(page.getByRole("row", { name: /曹德福/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "哪一列是什么" })).toBeVisible();
  });

  // 1-1-101 is larger now, 1-1-102 is gone, 1-1-199 is new, and a neighbour has sold.
  const lines = rosterLines().map((line) => line.split(","));
  const at = (address: string) =>
    lines.findIndex(([building, unit, , room]) => {
      return address === [building, unit, room].map((part) => part.match(/\d+/)?.[0]).join("-");
    });
  lines[at("1-1-101")][5] = "62.50";
  const sold = lines[at(resident.address)];
  sold[7] = "章新民";
  sold[8] = "4321";
  sold[9] = "";
  lines.splice(at("1-1-102"), 1, ["1号楼", "1单元", "1", "199", "住宅", "40.00", "登记", "田小禾", "1234", "", "已交付", ""]);
  const file = testInfo.outputPath("changed.csv");
  writeFileSync(file, lines.map((line) => line.join(",")).join("\n"));

  await test.step("what is new, changed, gone, and who leaves", async () => {
    await office.tryRoster(file);
    const homes = async (title: string) =>
      await page.getByRole("region", { name: title }).locator(".diff__homes").innerText();
    expect(await homes("新增 1 户")).toBe("1-1-199");
    expect((await homes("改动 2 户")).split("　")).toEqual(["1-1-101", resident.address]);
    expect(await homes("去掉 1 户")).toBe("1-1-102");
    const leaving = "1 人不再是业主，写入后身份终止，记录都在";
    expect(await homes(leaving)).toBe(`${resident.address} ${resident.name}`);
    await staff.look("office-roster-changed");
  });

  await test.step("not written yet", async () => {
    const before = await page.request.get("/api/v1/exports/homes.csv").then((answer) => answer.text());
    expect(before).toContain(resident.name);
    expect(before).not.toContain("田小禾");
  });

  await test.step("written, it is so everywhere", async () => {
    await office.writeRoster();
    await office.open("members");
    await page.getByRole("searchbox").fill("1-1-199");
    await expect(page.getByRole("row", { name: /1-1-199/ })).toContainText("田小禾");
    await office.open("members/people");
    await page.getByRole("searchbox").fill(resident.name);
    await page.getByRole("link", { name: resident.name }).click();
    await expect(page.getByText("产权已转移")).toBeVisible();
    await staff.look("office-person-sold");
  });
});
