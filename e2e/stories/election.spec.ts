import { readFileSync, writeFileSync } from "node:fs";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Linli } from "../support/linli.mjs";
import { Neighbour } from "../support/neighbour.ts";
import { expect, test } from "../support/story.ts";

const group = "7号楼居民小组";
const meeting = "临江社区居民代表会议";
const title = `${group}推选居民代表`;
/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];

test.setTimeout(300_000);

test("a residents' group elects its representative: nominated, standing, elected, seated", async ({
  linli,
  worker,
  person,
}, testInfo) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { resident, neighbour: nextDoor, seats } = linli.sheet();
  // Of the group: the resident, the neighbour and those with the last seats of the council.
  const paper = seats[13];
  const teller = seats[14];
  const signed = seats[15];
  await office.signIn();
  await test.step("an election that left a place goes into another round, in a sitting that can take it", async () => {
    await office.openCouncil("8号楼居民小组");
    await page.getByRole("link", { name: "第 1 次会议" }).click();
    await expect(page.getByText("已选出").first()).toBeVisible();
    await page.getByRole("button", { name: "另行选举" }).click();
    const sheet = office.sheet("另行选举");
    await expect(sheet.getByLabel("在哪次会议上")).toContainText("第 1 次会议");
    await staff.look("election-another-round");
    await sheet.getByRole("button", { name: "另行选举" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("（第 2 轮）", { exact: false }).first()).toBeVisible();
  });
  await office.openCouncil(group);
  await page.getByRole("link", { name: "第 1 次会议" }).click();

  await test.step("who only works here nominates nobody, and enters what neighbours sign on paper", async () => {
    await expect(office.rows("候选人")).toHaveCount(3);
    await expect(page.getByRole("button", { name: "提名", exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "登记书面提名" }).click();
    const sheet = office.sheet("登记书面提名");
    const enter = sheet.getByRole("button", { name: "登记书面提名" });
    await office.pick(sheet, "提名谁", signed.name);
    await sheet.getByLabel("联名的人").fill("没有这一户 王秀英");
    await enter.click();
    await expect(sheet.getByText("这一行看不出是哪一户", { exact: false })).toBeVisible();
    // Two who use no phone, of homes that others of the sample live in.
    await sheet.getByLabel("联名的人").fill(`${paper.address} 王秀英\n${teller.address}　李大爷`);
    await sheet.getByLabel("书面材料存在哪里").fill("选举档案盒 1，第 2 号");
    await staff.look("election-signed");
    await enter.click();
    await expect(sheet).toBeHidden();
    const row = office.rows("候选人").filter({ hasText: signed.name });
    await expect(row).toContainText("书面提名 2 人，存：选举档案盒 1，第 2 号");
    await expect(row).toContainText("2 人");
  });

  const one = await person("resident");
  const mine = new Phone(one.page);
  await test.step("the resident reads at home that they are nominated, and stands", async () => {
    await joinAs(one.page, linli, resident);
    await mine.open("/");
    await one.page.getByRole("link", { name: title }).first().click({ timeout: 30_000 });
    await expect(one.page.getByText("邻居提名你当居民代表")).toBeVisible();
    await one.look("election-nominated");
    await one.page.getByRole("button", { name: "答复提名" }).click();
    const sheet = one.page.getByRole("dialog", { name: "答复提名" });
    await expect(sheet.getByLabel("选票上的名字")).toHaveValue(resident.name);
    await sheet.getByLabel("自我介绍").fill("在本楼住了十年，会用电脑，愿意把会上的事写清楚发给大家。");
    await one.look("election-answer");
    await sheet.getByRole("button", { name: "接受提名" }).click();
    await expect(one.page.getByText("你已接受提名，参选居民代表")).toBeVisible();
  });

  const two = await person("neighbour");
  const next = new Phone(two.page);
  await test.step("a member of the group nominates somebody; that is enough", async () => {
    await joinAs(two.page, linli, nextDoor);
    await next.open(new URL(one.page.url()).pathname);
    await two.page.getByRole("button", { name: "提名候选人" }).click();
    const sheet = two.page.getByRole("dialog", { name: "提名候选人" });
    const building = paper.address.split("-")[0];
    const shown = `${building}号楼 ${paper.name[0]}${"*".repeat(paper.name.length - 1)}`;
    await sheet.getByLabel("提名谁").selectOption({ label: shown });
    await two.look("election-nominate");
    await sheet.getByRole("button", { name: "提名候选人" }).click();
    await expect(sheet).toBeHidden();
    // Before somebody stands, neighbours read the building and the family name.
    const card = two.page.getByRole("listitem").filter({ hasText: shown });
    await expect(card.getByText("你已支持")).toBeVisible({ timeout: 30_000 });
    await expect(card.getByText("会议成员提名，1 人支持")).toBeVisible();
    await two.look("election-list");
  });

  await test.step("the office notes the answer on paper of somebody without a phone", async () => {
    const row = office.rows("候选人").filter({ hasText: paper.name });
    await row.getByRole("button", { name: "登记书面答复" }).click({ timeout: 60_000 });
    const answer = office.sheet("书面答复");
    await answer.getByRole("button", { name: "登记书面答复" }).click();
    await expect(answer.getByText("书面材料存在哪里", { exact: false }).last()).toBeVisible();
    await answer.getByLabel("书面材料存在哪里").fill("选举档案盒 1，第 3 号");
    await staff.look("election-paper");
    await answer.getByRole("button", { name: "登记书面答复" }).click();
    await expect(row.getByText("接受提名（书面）")).toBeVisible();
  });

  await test.step("the office closes the list, and nobody is nominated any more", async () => {
    await expect(office.rows("候选人").filter({ hasText: resident.name })).toContainText("接受提名", { timeout: 30_000 });
    await page.getByRole("button", { name: "确定正式候选人" }).click();
    await office.sheet("确定正式候选人").getByRole("button", { name: "确定正式候选人" }).click();
    await expect(page.getByRole("button", { name: "确定正式候选人" })).toHaveCount(0);
    await expect(office.rows("候选人")).toHaveCount(4);
    await staff.look("election-closed");
    await expect(two.page.getByRole("button", { name: "提名候选人" })).toHaveCount(0, { timeout: 30_000 });
  });

  await test.step("on its evening the secret vote opens, and no candidate counts it", async () => {
    await linli.stop();
    await linli.startAgain(later(5));
    await page.reload();
    const open = page.getByRole("button", { name: "开始表决" });
    await expect(open).toBeEnabled({ timeout: 70_000 });
    await open.click();
    const sheet = office.sheet("开始表决");
    await expect(sheet.getByText("选举一律无记名投票。")).toBeVisible();
    await office.pick(sheet, "第一位计票人", "孙主任");
    await office.pick(sheet, "第二位计票人", paper.name);
    await sheet.getByRole("button", { name: "开始表决" }).click();
    await expect(sheet.getByText("候选人不能计票", { exact: false })).toBeVisible();
    await office.pick(sheet, "第二位计票人", teller.name);
    await sheet.getByRole("button", { name: "开始表决" }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: "看表决" }).click();
    await expect(page.getByText("投票还开着。")).toBeVisible();
  });

  const vote = page.url().split("/").at(-1)!;
  await test.step("the members vote, one of them by phone with what the candidates say of themselves", async () => {
    await next.open(`/v/${vote}`);
    const ballot = two.page.getByRole("group", { name: "你的一票" });
    await expect(ballot).toBeVisible({ timeout: 30_000 });
    await expect(two.page.getByText("愿意把会上的事写清楚发给大家", { exact: false })).toBeVisible();
    await ballot.getByRole("checkbox", { name: paper.name }).check({ force: true });
    // Where one is elected, another tick takes the place of the first.
    await ballot.getByRole("checkbox", { name: resident.name }).check({ force: true });
    await expect(ballot.getByRole("checkbox", { name: paper.name })).not.toBeChecked();
    await two.look("election-ballot");
    await next.choose();
    await expect(next.ballotSeal(/^已计/)).toBeVisible({ timeout: 30_000 });
    for (const [index, account] of seats.slice(11, 16).entries()) {
      const neighbour = await Neighbour.signIn(linli, account);
      await neighbour.choose(vote, { ticked: [index === 0 ? 1 : 0] });
    }
    const both = await Neighbour.signIn(linli, resident);
    await expect(both.choose(vote, { ticked: [0, 1] })).rejects.toThrow(/ballot_spoilt/);
  });

  await test.step("two tellers close it: who has more than half is elected", async () => {
    await linli.stop();
    await linli.startAgain(later(7));
    await page.reload();
    await expect(page.getByText("已截止，等计票")).toBeVisible({ timeout: 40_000 });
    await office.closeVote("停止收票");
    await expect(page.getByText(/^孙主任 已停止收票/)).toBeVisible({ timeout: 30_000 });
    const second = await Neighbour.signIn(linli, teller);
    await second.act({ councils: { close_vote: { vote } } });
    await expect(page.getByText(/^当选：/)).toBeVisible({ timeout: 30_000 });
    await staff.look("election-office-result");
    await next.open(`/v/${vote}`);
    await expect(two.page.getByText(/^当选：/)).toBeVisible({ timeout: 30_000 });
    await expect(two.page.getByText("参加投票 6 人，得 4 票以上", { exact: false })).toBeVisible();
    await two.look("election-result");
  });

  await test.step("the file counts again", async () => {
    const link = page.getByRole("link", { name: "复核文件" });
    const answer = await page.request.get((await link.getAttribute("href"))!);
    const file = testInfo.outputPath("vote.json");
    writeFileSync(file, await answer.body());
    const honest = Linli.run("recount", file);
    expect(honest.status, honest.text).toBe(0);
    const read = JSON.parse(readFileSync(file, "utf8"));
    expect(read.kind).toBe("election");
    read.ballots[0].choice = { ticked: [3] };
    const forged = testInfo.outputPath("forged.json");
    writeFileSync(forged, JSON.stringify(read));
    expect(Linli.run("recount", forged).status).toBe(1);
  });

  await test.step("after the publicity the one elected takes the seat, by that vote", async () => {
    await page.getByRole("link", { name: "看会议" }).click();
    const seat = page.getByRole("button", { name: "当选人就任" });
    await expect(seat).toBeDisabled();
    await expect(page.getByText("公示到期后", { exact: false })).toBeVisible();
    const sitting = page.url();
    await linli.stop();
    await linli.startAgain(later(24));
    await page.goto(sitting);
    await expect(seat).toBeEnabled({ timeout: 70_000 });
    await seat.click();
    const sheet = office.sheet("当选人就任");
    await expect(sheet.getByText("任期 5 年", { exact: false })).toBeVisible();
    await sheet.getByRole("button", { name: "当选人就任" }).click();
    await expect(seat).toHaveCount(0);
    await staff.look("election-seated");
    await office.openCouncil(meeting);
    await expect(office.rows("席位，表格")).toHaveCount(13);
  });
});

