import { Committee } from "../pages/committee.ts";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("what was refused says why, keeps what was written, and lets the rest go on", async ({ linli, person, worker }) => {
  const title = "9号楼空地改成共享菜园";
  const elsewhere = "12号楼设立旧书漂流角";
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, linli.sheet().resident);
  const staff = await worker("staff");
  await new Office(staff.page, linli).signIn();

  await test.step("three acts are done with no network", async () => {
    await phone.openProposal(title);
    await phone.kept();
    await author.goOffline();
    await page.getByRole("button", { name: "我也要，附议" }).click();
    await expect(page.getByRole("button", { name: "已附议，点一下收回" })).toBeVisible();
    await phone.say("赞成", "种几棵葱也好。");
    await phone.openProposal(elsewhere);
    await phone.say("赞成", "家里旧书正好有去处。");
    await author.look("proposal-offline");
  });

  await test.step("meanwhile the committee turns the proposal away", async () => {
    await new Committee(staff.page).reject(title, "空地年底要建健身角。");
  });

  await test.step("the first of it is refused with its reason, the next waits behind it, the other has gone", async () => {
    await author.goOnline();
    await phone.open("/me/acts");
    const support = phone.act(`附议：${title}`);
    await expect(support).toContainText("没计入：这件提案现在是「没有受理」", { timeout: 30_000 });
    await expect(support.getByRole("img", { name: /^已拒/ })).toBeVisible();
    await expect(phone.act(`发言：${title}`).getByRole("img", { name: /^已存/ })).toBeVisible();
    await expect(phone.act("回执").filter({ hasText: "发言：" })).toHaveCount(1);
    await author.look("acts-refused");
    await phone.open("/");
    await expect(page.getByRole("main").getByText(`附议：${title}`)).toBeVisible();
    await author.look("home-refused");
  });

  await test.step("once it is read, the next one goes and is refused too; its words can still be read", async () => {
    await phone.open("/me/acts");
    await phone.act(`附议：${title}`).getByRole("button", { name: "知道了" }).click();
    await expect(phone.act(`附议：${title}`)).toHaveCount(0);
    const said = phone.act(`发言：${title}`);
    await expect(said).toContainText("没计入：这件提案现在是「没有受理」", { timeout: 30_000 });
    await expect(said).toContainText("种几棵葱也好。");
    await said.getByRole("button", { name: "不要了" }).click();
    const asked = page.getByRole("dialog", { name: "真的不要了？" });
    // The sheet's own cross bears the same words.
    await asked.getByText("先留着").click();
    await expect(said).toBeVisible();
    await said.getByRole("button", { name: "不要了" }).click();
    await asked.getByRole("button", { name: "不要了" }).click();
    await expect(said).toHaveCount(0);
    await phone.open("/me/acts");
    await expect(phone.act(/没计入/)).toHaveCount(0);
  });
});

test("a refused proposal is changed and handed in again, and what waited behind it follows", async ({ linli, person, worker }) => {
  const title = "给信报箱装一盏小灯";
  const family = { ...linli.sheet().resident, name: "周小妹", tail: undefined, phone: "13711113333" };
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, family, "家属");
  const staff = await worker("staff");
  const committee = new Committee(staff.page);
  await new Office(staff.page, linli).signIn();

  await test.step("with no network: a proposal, and a word about it", async () => {
    await phone.open("/");
    await phone.kept();
    await author.goOffline();
    await phone.open("/proposals/new");
    await phone.propose(title);
    await phone.say("赞成", "晚上取件看不清门牌。");
  });

  await test.step("the office has ended their standing, so it is refused", async () => {
    await committee.endStanding(family.name, "搬走了");
    await author.goOnline();
    await expect(phone.act(`提案：${title}`)).toContainText("没计入：你的身份还没有确认", { timeout: 30_000 });
    await author.look("proposal-refused");
    await phone.open("/me/acts");
    await expect(phone.act(`提案：${title}`)).toContainText("三个月内在台阶旁加一段坡道");
    const said = phone.act(`发言：${title}`);
    await expect(said).toContainText("排在没办成的那件后面");
    await expect(said.getByRole("img", { name: /^已存/ })).toBeVisible();
  });

  await test.step("it was a mistake: they join again, and find everything as they wrote it", async () => {
    await phone.open("/me");
    await expect(page.getByText("已结束：搬走了")).toBeVisible();
    await author.look("me-standing-ended");
    await page.getByRole("link", { name: "用激活单再加入" }).click();
    await expect(page.getByLabel("激活码")).toBeVisible();
    await joinAs(page, linli, family, "家属");
    await phone.open("/me/acts");
    await phone.act(`提案：${title}`).getByRole("link", { name: "改一改再交" }).click();
    await expect(page.getByLabel("一句话标题")).toHaveValue(title);
    await page.getByLabel("想变成什么样？").fill("两个月内装一盏太阳能小灯。");
    await author.look("proposal-refused-mending");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await phone.open("/me/acts");
    for (const what of [`提案：${title}`, `发言：${title}`]) {
      await expect(phone.act(what)).toHaveCount(1);
      await expect(phone.act(what)).toContainText("回执", { timeout: 30_000 });
    }
  });
});

test("signing out asks first where something is unsent, and drops nothing unless told", async ({ linli, person }) => {
  const title = "12号楼设立旧书漂流角";
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, linli.sheet().resident);
  await phone.openProposal(title);
  await phone.kept();
  await author.goOffline();
  await phone.say("赞成", "家里旧书正好有去处。");

  await phone.open("/me");
  const ask = page.getByRole("button", { name: "退出登录" });
  await ask.click();
  const sheet = page.getByRole("dialog", { name: "退出登录？" });
  await expect(sheet).toContainText("还有 1 件没送达，退出就丢了");
  await author.look("sign-out-unsent");
  await sheet.getByText("先不退").click();
  await expect(sheet).toBeHidden();
  await phone.open("/me/acts");
  await expect(phone.act("发言：")).toContainText("已存在这部手机里");

  await phone.open("/me");
  await ask.click();
  await sheet.getByRole("button", { name: "丢掉没送的，退出" }).click();
  await expect(page.getByText("已退出，这部手机里的记录都清掉了。")).toBeVisible();
  await expect(page).toHaveURL(/\/$/);
  await author.look("signed-out-offline");

  await author.goOnline();
  await joinAs(page, linli, linli.sheet().resident);
  await phone.open("/me/acts");
  await expect(page.getByRole("heading", { name: "还没有办过事" })).toBeVisible();
  await phone.openProposal(title);
  await expect(page.getByRole("heading", { name: "大家怎么说" })).toBeVisible();
  await expect(page.getByText("家里旧书正好有去处。")).toBeHidden();
});
