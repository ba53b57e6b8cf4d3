import { Committee } from "../pages/committee.ts";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("written in pieces, sent back, mended, and handed in again", async ({ linli, person, worker }) => {
  const title = "给地下车库出口装感应灯";
  const author = await person("author");
  const phone = new Phone(author.page);
  const { page } = author;
  await joinAs(page, linli, linli.sheet().resident);

  await test.step("proposals like it are offered while one types", async () => {
    await phone.open("/proposals/new");
    await page.getByLabel("一句话标题").fill(title);
    await expect(page.getByRole("heading", { name: /^有 \d 件很像/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "给地下车库装感应灯" })).toBeVisible();
    await author.look("propose-alike");
  });

  await test.step("what is missing is marked, and nothing typed is lost", async () => {
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByLabel("哪里不方便？")).toBeFocused();
    await expect(page.getByText("先说说哪里不方便")).toBeVisible();
    await author.look("propose-incomplete");
  });

  await test.step("the draft outlives the page, with no network too", async () => {
    await page.getByLabel("哪里不方便？").fill("出口那段坡晚上全黑，上周有人扭了脚。");
    await phone.draftKept();
    await page.reload();
    await phone.ready();
    await expect(page.getByLabel("一句话标题")).toHaveValue(title);
    await expect(page.getByLabel("哪里不方便？")).toHaveValue("出口那段坡晚上全黑，上周有人扭了脚。");
    await phone.propose(title);
    await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
    await author.look("proposal-submitted");
    await phone.open("/proposals/new");
    await expect(page.getByLabel("一句话标题")).toHaveValue("");
  });

  const staff = await worker("staff");
  const committee = new Committee(staff.page);
  await new Office(staff.page, linli).signIn();

  await test.step("the committee asks for something, and the author sees what", async () => {
    await committee.sendBack(title, "目标没法量", "请写上装几盏、装在哪几级台阶。");
    await phone.open("/");
    await page.getByRole("link", { name: title }).first().click({ timeout: 30_000 });
    await expect(page.getByText("请写上装几盏、装在哪几级台阶。")).toBeVisible();
    await author.look("proposal-returned");
  });

  await test.step("it is mended; what one had typed is kept here as well", async () => {
    await page.getByRole("link", { name: "补充提案" }).click();
    await expect(page.getByText("请写上装几盏、装在哪几级台阶。")).toBeVisible();
    const goal = page.getByLabel("想变成什么样？");
    await expect(goal).toHaveValue("三个月内在台阶旁加一段坡道，宽一米二。");
    await goal.fill("出口坡道两侧各装三盏感应灯。");
    await phone.draftKept();
    await page.reload();
    await phone.ready();
    await expect(goal).toHaveValue("出口坡道两侧各装三盏感应灯。");
    await author.look("proposal-mending");
    await page.getByRole("button", { name: "提交" }).click();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText("出口坡道两侧各装三盏感应灯。")).toBeVisible();
    await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the office has it again, as it is now", async () => {
    await staff.page.reload();
    await expect(staff.page.getByText("出口坡道两侧各装三盏感应灯。")).toBeVisible();
    await expect(staff.page.getByRole("button", { name: "受理", exact: true })).toBeVisible();
  });
});

test("two proposals become one, and both authors see it", async ({ linli, person, worker }) => {
  const [stays, goes] = ["儿童滑梯换掉开裂的木板", "儿童滑梯的开裂木板要换掉"];
  const people = await Promise.all(["stays", "goes"].map((name) => person(name)));
  const [one, other] = people.map(({ page }) => new Phone(page));
  const { resident, neighbour } = linli.sheet();
  await joinAs(one.page, linli, resident);
  await joinAs(other.page, linli, neighbour);
  for (const [phone, title] of [[one, stays], [other, goes]] as const) {
    await phone.open("/proposals/new");
    await phone.propose(title);
    await expect(phone.page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  }

  const staff = await worker("staff");
  await new Office(staff.page, linli).signIn();
  await new Committee(staff.page).merge(goes, stays);

  await expect(other.page.getByText("并到另一件里了")).toBeVisible({ timeout: 30_000 });
  await people[1].look("proposal-merged");
  await other.page.getByRole("link", { name: "去那一件" }).click();
  await expect(other.page.getByRole("heading", { name: stays, level: 1 })).toBeVisible();
  for (const { page } of [one, other]) {
    await expect(page.getByText("2 人附议")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: "并进来的" }).getByRole("link", { name: goes })).toBeVisible();
  }
  // Their support came along, so it can be taken back here.
  await expect(other.page.getByRole("button", { name: "已附议，点一下收回" })).toBeVisible();
  await people[0].look("proposal-with-merged");
});

