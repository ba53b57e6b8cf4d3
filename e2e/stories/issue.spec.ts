import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const photo = "photos/door-with-place.jpg";
const WORDS = "二楼拐角的灯不亮，晚上看不清台阶。";
const DONE = "换了新灯泡，开关也换了。";

test("a broken lamp: reported with no network, taken on, solved with a photo, confirmed and rated", async ({
  linli,
  person,
}) => {
  const { resident, grid_worker } = linli.sheet();
  const reporter = await person("reporter");
  const grid = await person("grid");
  await joinAs(reporter.page, linli, resident);
  await joinAs(grid.page, linli, grid_worker);

  await test.step("a smell of gas shows the numbers to call before everything else", async () => {
    const { page } = reporter;
    const phone = new Phone(page);
    await phone.open("/");
    await page.getByText("随手拍", { exact: true }).click();
    await page.getByRole("button", { name: "闻到燃气味" }).click();
    await expect(page.getByRole("link", { name: "着火 119" })).toBeVisible();
    await expect(page.getByRole("link", { name: "报警 110" })).toBeVisible();
    await expect(page.getByRole("link", { name: "伤人 120" })).toHaveAttribute("href", "tel:120");
    await reporter.look("issue-danger");
  });

  await test.step("with no network the lamp is reported with its photo, and kept on the phone", async () => {
    const { page } = reporter;
    await new Phone(page).open("/issues/new");
    await expect(page.getByRole("button", { name: "报上去" })).toBeVisible({ timeout: 30_000 });
    await reporter.goOffline();
    await page.locator('input[type="file"]').setInputFiles(photo);
    await expect(page.getByRole("img", { name: "照片 1" })).toBeVisible();
    await page.getByRole("button", { name: "路灯不亮" }).click();
    await page.getByLabel(/说一句/).fill(WORDS);
    await expect(page.getByText("先存在这部手机里，联网后自动送达")).toBeVisible();
    await reporter.look("issue-new");
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "路灯不亮", level: 1 })).toBeVisible();
    await expect(page.getByText(WORDS)).toBeVisible();
    await reporter.look("issue-reported-offline");
    await reporter.goOnline();
  });

  await test.step("the grid worker has it in the queue, and takes it on", async () => {
    const { page } = grid;
    await new Phone(page).open("/issues/queue");
    const row = page.getByRole("listitem").filter({ hasText: "7号楼 2单元" }).filter({ hasText: "路灯不亮" });
    await expect(row).toHaveCount(1, { timeout: 60_000 });
    await grid.look("issue-queue");
    await row.getByRole("link", { name: "路灯不亮" }).click();
    await page.getByRole("button", { name: "我来办" }).click();
    await expect(page.getByText("微网格（楼栋）在办")).toBeVisible();
    await grid.look("issue-taken");
  });

  await test.step("it is mended, and shown by a photo", async () => {
    const { page } = grid;
    await page.getByRole("button", { name: "办好了", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "办好了" });
    await sheet.locator('input[type="file"]').setInputFiles(photo);
    await expect(sheet.getByRole("img", { name: "照片 1" })).toBeVisible();
    await sheet.getByLabel(/做了什么/).fill(DONE);
    await sheet.getByRole("button", { name: "办好了", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("办好了，等报事人确认")).toBeVisible();
  });

  await test.step("only its reporter says that it is done, and how well", async () => {
    const { page } = reporter;
    await expect(page.getByRole("heading", { name: "办好了吗？" })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(DONE)).toBeVisible();
    await reporter.look("issue-question");
    await page.getByRole("radio", { name: "办好了", exact: true }).check();
    await page.getByRole("radio", { name: /^5 星/ }).check();
    await page.getByRole("button", { name: "交给社区" }).click();
    await expect(page.getByText("报事人已确认")).toBeVisible();
    await reporter.look("issue-confirmed");
    await new Phone(page).open("/issues");
    await expect(page.getByRole("heading", { name: "我报的" })).toBeVisible();
    await reporter.look("issues");
  });
});

test("the office: what is overdue first, the three rates, a whistle", async ({ linli, person }) => {
  const worker = await person("worker");
  const office = new Office(worker.page, linli);
  await office.signIn();
  const { page } = worker;
  await office.open("issues");
  await expect(page.getByRole("heading", { name: "网格事项", level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "响应率" })).toBeVisible();
  await worker.look("office-issues");
  await page.getByRole("button", { name: /^在单位 \d+$/ }).click();
  await page.getByRole("link", { name: "单元门坏了", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "办理过程" })).toBeVisible();
  await worker.look("office-issue");
  await office.open("issues/bodies");
  await expect(page.getByRole("rowheader", { name: "临江物业" })).toBeVisible();
  await worker.look("office-bodies");
});
