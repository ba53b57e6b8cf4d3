import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Neighbour } from "../support/neighbour.ts";
import { expect, test } from "../support/story.ts";

test("places to park go to the council of all sides", async ({ linli, person, worker }) => {
  const title = "中心花园北侧划出十个共用停车位";
  const [council, narrower] = ["临江里多方议事会", "临江社区党群议事会"];
  const author = await person("author");
  const phone = new Phone(author.page);
  await joinAs(author.page, linli, linli.sheet().resident);
  await phone.open("/proposals/new");
  await phone.propose(title);
  await expect(author.page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  await office.signIn();

  await test.step("accepted, it waits for its way", async () => {
    await office.accept(title, { impact: "整个小区", shared: "涉及，而且全小区都紧缺" });
    await staff.look("route-waits");
    await expect(author.page.getByText("等社区确认由谁来议")).toBeVisible({ timeout: 30_000 });
    await office.open();
    await expect(page.getByRole("row").filter({ hasText: "待分流" }).first()).toBeVisible();
    await office.open("proposals");
    await page.getByRole("searchbox").fill(title);
    await page.getByRole("link", { name: title }).click();
  });

  await test.step("a wider circle needs a reason, and its neighbours read it", async () => {
    const panel = office.panel("分流：由谁来议");
    await panel.getByRole("button", { name: "确认分流" }).click();
    const sheet = office.sheet("分流：由谁来议");
    await expect(sheet.getByRole("radio")).toHaveCount(2);
    await sheet.getByRole("radio", { name: "居民会议（居民代表会议）" }).check();
    await sheet.getByRole("button", { name: "确认分流" }).click();
    await expect(sheet).toBeVisible();
    await sheet.getByRole("textbox", { name: "理由" }).fill("每家都有车位的事，请全体居民来定");
    await staff.look("route-sheet");
    await sheet.getByRole("button", { name: "确认分流" }).click();
    await expect(sheet).toBeHidden();
    const { page: own } = author;
    await expect(own.getByText("等着列入居民会议（居民代表会议）的议程")).toBeVisible({ timeout: 30_000 });
    await expect(own.getByText(/每家都有车位的事，请全体居民来定$/)).toBeVisible();
    await author.look("route-wider");
  });

  await test.step("on second thoughts it goes as the rules propose", async () => {
    await office.panel("分流：由谁来议").getByRole("button", { name: "改一改" }).click();
    const sheet = office.sheet("分流：由谁来议");
    await sheet.getByRole("radio", { name: "多方议事会" }).check();
    await sheet.getByRole("button", { name: "确认分流" }).click();
    await expect(sheet).toBeHidden();
    await expect(office.panel("预审意见").getByText("多方议事会")).toBeVisible();
    await staff.look("route-done");
    await expect(author.page.getByText("等着列入多方议事会的议程")).toBeVisible({ timeout: 30_000 });
    await expect(author.page.getByText("全体居民都可以来听、来说", { exact: false })).toBeVisible();
    await author.look("route-multi");
  });

  await test.step("a narrower council cannot take it, the council of all sides can", async () => {
    await office.openCouncil(narrower);
    await page.getByRole("link", { name: "第 5 次会议" }).click();
    const put = office.panel("列一项议题");
    await expect(put).toBeVisible();
    await expect(put.getByRole("option", { name: title })).toHaveCount(0);
    await office.openCouncil(council);
    const call = office.panel("召集会议");
    await call.getByLabel("地点").fill("社区活动室");
    await call.getByRole("button", { name: "召集" }).click();
    await page.getByRole("link", { name: "第 3 次会议" }).click();
    await office.put(title);
    await expect(author.page.getByText(/上会$/).first()).toBeVisible({ timeout: 30_000 });
    await author.look("route-scheduled");
  });
});

test("a lift is for the owners, whatever a council would like", async ({ linli, person, worker }) => {
  const title = "2号楼1单元加装电梯";
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  const { resident, neighbour, seats } = linli.sheet();
  await joinAs(page, linli, resident);
  await phone.open("/proposals/new");
  await phone.propose(title);
  await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  const proposal = page.url().split("/").at(-1)!;
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await office.signIn();
  await office.accept(title, { matter: "业主共同决定", impact: "一栋楼或五十户以内" });
  await office.openCouncil("临江社区党群议事会");
  const next = staff.page.getByRole("link", { name: "第 5 次会议" });
  const sitting = (await next.getAttribute("href"))!.split("/").at(-1)!;
  const chair = await Neighbour.signIn(linli, seats[0]);
  const put = () =>
    chair.act({
      councils: {
        put_motion: { id: crypto.randomUUID(), sitting, proposal, text: "装一部电梯。", major: false },
      },
    });

  await test.step("the chair puts it to the council all the same, and is refused by law", async () => {
    await expect(put()).rejects.toThrow(/not_for_a_council.*owners/);
  });

  await test.step("it is routed to the owners, and nowhere else", async () => {
    await office.open(`proposals/${proposal}`);
    const panel = office.panel("分流：由谁来议");
    await panel.getByRole("button", { name: "确认分流" }).click();
    await expect(office.sheet("分流：由谁来议").getByRole("radio")).toHaveCount(1);
    await staff.look("route-owners-sheet");
    await office.sheet("分流：由谁来议").getByRole("button", { name: "确认分流" }).click();
    await expect(panel.getByText("已分流：业主共同决定", { exact: false })).toBeVisible();
    await staff.look("route-owners-office");
    await expect(put()).rejects.toThrow(/not_for_a_council.*owners/);
  });

  await test.step("neighbours are told what it means, and go on supporting and talking", async () => {
    await expect(page.getByText("由业主共同决定").first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("民法典第二百七十八条", { exact: false })).toBeVisible();
    await author.look("route-owners");
    const other = await person("other");
    const theirs = new Phone(other.page);
    await joinAs(other.page, linli, neighbour);
    await theirs.openProposal(title);
    await other.page.getByRole("button", { name: "我也要，附议" }).click();
    await expect(other.page.getByRole("button", { name: "已附议，点一下收回" })).toBeVisible();
    await theirs.say("赞成", "装了电梯，老人下得来。");
    await expect(page.getByText("装了电梯，老人下得来。")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("2 人附议")).toBeVisible({ timeout: 30_000 });
  });
});

/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];

