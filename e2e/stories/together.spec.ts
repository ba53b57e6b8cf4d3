import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Together } from "../pages/together.ts";
import { expect, test } from "../support/story.ts";

const TITLE = "北门台阶和雨棚一起修";
const STEPS = "北门台阶修平";
const ROOF = "北门装一段雨棚";

test("neighbours propose together, the office splits it, and help is offered without money", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour, tenant } = linli.sheet();
  const author = await person("author");
  const beside = await person("beside");
  const third = await person("third");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const hers = new Together(author.page);
  const his = new Together(beside.page);
  const theirs = new Together(third.page);

  await test.step("the proposer asks a neighbour by building and family name", async () => {
    await joinAs(author.page, linli, resident);
    const phone = new Phone(author.page);
    await phone.open("/proposals/new");
    await phone.propose(TITLE);
    await expect(author.page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
    const sheet = await hers.invite();
    await sheet.getByRole("searchbox").fill(`7号楼 ${neighbour.name[0]}`);
    await sheet.getByRole("button", { name: `7号楼 ${neighbour.name[0]}` }).click();
    const waits = author.page.getByText(`7号楼 ${neighbour.name[0]}*：等回话`);
    await expect(waits).toBeAttached();
    await author.look("together-invite");
    // A slip of the finger is taken back, and asking again is no second time.
    await sheet.getByRole("button", { name: "关上" }).click();
    await author.page.getByRole("button", { name: "取消邀请" }).click();
    await expect(waits).toBeHidden();
    await (await hers.invite()).getByRole("searchbox").fill(`7号楼 ${neighbour.name[0]}`);
    await sheet.getByRole("button", { name: `7号楼 ${neighbour.name[0]}` }).click();
    await expect(waits).toBeAttached();
  });

  const code = await test.step("and makes a code for one who is not found", async () => {
    const sheet = author.page.getByRole("dialog", { name: "请邻居联名" });
    await sheet.getByRole("button", { name: "给我一个联名码" }).click();
    const shown = sheet.getByText(/^\d{4} \d{4}$/);
    await expect(shown).toBeVisible();
    const code = (await shown.textContent()) ?? "";
    await author.look("together-code");
    await sheet.getByRole("button", { name: "关上" }).click();
    return code;
  });

  await test.step("the neighbour is asked at home, and says yes", async () => {
    await joinAs(beside.page, linli, neighbour);
    const todo = beside.page.getByRole("region", { name: "等你办" });
    await expect(todo.getByText("邻居请你联名")).toBeVisible({ timeout: 30_000 });
    await todo.getByRole("link", { name: TITLE }).click();
    await expect(beside.page.getByText(`7号楼 ${resident.name[0]}*请你联名`)).toBeVisible();
    await beside.look("together-asked");
    await beside.page.getByRole("button", { name: "愿意联名" }).click();
    await expect(his.people()).toContainText(`7号楼 ${neighbour.name[0]}`);
    await beside.look("together-beside");
  });

  await test.step("whoever has the code joins too; a wrong one is refused by the server", async () => {
    await joinAs(third.page, linli, tenant, "租户");
    const phone = new Phone(third.page);
    await phone.openProposal(TITLE);
    await theirs.withCode("1111 1111");
    await expect(third.page.getByText(/联名码不对，没有联名。还可以试 4 次/)).toBeVisible({ timeout: 30_000 });
    await third.look("together-wrong-code");
    await phone.openProposal(TITLE);
    await theirs.withCode(code);
    await expect(theirs.people().getByRole("listitem")).toHaveCount(2);
    await expect(third.page.getByText("3 人附议")).toBeVisible();
  });

  await test.step("the office splits it, with a reason", async () => {
    await office.signIn();
    await office.open("proposals");
    await staff.page.getByRole("link", { name: TITLE }).click();
    await staff.page.getByRole("button", { name: "拆分", exact: true }).click();
    const sheet = office.sheet("拆成几件");
    await sheet.getByLabel("理由").fill("台阶归物业，雨棚要报批，分开办更快。");
    for (const [number, title] of [STEPS, ROOF].entries()) {
      const part = sheet.getByRole("group", { name: `第 ${number + 1} 件` });
      await part.getByLabel("标题").fill(title);
    }
    await staff.look("office-split");
    await sheet.getByRole("button", { name: "拆分", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(staff.page.getByRole("link", { name: ROOF })).toBeVisible();
    await staff.look("office-split-done");
  });

  await test.step("the proposer is thanked and told why; everyone went along to both", async () => {
    await expect(author.page.getByText("拆成了 2 件")).toBeVisible({ timeout: 30_000 });
    await expect(author.page.getByText(/谢谢你提出来。为什么拆：台阶归物业/)).toBeVisible();
    await author.look("together-split");
    await author.page.getByRole("link", { name: STEPS }).click();
    await expect(author.page.getByText("3 人附议")).toBeVisible();
    await expect(hers.people().getByRole("listitem")).toHaveCount(2);
    await author.look("together-part");
  });

  await test.step("who does not mean one of them steps back from that one alone", async () => {
    const phone = new Phone(third.page);
    await phone.openProposal(ROOF);
    await third.page.getByRole("button", { name: "退出联名" }).click();
    await third.page.getByRole("dialog").getByRole("button", { name: "退出联名" }).click();
    await expect(theirs.people().getByRole("listitem")).toHaveCount(1);
    await third.page.getByRole("button", { name: /已附议|收回附议/ }).click();
    await expect(third.page.getByText("2 人附议")).toBeVisible();
    await phone.openProposal(STEPS);
    await expect(third.page.getByText("3 人附议")).toBeVisible();
  });

  await test.step("the proposer asks another to step back from one, who reads so and keeps the support", async () => {
    await new Phone(author.page).openProposal(ROOF);
    await author.page.getByRole("button", { name: "请他退出联名" }).click();
    await author.look("together-remove");
    await author.page.getByRole("dialog").getByRole("button", { name: "请他退出联名" }).click();
    await expect(hers.people()).not.toContainText(`7号楼 ${neighbour.name[0]}`);
    await new Phone(beside.page).openProposal(ROOF);
    await expect(beside.page.getByText("提案人请你退出了联名")).toBeVisible({ timeout: 30_000 });
    await expect(beside.page.getByText("2 人附议")).toBeVisible();
    await beside.look("together-removed");
  });

  await test.step("once it is accepted a neighbour offers hands, and a telephone nobody reads yet", async () => {
    await office.accept(STEPS);
    // Who helps need not support it, and follows it all the same.
    await new Phone(third.page).openProposal(STEPS);
    await third.page.getByRole("button", { name: "退出联名" }).click();
    await third.page.getByRole("dialog").getByRole("button", { name: "退出联名" }).click();
    await third.page.getByRole("button", { name: /已附议|收回附议/ }).click();
    await expect(third.page.getByText("2 人附议")).toBeVisible();
    await theirs.offer("出人手", "周六下午能来搬砖，家里还有一辆小推车。", "13811112222");
    await expect(theirs.section().getByText("等居委会回话")).toBeVisible();
    await third.look("together-offer");
    await new Phone(beside.page).openProposal(STEPS);
    await expect(his.section().getByText("还没有人出力")).toBeVisible();
  });

  await test.step("the office corrects what it found, and neighbours read what it said before", async () => {
    await staff.page.getByRole("button", { name: "更正预审意见" }).click();
    const sheet = office.sheet("更正预审意见");
    await expect(sheet.getByLabel("谁来做")).toHaveValue("物业公司");
    await sheet.getByLabel("预算").fill("1200");
    await sheet.getByRole("button", { name: "更正预审意见" }).click();
    await expect(sheet).toBeVisible();
    await sheet.getByLabel("为什么更正").fill("扶手用旧的，少买一根");
    await staff.look("office-reassess");
    await sheet.getByRole("button", { name: "更正预审意见" }).click();
    await expect(sheet).toBeHidden();
    await expect(office.panel("更正以前怎么写的").getByText("扶手用旧的，少买一根", { exact: false })).toBeVisible();
    await staff.look("office-reassessed");
    const told = beside.page.getByText("更正（第 1 次）：扶手用旧的，少买一根。原来写的是：", { exact: false });
    await expect(told).toBeVisible({ timeout: 30_000 });
    await expect(beside.page.getByText("1,567.90 元")).toBeVisible();
    await beside.look("together-reassessed");
  });

  await test.step("the office reads it without the telephone, answers, and notes what a unit offers", async () => {
    const offers = office.panel("愿意出力");
    await expect(offers.getByText("周六下午能来搬砖")).toBeVisible({ timeout: 30_000 });
    await expect(staff.page.getByText("13811112222")).toHaveCount(0);
    await staff.look("office-offer");
    await offers.getByRole("button", { name: "采纳" }).click();
    const answer = office.sheet("采纳");
    await answer.getByLabel("回一句话").fill("谢谢，周六两点北门见。");
    await answer.getByRole("button", { name: "采纳" }).click();
    await expect(offers.getByText("13811112222")).toBeVisible({ timeout: 30_000 });
    await offers.getByRole("button", { name: "登记单位出力" }).click();
    const note = office.sheet("登记单位出力");
    await note.getByLabel("单位名称").fill("江城建筑设计院");
    await note.getByLabel("来源").selectOption({ label: "企业扶持" });
    await note.getByLabel("怎么出力").selectOption({ label: "出主意（专业知识）" });
    await note.getByLabel("能做什么").fill("派一位工程师看台阶，出一张图。");
    await note.getByLabel("联系人").fill("刘工");
    await note.getByLabel("联系电话").fill("027-85550188");
    await staff.look("office-note-unit");
    await note.getByRole("button", { name: "登记单位出力" }).click();
    await expect(note).toBeHidden();
    await offers.getByRole("button", { name: "采纳" }).click();
    await answer.getByLabel("回一句话").fill("谢谢，图到了就动工。");
    await answer.getByRole("button", { name: "采纳" }).click();
    await expect(offers.getByText("02785550188")).toBeVisible({ timeout: 30_000 });
    await staff.look("office-offers");
  });

  await test.step("what was accepted stands on the page, among the sources, and names no telephone", async () => {
    const offers = his.section();
    await expect(offers.getByText("谢谢，周六两点北门见。")).toBeVisible({ timeout: 30_000 });
    await expect(offers.getByText("江城建筑设计院 · 出主意（专业知识）")).toBeVisible();
    await expect(beside.page.getByText("居民自筹，企业扶持")).toBeVisible();
    await expect(beside.page.getByText("13811112222")).toHaveCount(0);
    await beside.look("together-offers");
  });

  await test.step("it is ended: everyone sees the end of what was accepted, and the giver reads why", async () => {
    await staff.page.getByRole("button", { name: "终止这件提案" }).click();
    const sheet = office.sheet("终止这件提案？");
    await sheet.getByLabel("理由").fill("物业上周已经把台阶修好了。");
    await sheet.getByRole("button", { name: "终止这件提案" }).click();
    await expect(sheet).toBeHidden();
    const offers = office.panel("愿意出力");
    await expect(offers.getByText("13811112222")).toBeHidden({ timeout: 30_000 });
    await expect(offers.getByText("单位收不到提醒，请打个电话说一声。", { exact: false })).toBeVisible();
    await staff.look("office-offers-ended");
    await expect(his.section().getByText("事情已了结")).toHaveCount(2, { timeout: 30_000 });
    await expect(theirs.section().getByText("这件事到此为止，不用再出力了。", { exact: false })).toBeVisible({ timeout: 30_000 });
    await third.look("together-ended");
    await new Phone(third.page).open("/");
    const moved = third.page.getByRole("region", { name: "你关心的有进展" });
    const row = moved.getByRole("listitem").filter({ hasText: STEPS });
    await expect(row).toContainText("你的出力到此为止，点开看原因。", { timeout: 30_000 });
    await third.look("together-ended-home");
  });
});
