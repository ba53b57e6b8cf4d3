import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("taken back before its vote, it leaves the agenda", async ({ linli, person, worker }) => {
  const title = "3号楼门口装一个伞架";
  const people = await Promise.all(["author", "neighbour"].map((name) => person(name)));
  const [author, neighbour] = people.map(({ page }) => new Phone(page));
  await joinAs(author.page, linli, linli.sheet().resident);
  await joinAs(neighbour.page, linli, linli.sheet().neighbour);
  await author.open("/proposals/new");
  await author.propose(title);
  await expect(author.page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  await neighbour.openProposal(title);
  await neighbour.page.getByRole("button", { name: "我也要，附议" }).click();
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await office.signIn();
  await office.accept(title);
  await office.route("邻里理事会");
  await office.openCouncil("临江里多方议事会");
  const call = office.panel("召集会议");
  await call.getByLabel("地点").fill("社区活动室");
  await call.getByRole("button", { name: "召集" }).click();
  await staff.page.getByRole("link", { name: "第 3 次会议" }).click();
  await office.put(title);

  await test.step("the proposer says why, with no network too", async () => {
    const { page } = author;
    await expect(page.getByText(/上会$/).first()).toBeVisible({ timeout: 30_000 });
    await people[0].goOffline();
    await page.getByRole("button", { name: "撤回提案" }).click();
    const sheet = page.getByRole("dialog", { name: "撤回这件提案？" });
    await sheet.getByRole("button", { name: "撤回提案" }).click();
    await expect(sheet.getByText("写一句原因，邻居就明白了")).toBeVisible();
    await people[0].look("leave-sheet");
    await sheet.getByLabel("为什么撤回").fill("物业上周已经装好了");
    await sheet.getByRole("button", { name: "撤回提案" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("物业上周已经装好了")).toBeVisible();
    await people[0].goOnline();
  });

  await test.step("supporters read why, and the agenda says that it is off", async () => {
    await expect(neighbour.page.getByText("物业上周已经装好了")).toBeVisible({ timeout: 60_000 });
    await people[1].look("leave-taken-back");
    await neighbour.open("/");
    const moved = neighbour.page.getByRole("region", { name: "你关心的有进展" });
    await expect(moved.getByText("已撤回：物业上周已经装好了", { exact: false })).toBeVisible();
    await expect(staff.page.getByText("已撤下")).toBeVisible({ timeout: 30_000 });
    await expect(staff.page.getByRole("button", { name: "开始表决" })).toHaveCount(0);
    await staff.look("leave-agenda");
  });
});

test("what cannot go on is ended with a reason that its supporters read", async ({ linli, person, worker }) => {
  const title = "东门加一段无障碍坡道";
  const reader = await person("reader");
  const phone = new Phone(reader.page);
  await joinAs(reader.page, linli, linli.sheet().resident);
  await phone.openProposal(title);
  const support = reader.page.getByRole("button", { name: "我也要，附议" });
  const supported = reader.page.getByRole("button", { name: "已附议，点一下收回" });
  await expect(support.or(supported)).toBeVisible();
  if (await support.isVisible()) await support.click();
  await expect(supported).toBeVisible();
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await office.signIn();
  await office.open("proposals");
  await staff.page.getByRole("searchbox").fill(title);
  await staff.page.getByRole("link", { name: title, exact: true }).click();
  await office.panel("不办了").getByRole("button", { name: "终止这件提案" }).click();
  await staff.look("leave-end-question");
  await office.answer("终止这件提案？", "东门明年整体改造，坡道一起做", "终止这件提案");
  await expect(staff.page.getByText("已终止")).toBeVisible();
  await staff.look("leave-ended-office");
  await expect(reader.page.getByText("社区把它终止了")).toBeVisible({ timeout: 30_000 });
  await expect(reader.page.getByText("东门明年整体改造，坡道一起做")).toBeVisible();
  await reader.look("leave-ended");
  await phone.open("/");
  const moved = reader.page.getByRole("region", { name: "你关心的有进展" });
  await expect(moved.getByText("已终止：东门明年整体改造，坡道一起做", { exact: false })).toBeVisible();
  await reader.look("leave-home");
});