test("what its owners pass comes back to the proposal: called from it, voted on, posted", async ({
  linli,
  person,
  worker,
}) => {
  test.setTimeout(300_000);
  const title = "7号楼2单元加一部担架电梯";
  const { resident, seats } = linli.sheet();
  const author = await person("author");
  const { page } = author;
  const phone = new Phone(page);
  await joinAs(page, linli, resident);
  await phone.open("/proposals/new");
  await phone.propose(title);
  await expect(page.getByText("等居委会答复")).toBeVisible({ timeout: 30_000 });
  const proposal = page.url().split("/").at(-1)!;
  const staff = await worker("staff");
  const desk = staff.page;
  const office = new Office(desk, linli);
  await office.signIn();
  await office.accept(title, { matter: "业主共同决定", impact: "一栋楼或五十户以内" });
  await office.route("业主共同决定");

  await test.step("the office calls the vote from the proposal, with its words", async () => {
    await staff.look("route-owners-waits");
    await office.panel("业主表决").getByRole("link", { name: "把它交给业主表决" }).click();
    const sheet = office.sheet("召集");
    await expect(sheet.getByLabel("题目")).toHaveValue(title);
    await expect(sheet.getByLabel("来自提案").locator("option:checked")).toHaveText(title);
    await expect(sheet.getByLabel("属于哪一类").locator("option:checked")).toHaveText("加装电梯");
    await expect(sheet.getByLabel("要表决的原文")).toHaveValue(/三个月内在台阶旁加一段坡道/);
    await sheet.getByLabel("召集人").fill("7号楼2单元业主代表");
    await sheet.getByLabel("范围", { exact: true }).selectOption({ label: "7号楼 2单元" });
    await sheet.getByLabel("一句话").fill("装不装");
    await staff.look("office-owners-from-proposal");
    await sheet.getByRole("button", { name: "召集", exact: true }).click();
    await expect(sheet).toBeHidden();
    await desk.getByRole("link", { name: title }).click();
    await expect(desk.getByRole("link", { name: `来自提案：${title}` })).toBeVisible();
  });
  const assembly = desk.url().split("/").at(-1)!;

  await test.step("once it is posted, the proposal says so and leads there, and back", async () => {
    await desk.getByRole("button", { name: "公告", exact: true }).click();
    await desk.getByRole("button", { name: "冻结名册" }).click();
    await expect(desk.getByRole("button", { name: "开始投票" })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("业主投票的公告已经贴出来了", { exact: false })).toBeVisible({ timeout: 30_000 });
    await author.look("route-owners-posted");
    await page.getByRole("link", { name: "看业主表决" }).click();
    await expect(page).toHaveURL(new RegExp(`/o/${assembly}$`));
    const back = page.locator("section", { has: page.getByRole("heading", { name: "从这些提案来" }) });
    await author.look("owners-from-proposal");
    await back.getByRole("link", { name: title }).click();
    await expect(page).toHaveURL(new RegExp(`/p/${proposal}$`));
    // What is before the owners is theirs.
    await expect(page.getByRole("button", { name: "撤回提案" })).toHaveCount(0);
  });

  await test.step("its owners vote: one on the phone, the others on paper", async () => {
    await linli.stop();
    await linli.startAgain(later(18));
    await desk.reload();
    await desk.getByRole("button", { name: "开始投票" }).click({ timeout: 70_000 });
    await expect(desk.getByRole("button", { name: "截止并计票" })).toBeVisible({ timeout: 30_000 });
    await page.reload();
    await page.getByRole("link", { name: "去看表决" }).click({ timeout: 60_000 });
    await page.getByRole("button", { name: "开始答题" }).click();
    await page.locator("details.question").getByRole("radio", { name: "同意" }).check({ force: true });
    await page.getByRole("button", { name: "投出这张票" }).click();
    await expect(page.getByText(/已投出/)).toBeVisible({ timeout: 60_000 });
    const [roll] = (await office.records("owners_roll")).filter((it) => it.id === assembly);
    const cast = (await office.records("owners_cast")).filter((it) => it.assembly === assembly);
    const silent = roll.roll.voters.filter((it: any) => cast.every((one) => one.voter !== it.id));
    const members = await office.records("member");
    const witness = members.find((it) => it.name === seats[0].name).id;
    const beside = await Neighbour.signIn(linli, seats[0]);
    for (const [index, { id: head, kind }] of silent.entries()) {
      const paper = crypto.randomUUID();
      const voice = { sole: "owner", joint: "chosen", developer: "developer" }[kind as string];
      const entered = {
        id: paper,
        assembly,
        head,
        number: `L-${index + 1}`,
        voice,
        answers: [{ choice: index === 0 ? "against" : "agree" }],
        witness,
        blind: crypto.randomUUID(),
      };
      await office.act({ owners: { enter_owners_paper: entered } });
      await beside.act({ owners: { witness_owners_paper: { assembly, paper, saw: true } } });
    }
  });

  await test.step("counted and posted, the proposal tells how it went", async () => {
    await linli.stop();
    await linli.startAgain(later(34));
    await desk.reload();
    await desk.getByRole("button", { name: "截止并计票" }).click({ timeout: 70_000 });
    await expect(desk.getByLabel("监票人", { exact: true })).toBeVisible({ timeout: 30_000 });
    // Counted is not posted: until then it is nobody's to read.
    await phone.open(`/p/${proposal}`);
    await expect(page.getByText("业主正在投票", { exact: false }).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("业主投票通过了", { exact: false })).toHaveCount(0);
    await desk.getByLabel("监票人", { exact: true }).fill("街道办 周工");
    await desk.getByLabel("第二位监票人").fill("业主 石秀兰");
    await desk.getByRole("button", { name: "公示结果" }).click();
    await expect(page.getByText("业主投票通过了", { exact: false })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(/^装不装：通过。同意 \d+ 户/)).toBeVisible();
    await author.look("route-owners-passed");
  });

  await test.step("what they passed is posted, and is a project", async () => {
    await office.open(`proposals/${proposal}`);
    await desk.getByRole("link", { name: "看项目进展" }).click();
    await desk.getByRole("button", { name: "公示", exact: true }).click();
    const sheet = office.sheet("公示");
    await expect(sheet.getByLabel("公示内容")).toHaveValue(/三个月内在台阶旁加一段坡道/);
    await sheet.getByRole("button", { name: "公示", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("公示中").first()).toBeVisible({ timeout: 60_000 });
    await page.getByRole("link", { name: "看结果" }).first().click();
    await expect(page).toHaveURL(new RegExp(`/o/${assembly}$`));
    await office.open(`projects/${proposal}/notice`);
    await expect(desk.getByRole("article").getByText("装不装")).toBeVisible();
    await staff.look("office-owners-project-notice");
  });
});
