import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("a member recuses themselves before the vote; of another it is said, and ruled on", async ({
  linli,
  person,
  worker,
}) => {
  const { member, teller2 } = linli.sheet();
  const [one, staff] = [await person("member"), await worker("staff")];
  const told = one.page.getByRole("region", { name: "回避" });
  const office = new Office(staff.page, linli);

  await test.step("a member says what stake they have", async () => {
    await joinAs(one.page, linli, member);
    await new Phone(one.page).open("/councils");
    await one.page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();
    await expect(told.getByText(/施工队是我们机构的合作单位/)).toBeVisible();
    await told.getByRole("button", { name: "我要回避" }).click();
    const sheet = one.page.getByRole("dialog", { name: "我要回避" });
    await sheet.getByRole("button", { name: "我要回避" }).click();
    await expect(sheet.getByText("写一句再发")).toBeVisible();
    await sheet.getByLabel("什么关系").fill("井盖厂是我表哥开的");
    await one.look("recusal-sheet");
    await sheet.getByRole("button", { name: "我要回避" }).click();
    await expect(sheet).toBeHidden();
    await expect(told.getByText(/井盖厂是我表哥开的/)).toBeVisible();
    await expect(told.getByRole("button", { name: "我要回避" })).toHaveCount(0);
  });

  await test.step("the office reads it, notes what is said of another, and rules", async () => {
    const { page } = staff;
    await office.signIn();
    await office.openCouncil("临江社区党群议事会");
    await page.getByRole("link", { name: "第 5 次会议" }).click();
    await expect(page.getByText(`${member.name}，主动回避：井盖厂是我表哥开的`)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "记一条回避意见" }).click();
    const sheet = office.sheet("记一条回避意见");
    await sheet.getByLabel("指的是谁").selectOption({ label: teller2.name });
    await sheet.getByLabel("什么关系").fill("他家门口就是施工点");
    await sheet.getByRole("button", { name: "记一条回避意见" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(`${teller2.name}，有人提出，等主持人定：他家门口就是施工点`)).toBeVisible();
    await staff.look("office-recusal");
    await page.getByRole("button", { name: "不用回避" }).click();
    await office.answer("不用回避", "住得近不算利害关系", "不用回避");
    await expect(page.getByText(`${teller2.name}，主持人定：不用回避：他家门口就是施工点`)).toBeVisible();
  });

  await test.step("until the vote a member takes it back, with a reason that residents read", async () => {
    const mine = told.getByRole("listitem").filter({ hasText: "井盖厂是我表哥开的" });
    await mine.getByRole("button", { name: "收回" }).click();
    const sheet = one.page.getByRole("dialog", { name: "收回" });
    await sheet.getByRole("button", { name: "收回" }).click();
    await expect(sheet.getByText("写一句再发")).toBeVisible();
    await sheet.getByLabel("为什么收回").fill("厂子去年就转给别人了");
    await one.look("recusal-take-back");
    await sheet.getByRole("button", { name: "收回" }).click();
    await expect(sheet).toBeHidden();
    await expect(mine).toContainText("收回的理由：厂子去年就转给别人了");
    await expect(told.getByRole("button", { name: "我要回避" })).toBeVisible();
    const line = staff.page.getByText(`${member.name}，本人收回了回避：井盖厂是我表哥开的`);
    await expect(line).toContainText("厂子去年就转给别人了", { timeout: 60_000 });
    await staff.look("office-recusal-taken-back");
  });

  await test.step("the council reads the ruling; residents read nothing of it", async () => {
    await expect(told.getByText("主持人定：不用回避")).toBeVisible({ timeout: 60_000 });
    await one.look("recusal");
    const neighbour = await person("neighbour");
    await joinAs(neighbour.page, linli, linli.sheet().resident);
    await new Phone(neighbour.page).open("/councils");
    await neighbour.page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();
    await expect(neighbour.page.getByText(/井盖厂是我表哥开的/)).toBeVisible();
    await expect(neighbour.page.getByText(/他家门口就是施工点/)).toBeHidden();
    await expect(neighbour.page.getByRole("button", { name: "我要回避" })).toHaveCount(0);
  });
});
