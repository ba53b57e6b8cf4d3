import { createHash } from "node:crypto";
import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const title = "北门换掉破损井盖";
/** Hours from now until the evening of the next sitting, which begins at seven, five days from now. */
const untilThen = () => {
  const day = new Date(Date.now() + 5 * 86_400_000);
  const date = day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return Math.ceil((Date.parse(`${date}T19:30:00+08:00`) - Date.now()) / 3_600_000);
};

/** A drawing, as small as a PDF can be. */
const drawing = Buffer.from("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");

test("who convenes leads a sitting from the phone, without an office", async ({ linli, person }) => {
  const { convener, seats } = linli.sheet();
  await linli.stop();
  await linli.startAgain(["--clock-ahead-hours", String(untilThen())]);
  const chair = await person("chair");
  const { page } = chair;
  const phone = new Phone(page);
  const lead = page.getByRole("region", { name: "主持这次会" });
  await joinAs(page, linli, convener);
  await phone.open("/councils");
  await page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();

  await expect(lead).toBeVisible();
  const sitting = new URL(page.url()).pathname;
  await test.step("the papers to the item are read before it is talked about", async () => {
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.getByRole("heading", { name: "议程材料" })).toBeVisible();
    await expect(page.getByText("甲 520 元一套", { exact: false })).toBeVisible();
    await chair.look("lead-papers");
  });

  await test.step("they add another one, with a PDF, and take it off again", async () => {
    const motion = new URL(page.url()).pathname;
    await page.getByRole("link", { name: "添加材料" }).click();
    await page.getByRole("button", { name: "添加材料" }).click();
    await expect(page.getByText("写一句再发").first()).toBeVisible();
    await page.getByLabel("材料名称").fill("井盖安装图");
    await page.getByLabel("说的是什么").fill("一张图：井圈垫高两厘米，胶圈在里侧。");
    const file = page.locator('input[type="file"][accept*="pdf"]');
    await file.setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("图") });
    await expect(page.getByText("这不是 PDF", { exact: false })).toBeVisible();
    await file.setInputFiles({ name: "图.pdf", mimeType: "application/pdf", buffer: drawing });
    await expect(page.getByText("PDF（1 KB）")).toBeVisible();
    await chair.look("lead-paper");
    await page.getByRole("button", { name: "添加材料" }).click();
    await page.waitForURL(`**${motion}`);
    const link = page.getByRole("link", { name: "PDF（1 KB）" });
    await expect(link).toHaveAttribute("download", "井盖安装图.pdf");
    const hash = createHash("sha256").update(drawing).digest("hex");
    const kept = () => page.request.get(`/api/v1/blobs/${hash}`).then((it) => it.headers()["content-type"]);
    await expect.poll(kept, { timeout: 30_000 }).toBe("application/pdf");
    await chair.look("lead-papers-pdf");
    await page.getByRole("button", { name: "撤下这份材料" }).last().click();
    await page.getByRole("dialog", { name: "撤下这份材料？" }).getByRole("button", { name: "撤下这份材料" }).click();
    await expect(link).toBeHidden();
    await phone.open(sitting);
  });

  await test.step("they chair, and ask a member to write", async () => {
    await expect(lead.getByText("还没有定谁主持、谁记录。")).toBeVisible();
    await lead.getByRole("button", { name: "定主持和记录" }).click();
    const sheet = page.getByRole("dialog", { name: "定主持和记录" });
    await sheet.getByRole("button", { name: "就这样定" }).click();
    await expect(sheet.getByText("请选一位记录人").last()).toBeVisible();
    // Somebody of the office may chair as well; who chairs does not write.
    const who = sheet.getByLabel("谁主持");
    const self = await who.inputValue();
    const other = (await who.locator("option").nth(1).innerText()).trim();
    await who.selectOption({ index: 1 });
    await expect(sheet.getByLabel("记录人").locator(`option[value="${self}"]`)).toBeAttached();
    await sheet.getByLabel("记录人").selectOption({ index: 2 });
    await sheet.getByRole("button", { name: "就这样定" }).click();
    await expect(lead.getByText(`主持：${other}`)).toBeVisible();
    await lead.getByRole("button", { name: "定主持和记录" }).click();
    await who.selectOption({ index: 0 });
    await sheet.getByLabel("记录人").selectOption({ index: 2 });
    await chair.picture("lead-officers");
    await sheet.getByRole("button", { name: "就这样定" }).click();
    await expect(lead.getByText(/^主持：.*记录：/)).toBeVisible();
  });

  await test.step("they say who sees to it", async () => {
    await lead.getByRole("button", { name: "安排落实" }).click();
    const sheet = page.getByRole("dialog", { name: "安排落实" });
    await sheet.getByLabel("谁来落实").fill("物业公司");
    await sheet.getByRole("button", { name: "就这样定" }).click();
    await expect(lead.getByText(/^由物业公司落实/)).toBeVisible();
    await chair.look("lead");
  });

  await test.step("they close it, and read what is put off and who may still be on their way", async () => {
    await lead.getByRole("button", { name: "散会" }).click();
    const sheet = page.getByRole("dialog", { name: "散会" });
    await expect(sheet.getByText(`这些还没有表决，会留待下次：${title}`)).toBeVisible();
    await expect(sheet.getByText(/还有 \d+ 位没有签到。没有网络时扫过码的，散会后 3 天内传到/)).toBeVisible();
    await sheet.getByLabel("列席").fill("市政公司 李工");
    await chair.look("lead-close");
    await sheet.getByRole("button", { name: "散会" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByRole("link", { name: /看会议记录/ })).toBeVisible({ timeout: 30_000 });
    await expect(lead).toBeHidden();
    await page.getByRole("link", { name: /看会议记录/ }).click();
    await expect(page.getByText(/^由物业公司落实/)).toBeVisible();
  });

  await test.step("who has no part in leading it is offered none of it", async () => {
    const member = await person("member");
    await joinAs(member.page, linli, seats[3]);
    await new Phone(member.page).open("/councils");
    await expect(member.page.getByRole("region", { name: "主持这次会" })).toHaveCount(0);
  });
});
