import { Committee } from "../pages/committee.ts";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("what a council said no to rests, unless something is new", async ({ linli, person }) => {
  const title = "中心花园空地改成共享菜园";
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, linli.sheet().resident);

  await test.step("the proposer takes it up again, word for word, and it is not taken", async () => {
    await phone.openProposal(title);
    await page.getByRole("link", { name: "改一改再提" }).click();
    await expect(page.getByLabel("一句话标题")).toHaveValue(title);
    await expect(page.getByLabel("和上次比，有什么新情况？")).toBeVisible();
    await author.look("again-form");
    await page.getByRole("button", { name: "提交" }).click();
    await phone.open("/me/acts");
    const act = phone.act(`提案：${title}`);
    await expect(act).toContainText("一模一样的提案前不久没有通过，90 天内不再收", { timeout: 30_000 });
    await author.look("again-refused");
    await act.getByRole("link", { name: "改一改再交" }).click();
  });

  await test.step("with new facts it is, and everyone reads them", async () => {
    await expect(page.getByLabel("一句话标题")).toHaveValue(title);
    await page.getByLabel("和上次比，有什么新情况？").fill("园林站愿意出土和工具，不花社区的钱。");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("园林站愿意出土和工具，不花社区的钱。")).toBeVisible();
    await author.look("again-taken");
  });
});

test("who is turned away appeals once, and somebody else answers in writing", async ({ linli, person, worker }) => {
  const title = "4号楼门口加一个快递柜";
  const why = "旁边已经有两组柜子了。";
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, linli.sheet().resident);
  await phone.open("/proposals/new");
  await phone.propose(title);
  await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  const staff = await worker("staff");
  await new Office(staff.page, linli).signIn();
  await new Committee(staff.page).reject(title, why);

  await test.step("the proposer appeals, with no network too", async () => {
    await expect(page.getByText(why)).toBeVisible({ timeout: 30_000 });
    await author.look("appeal-rejected");
    await author.goOffline();
    await page.getByRole("button", { name: "不同意，申诉一次" }).click();
    const sheet = page.getByRole("dialog", { name: "申诉" });
    await sheet.getByLabel("想说什么").fill("那两组在 9 号楼，老人走不过去。");
    await author.look("appeal-sheet");
    await sheet.getByRole("button", { name: "提交申诉" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("等居务监督委员会书面答复")).toBeVisible();
    await expect(page.getByRole("button", { name: "不同意，申诉一次" })).toHaveCount(0);
    await author.goOnline();
  });

  await test.step("the office reads it and cannot answer; the supervision committee does", async () => {
    await expect(staff.page.getByText("那两组在 9 号楼，老人走不过去。")).toBeVisible({ timeout: 60_000 });
    await expect(staff.page.getByRole("button", { name: "书面答复" })).toHaveCount(0);
    await staff.look("appeal-office");
    const supervisor = await person("supervisor");
    const watch = supervisor.page;
    await joinAs(watch, linli, linli.sheet().supervisor);
    await new Phone(watch).open("/");
    const todo = watch.getByRole("region", { name: "等你办" });
    await todo.getByRole("link", { name: title }).click({ timeout: 30_000 });
    await watch.getByRole("button", { name: "书面答复" }).click();
    const sheet = watch.getByRole("dialog", { name: "书面答复" });
    await sheet.getByRole("radio", { name: "申诉成立，重新初审" }).check();
    await sheet.getByLabel("想说什么").fill("到现场看过，确实太远，请重新考虑。");
    await supervisor.look("appeal-answer-sheet");
    await sheet.getByRole("button", { name: "书面答复" }).click();
    await expect(sheet).toBeHidden();
  });

  await test.step("the proposer reads the answer, and it is screened anew", async () => {
    await expect(page.getByText("到现场看过，确实太远，请重新考虑。")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("居务监督委员会（申诉成立，重新初审）：")).toBeVisible();
    await expect(page.getByText("等居委会答复")).toBeVisible();
    await author.look("appeal-answered");
    await expect(staff.page.getByRole("button", { name: "受理", exact: true })).toBeVisible({ timeout: 30_000 });
  });
});
