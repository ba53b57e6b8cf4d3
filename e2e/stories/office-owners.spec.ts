import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("the office enters a paper, a neighbour stands by it on their own phone, and it counts", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  const staff = await worker("staff");
  const { page } = staff;
  const office = new Office(page, linli);

  await test.step("what lacks, and where nobody was reached", async () => {
    await office.signIn();
    await office.open("owners");
    await page.getByRole("link", { name: "临江里小区改造二期方案" }).click();
    await expect(page.getByText(/还差 12 户/).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: /没联系上的 \d+ 户/ })).toBeVisible();
    await staff.look("office-owners");
  });

  await test.step("a paper of somebody who has not voted", async () => {
    const table = page.getByRole("table", { name: "没联系上的业主" });
    const address = (await table.getByRole("rowheader").first().innerText()).split(" ")[0];
    const entry = page.locator(".panel", { hasText: "录一张纸质票" });
    await entry.getByLabel("票号").fill("P-9001");
    await entry.getByLabel("房号").fill(address);
    await expect(page.getByText(/还没投过/)).toBeVisible();
    for (const group of ["1. 改不改", "2. 钱怎么出", "3. 如何管"]) {
      await page.getByRole("radiogroup", { name: group }).getByText("同意").click();
    }
    const witness = page.getByRole("group", { name: /见证人/ });
    await witness.getByRole("searchbox").fill(resident.name);
    await witness.getByText(resident.name, { exact: true }).first().click();
    await page.getByRole("button", { name: "存下，等见证人确认" }).click();
    await expect(page.getByText("等见证人确认").first()).toBeVisible();
    await expect(page.getByText(/还差 12 户/).first()).toBeVisible();
  });

  await test.step("the witness is asked whether they were there, and not what it says", async () => {
    const one = await person("witness");
    await joinAs(one.page, linli, resident);
    await new Phone(one.page).open("/councils");
    await expect(one.page.getByRole("heading", { name: "请你见证" })).toBeVisible({ timeout: 60_000 });
    await expect(one.page.getByText(/票号 P-9001/)).toBeVisible();
    await one.look("owners-witness");
    await one.page.getByRole("button", { name: "我在场" }).click();
    await expect(page.getByText(/还差 11 户/).first()).toBeVisible({ timeout: 60_000 });
    await staff.look("office-owners-paper");
  });
});