test("residents elect their committee, and one lets a neighbour carry the ballot in writing", async ({ linli, worker }) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { seats } = linli.sheet();
  const [chair, member, voter, agent, teller] = seats.slice(11, 16);
  await office.signIn();
  const idOf = Object.fromEntries((await office.records("member")).map((it) => [it.name, it.id]));
  const forum = crypto.randomUUID();
  const sitting = crypto.randomUUID();
  const vote = crypto.randomUUID();

  await test.step("the office calls the election with the places of each post", async () => {
    const [{ id: community }] = await office.records("community");
    const name = "临江社区居民会议";
    await office.act({ councils: { form: { id: forum, community, kind: "residents_meeting", name, compound: null } } });
    for (const { name } of seats.slice(11, 16)) {
      const seat = { council: forum, category: "resident", person: idOf[name], until: "2028-12-31" };
      await office.act({ councils: { seat_member: seat } });
    }
    const starts_at = Date.now() + 15 * 24 * 3_600_000;
    await office.act({ councils: { call: { id: sitting, council: forum, place: "社区活动室", starts_at } } });
    await office.open(`sittings/${sitting}`);
    const form = office.panel("发布选举");
    await form.getByLabel("选举名称").fill("选举第五届居民委员会");
    await form.getByLabel("公告").fill("选主任一名，委员一名，当天无记名投票。");
    await form.getByLabel("主任", { exact: true }).fill("一");
    await form.getByRole("button", { name: "发布" }).click();
    await expect(form.getByText("名额和户数要填数字。")).toBeVisible();
    await form.getByLabel("主任", { exact: true }).fill("1");
    await form.getByLabel("副主任").fill("0");
    await form.getByLabel("委员").fill("1");
    await staff.look("election-committee");
    await form.getByRole("button", { name: "发布" }).click();
    await expect(page.getByText(/主任 1 名.*委员 1 名/)).toBeVisible();
  });

  await test.step("two are nominated and stand, and the list is closed", async () => {
    const motion = (await office.records("motion")).find((it) => it.sitting === sitting)!.id;
    for (const [who, by, post] of [
      [chair, member, "chair"],
      [member, chair, "member"],
    ] as const) {
      const person = idOf[who.name];
      await (await Neighbour.signIn(linli, by)).act({ councils: { nominate: { motion, person, post } } });
      const answer = { accept: { name: who.name } };
      const one = await Neighbour.signIn(linli, who);
      await one.act({ councils: { answer_nomination: { motion, person, answer } } });
    }
    await office.act({ councils: { close_list: { motion } } });
    await linli.stop();
    await linli.startAgain(later(16));
    const closes_at = Date.now() + 17 * 24 * 3_600_000;
    const tellers = [idOf[agent.name], idOf[teller.name]];
    await office.act({ councils: { open_vote: { id: vote, motion, mode: "secret", closes_at, tellers } } });
  });

  await test.step("who stands carries no ballot; another does, and their mandate is noted", async () => {
    await office.act({ councils: { print_ballots: { vote, count: 4 } } });
    await office.open(`votes/${vote}`);
    const papers = office.panel("纸质选票");
    const give = papers.getByRole("button", { name: "发纸票" });
    await papers.getByLabel("发给谁").selectOption({ label: voter.name });
    await papers.getByLabel("受托人").selectOption({ label: chair.name });
    await give.click();
    await expect(papers.getByText("委托书编号", { exact: false }).last()).toBeVisible();
    await papers.getByLabel("委托书编号").fill("委-3");
    await give.click();
    await expect(papers.getByText("候选人不能受托代人投票", { exact: false })).toBeVisible();
    await papers.getByLabel("受托人").selectOption({ label: agent.name });
    await give.click();
    const line = papers.getByRole("listitem").filter({ hasText: voter.name });
    await expect(line).toContainText(`${agent.name}代领（委托书 委-3）`);
    await staff.look("election-mandate");
  });
});
