import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const TITLE = "三号楼门口加一个雨水桶浇花";
const ACTIVITY = "周六一起给花浇雨水";

test("a scene of the nine: chosen by who proposes, found by who cares, corrected by the office", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour } = linli.sheet();
  const author = await person("author");
  const other = await person("other");
  const staff = await worker("staff");
  await joinAs(author.page, linli, resident);
  await joinAs(other.page, linli, neighbour);
  const office = new Office(staff.page, linli);
  await office.signIn();

  await test.step("whoever proposes presses one of nine chips; a draft keeps it", async () => {
    const { page } = author;
    const phone = new Phone(page);
    await phone.open("/proposals/new");
    const chips = page.getByRole("group", { name: "场景" });
    await expect(chips.getByRole("button")).toHaveCount(9);
    await chips.getByRole("button", { name: "教育" }).click();
    await chips.getByRole("button", { name: "低碳" }).click();
    await expect(chips.getByRole("button", { pressed: true })).toHaveText(["低碳"]);
    await phone.draftKept();
    await page.reload();
    await phone.ready();
    await expect(chips.getByRole("button", { pressed: true })).toHaveText(["低碳"]);
    await author.look("scene-propose");
    await phone.propose(TITLE);
    await expect(page.getByRole("link", { name: "低碳场景" })).toBeVisible();
    await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
    await author.look("scene-proposal");
  });

  await test.step("a neighbour finds it by its scene, and by the chip all that are like it", async () => {
    const { page } = other;
    await new Phone(page).open("/proposals");
    const found = page.getByRole("link", { name: TITLE, exact: true });
    const scene = page.getByLabel("场景");
    await expect(found).toBeVisible({ timeout: 30_000 });
    await scene.selectOption({ label: "教育" });
    await expect(page.getByText(/^找到 \d+ 件$/)).toBeAttached();
    await expect(found).toHaveCount(0);
    await scene.selectOption({ label: "低碳" });
    await expect(found).toBeVisible();
    await other.look("scene-list");
    await scene.selectOption({ label: "所有场景" });
    await found.click();
    await page.getByRole("link", { name: "低碳场景" }).click();
    await expect(page.getByLabel("场景")).toHaveValue("low_carbon");
    await expect(found).toBeVisible();
  });

  await test.step("the office finds it the same way, sends it back, and corrects the scene", async () => {
    const { page } = staff;
    await office.open("proposals");
    await page.getByLabel("场景").selectOption({ label: "低碳" });
    const row = page.getByRole("row").filter({ hasText: TITLE });
    await expect(row.getByRole("cell", { name: "低碳", exact: true })).toBeVisible({ timeout: 30_000 });
    await staff.look("scene-office-list");
    await row.getByRole("link", { name: TITLE }).click();
    await page.getByRole("button", { name: "退回补正" }).click();
    const sheet = page.getByRole("dialog", { name: "退回补正" });
    await sheet.getByLabel("跟提交人说").fill("放在花坛哪一边？");
    await sheet.getByLabel("场景").selectOption({ label: "邻里" });
    await staff.look("scene-office-return");
    await sheet.getByRole("button", { name: "退回补正" }).click();
    await expect(sheet).toBeHidden();
    await expect(author.page.getByRole("link", { name: "邻里场景" })).toBeVisible({ timeout: 30_000 });
    await author.page.getByRole("link", { name: "补充提案" }).click();
    const chips = author.page.getByRole("group", { name: "场景" });
    await expect(chips.getByRole("button", { pressed: true })).toHaveText(["邻里"]);
  });

  await test.step("an activity bears one as well, and is found by it", async () => {
    const { page } = author;
    await new Phone(page).open("/volunteer/new");
    await page.getByLabel("活动名称").fill(ACTIVITY);
    await page.getByLabel("做什么").fill("用雨水桶给三号楼的花浇水。");
    await page.getByLabel("地点").selectOption({ index: 1 });
    await page.getByRole("group", { name: "场景" }).getByRole("button", { name: "低碳" }).click();
    await author.look("scene-activity-form");
    await page.getByRole("button", { name: "发布" }).click();
    await expect(page.getByText("低碳场景")).toBeVisible();
    const there = other.page.getByRole("link", { name: ACTIVITY, exact: true });
    await new Phone(other.page).open("/volunteer");
    const scene = other.page.getByLabel("场景");
    await scene.selectOption({ label: "健康" });
    await expect(there).toHaveCount(0);
    await scene.selectOption({ label: "低碳" });
    await expect(there).toBeVisible({ timeout: 30_000 });
    await other.look("scene-activities");
    await office.open("volunteering");
    await staff.page.getByLabel("场景").selectOption({ label: "低碳" });
    await expect(staff.page.getByRole("row").filter({ hasText: ACTIVITY })).toBeVisible({ timeout: 30_000 });
    await staff.look("scene-office-activities");
  });
});