test("the office keeps the ledger whole: deliveries with proof, numbered papers, mandates, archive", async ({
  linli,
  worker,
}) => {
  const { neighbour } = linli.sheet();
  const staff = await worker("staff");
  const { page } = staff;
  const office = new Office(page, linli);
  const table = page.getByRole("table", { name: "没联系上的业主" });
  const title = "临江里小区改造二期方案";
  let address = "";

  await test.step("a delivery that was signed for needs its photo", async () => {
    await office.signIn();
    await office.open("owners");
    // Rows move while the office is still being told: the address is read, not the place.
    const way = page.getByRole("link", { name: title }).first();
    await page.goto((await way.getAttribute("href", { timeout: 30_000 })) ?? "");
    await expect(page.getByRole("heading", { name: "没联系上的 83 户" })).toBeVisible({ timeout: 60_000 });
    address = (await table.getByRole("rowheader").first().innerText()).split(" ")[0];
    await table.getByRole("button", { name: "登记送达" }).first().click();
    const sheet = page.getByRole("dialog", { name: "登记送达" });
    await sheet.getByRole("button", { name: "登记", exact: true }).click();
    await expect(sheet.getByText(/要附一张照片/)).toBeVisible();
    await sheet.locator('input[type="file"]').setInputFiles("photos/door-with-place.jpg");
    await expect(sheet.getByRole("img")).toBeVisible();
    await staff.look("office-owners-serve");
    await sheet.getByRole("button", { name: "登记", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole("heading", { name: "没联系上的 82 户" })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the proofs of a building print, each with space for the seal", async () => {
    await page.getByRole("link", { name: "送达回证" }).click();
    await expect(page.getByRole("heading", { name: /送达回证/, level: 1 })).toBeVisible();
    const receipt = page.getByRole("article").filter({ hasText: address });
    await expect(receipt.getByText("纸质签收").first()).toBeVisible();
    await expect(receipt.getByText("盖章")).toBeVisible();
    await staff.look("office-owners-receipts");
    await page.goBack();
  });

  await test.step("a numbered paper is handed out, lost, and never counts", async () => {
    const out = page.locator(".panel", { hasText: "发纸质票" });
    await out.getByLabel("票号").fill("7");
    await out.getByLabel("房号").fill(address);
    await out.getByRole("button", { name: "登记发出" }).click();
    // It is noted once the fields are free for the next one.
    await expect(out.getByLabel("票号")).toHaveValue("", { timeout: 30_000 });
    const papers = page.getByRole("table", { name: "领票台账" });
    await expect(papers.getByText("在业主手里")).toBeVisible({ timeout: 30_000 });
    await papers.getByRole("button", { name: "遗失" }).click();
    const why = page.getByRole("dialog", { name: "注销这个票号" });
    await why.getByRole("textbox").fill("业主说找不到了");
    await why.getByRole("button", { name: "注销这个票号" }).click();
    await expect(papers.getByText("已遗失")).toBeVisible({ timeout: 30_000 });
    await out.getByLabel("票号").fill("7");
    await out.getByLabel("房号").fill(address);
    await out.getByRole("button", { name: "登记发出" }).click();
    await expect(page.getByText(/已经发给别家，或已经作废/)).toBeVisible();
  });

  await test.step("a written mandate is entered with its photo, and taken back", async () => {
    await page.getByRole("button", { name: "录委托书" }).click();
    const sheet = page.getByRole("dialog", { name: "录委托书" });
    await sheet.getByLabel("房号").fill(address);
    await sheet.getByRole("searchbox").fill(neighbour.name);
    await sheet.getByText(neighbour.name, { exact: true }).first().click();
    await sheet.locator('input[type="file"]').setInputFiles("photos/door-with-place.jpg");
    await expect(sheet.getByRole("img")).toBeVisible();
    await sheet.getByRole("button", { name: "录委托书" }).click();
    await expect(sheet).toBeHidden();
    const mandates = page.getByRole("table", { name: "授权委托" });
    await expect(mandates.getByText(neighbour.name)).toBeVisible({ timeout: 30_000 });
    await staff.look("office-owners-ledger");
    await mandates.getByRole("button", { name: "撤回" }).click();
    await expect(mandates).toBeHidden({ timeout: 30_000 });
  });

  await test.step("all of it is taken elsewhere in one archive", async () => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "打包带走" }).click();
    expect((await download).suggestedFilename()).toMatch(/^owners-.*\.zip$/);
  });

  await test.step("silence and parking are chosen with what they need", async () => {
    await office.open("owners");
    await page.getByRole("button", { name: "召集" }).click();
    const sheet = page.getByRole("dialog", { name: "召集" });
    await sheet.getByRole("radio", { name: "送达了没投的，随多数" }).check();
    await expect(sheet.getByText(/公告写明后果/)).toBeVisible();
    await sheet.getByRole("radio", { name: "车位计入", exact: true }).check();
    await expect(sheet.getByText(/只有车位、没有住房的产权人/)).toBeVisible();
    await sheet.getByLabel("题目").fill("电动车充电棚");
    await sheet.getByLabel("召集人").fill("临江里小区业主委员会");
    await sheet.getByLabel("一句话").fill("建不建");
    await sheet.getByLabel("要表决的原文").fill("同意在北门建充电棚吗？");
    await sheet.getByRole("button", { name: "召集", exact: true }).click();
    await expect(sheet.getByText(/得有本小区议事规则的条款/)).toBeVisible();
    await sheet.locator('input[type="file"]').setInputFiles("photos/door-with-place.jpg");
    await expect(sheet.getByRole("img")).toBeVisible();
    await staff.look("office-owners-clauses");
    await sheet.getByRole("button", { name: "召集", exact: true }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: "电动车充电棚" }).click();
    await expect(page.getByText("送达了没投的，随多数")).toBeVisible();
    await expect(page.getByRole("img", { name: "议事规则条款" })).toBeVisible();
  });
});
