import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const RECEIPT = "../testkit/samples/photos/board.jpg";
const WHAT = "中心花园两张长椅换木条";
const QUESTION = "两张长椅八百多，木条用的什么料？";
const ANSWER = "防腐樟子松，含旧料拆运，报价单在凭证第二页。";

test("money goes out: entered with a voucher, confirmed by another, read with no network, asked about, answered", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, tenant } = linli.sheet();
  const owner = await person("owner");
  const renter = await person("renter");
  const first = await worker("first");
  const second = await worker("second");
  await joinAs(owner.page, linli, resident);
  await joinAs(renter.page, linli, tenant, "租户");
  const office = new Office(first.page, linli);
  const clerk = new Office(second.page, linli, "clerk");
  await office.signIn();
  await clerk.signIn();

  await test.step("one of the office enters it with its receipt, and cannot confirm it", async () => {
    const { page } = first;
    await office.open("funds");
    await expect(page.getByRole("link", { name: "公共收益" })).toBeVisible({ timeout: 60_000 });
    await first.look("office-funds");
    await page.getByRole("button", { name: "记一笔" }).click();
    const sheet = office.sheet("记一笔");
    await sheet.getByLabel("账户").selectOption({ label: "公共收益" });
    await sheet.getByLabel("类别").selectOption({ label: "支出：公共设施" });
    await sheet.getByLabel("金额").fill("860.50");
    await sheet.getByLabel("写单位名称").fill("江城木业经营部");
    await sheet.getByLabel("用途").fill(WHAT);
    await sheet.getByRole("button", { name: "记一笔" }).click();
    // Nothing goes out without a voucher.
    await expect(sheet.getByText(/^支出要有凭证/)).toBeVisible();
    await sheet.locator('input[type="file"]').first().setInputFiles(RECEIPT);
    await expect(sheet.getByRole("img")).toBeVisible();
    await first.look("office-fund-enter");
    await sheet.getByRole("button", { name: "记一笔" }).click();
    await expect(sheet).toBeHidden();
    const mine = office.rows("等复核").filter({ hasText: "860.50" });
    await mine.getByRole("link").click();
    await expect(page.getByText(WHAT)).toBeVisible();
    await expect(page.getByText("这一笔是你记的，请另一位同事复核。")).toBeVisible();
    await expect(page.getByRole("button", { name: "复核入账" })).toHaveCount(0);
    await first.look("office-fund-waits");
  });

  await test.step("nobody reads it before another one has confirmed it", async () => {
    const { page } = owner;
    await new Phone(page).open("/renovation");
    await page.getByRole("link", { name: "公共账目" }).click({ timeout: 60_000 });
    await owner.look("funds");
    await page.getByRole("link", { name: "公共收益" }).click();
    await expect(page.getByRole("heading", { name: "公共收益", level: 1 })).toBeVisible();
    await expect(page.getByText(WHAT)).toHaveCount(0);
    const lines = await (await page.request.get("/api/v1/changes")).text();
    expect(lines).not.toContain(WHAT);
  });

  await test.step("the other one confirms it", async () => {
    const { page } = second;
    await clerk.open("funds");
    const row = clerk.rows("等复核").filter({ hasText: "860.50" });
    await row.getByRole("link").click({ timeout: 60_000 });
    await expect(page.getByText(WHAT)).toBeVisible();
    await page.getByRole("button", { name: "复核入账" }).click();
    await expect(page.getByText(/^已入账 · 第 \d+ 笔$/)).toBeVisible();
    await second.look("office-fund-entry");
  });

  await test.step("an owner reads it with no network, and asks", async () => {
    const { page } = owner;
    await expect(page.getByText(new RegExp(WHAT))).toBeVisible({ timeout: 60_000 });
    await owner.look("fund-income");
    await owner.goOffline();
    const line = page.locator(".ledger__line", { hasText: WHAT });
    await line.getByRole("link").click();
    await expect(page.getByText("江城木业经营部")).toBeVisible();
    await page.getByRole("button", { name: "问这一笔" }).click();
    const sheet = page.getByRole("dialog", { name: "问这一笔" });
    await sheet.getByLabel("想问什么").fill(QUESTION);
    await owner.look("fund-ask");
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    const mine = page.getByRole("article").filter({ hasText: QUESTION });
    await expect(mine.getByText(/前答复$/)).toBeVisible();
    await owner.look("fund-entry-asked");
    await owner.goOnline();
  });

  await test.step("the office answers, and the answer stands below the entry", async () => {
    const { page } = first;
    const asked = page.getByRole("article").filter({ hasText: QUESTION });
    await asked.getByRole("button", { name: "答复" }).click({ timeout: 60_000 });
    const sheet = office.sheet("答复");
    await sheet.getByLabel("怎么回事").fill(ANSWER);
    await sheet.getByRole("button", { name: "答复" }).click();
    await expect(sheet).toBeHidden();
    await expect(owner.page.getByText(ANSWER)).toBeVisible({ timeout: 60_000 });
    // The voucher is there for whoever reads the entry, once there is a network to fetch it.
    await owner.page.reload();
    const voucher = owner.page.getByRole("img", { name: /^凭证/ });
    await expect
      .poll(() => voucher.evaluate((img: HTMLImageElement) => img.naturalWidth), { timeout: 30_000 })
      .toBeGreaterThan(0);
    await expect(owner.page.getByText(ANSWER)).toBeVisible();
    await owner.look("fund-entry");
  });

  await test.step("a tenant reads the foundation, and of the owners' accounts that they are published", async () => {
    const { page } = renter;
    await new Phone(page).open("/funds");
    await page.getByRole("link", { name: "社区基金" }).click({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: "社区基金", level: 1 })).toBeVisible();
    await expect(page.getByText(/^[\d,]+(\.\d\d)? 元$/).first()).toBeVisible();
    await renter.look("fund-foundation");
    await new Phone(page).open("/funds");
    await page.getByRole("link", { name: "公共收益" }).click();
    await expect(page.getByRole("heading", { name: "公共收益的账给业主看" })).toBeVisible();
    await renter.look("fund-not-yours");
    const all = await (await page.request.get("/api/v1/changes")).text();
    expect(all).not.toContain(WHAT);
  });

  await test.step("a quarter that was closed prints for the board", async () => {
    const { page } = second;
    await clerk.open("funds");
    await page.getByRole("link", { name: "公共收益" }).click({ timeout: 60_000 });
    await second.look("office-fund-account");
    await page.getByRole("table", { name: "已经公布的" }).getByRole("link", { name: "打印" }).first().click();
    await expect(page.getByRole("heading", { name: /收支公示/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /期末余额/ })).toBeVisible();
    await second.look("office-fund-print");
  });
});