test("neighbours say what they think, and find what they look for", async ({ linli, person }) => {
  const title = "9号楼空地改成共享菜园";
  const people = await Promise.all(["one", "other"].map((name) => person(name)));
  const [one, other] = people.map(({ page }) => new Phone(page));
  const { resident, neighbour } = linli.sheet();
  await joinAs(one.page, linli, resident);
  await joinAs(other.page, linli, neighbour);

  await test.step("the list is narrowed by words, by state and by place", async () => {
    const { page } = one;
    await one.open("/proposals");
    await people[0].look("proposals");
    const titles = page.getByRole("main").getByRole("listitem").getByRole("link");
    await page.getByRole("searchbox").fill("感应灯");
    await expect(page.getByText(/^找到 \d+ 件$/)).toBeAttached();
    for (const text of await titles.allInnerTexts()) expect(text).toContain("感应灯");
    await page.getByRole("searchbox").fill("没有人提过这个");
    await expect(page.getByRole("heading", { name: "没有找到" })).toBeVisible();
    await people[0].look("proposals-none");
    await page.getByRole("button", { name: "看看全部" }).click();
    await expect(page.getByRole("searchbox")).toHaveValue("");

    await page.getByRole("button", { name: "正在表决" }).click();
    await expect(page.getByRole("main").getByRole("link", { name: "地下车库划定电动车停放区" })).toBeVisible();
    await page.getByRole("button", { name: "我提的" }).click();
    await page.getByRole("button", { name: "全部", exact: true }).click();
    await page.getByLabel("地方").selectOption({ label: "车棚" });
    await expect(page.getByRole("main").getByRole("listitem").first()).toContainText("车棚");
    await people[0].look("proposals-by-place");
  });

  await test.step("what was chosen is still chosen after looking at one of them", async () => {
    const { page } = one;
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(page.getByRole("heading", { name: "大家怎么说" })).toBeVisible();
    await page.getByRole("button", { name: "返回" }).click();
    await expect(page.getByLabel("地方").locator("option:checked")).toHaveText("车棚");
    await page.getByLabel("地方").selectOption({ label: "所有地方" });
  });

  await test.step("for, against, a question and its answer", async () => {
    await one.openProposal(title);
    await one.say("赞成", "种几棵葱也好。");
    await one.say("提问", "谁来浇水？");
    await other.openProposal(title);
    await expect(other.page.getByText("种几棵葱也好。")).toBeVisible({ timeout: 30_000 });
    await other.say("反对", "夏天怕招蚊子。");
    await other.page.getByRole("button", { name: "答复：谁来浇水？" }).click();
    const sheet = other.page.getByRole("dialog", { name: "答复" });
    await sheet.getByLabel("想说什么").fill("楼长排班，大家轮着来。");
    await people[1].look("answer-sheet");
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(one.page.getByText("楼长排班，大家轮着来。")).toBeVisible({ timeout: 30_000 });
    await people[0].look("discussion");
  });

  await test.step("one side at a time", async () => {
    const { page } = one;
    await page.getByRole("button", { name: /^反对 \d+$/ }).click();
    await expect(page.getByText("夏天怕招蚊子。")).toBeVisible();
    await expect(page.getByText("种几棵葱也好。")).toBeHidden();
    await page.getByRole("button", { name: /^提问 \d+$/ }).click();
    await expect(page.getByText("楼长排班，大家轮着来。")).toBeVisible();
    await expect(page.getByText("夏天怕招蚊子。")).toBeHidden();
  });
});
