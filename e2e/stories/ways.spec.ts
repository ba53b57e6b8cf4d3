import { readFileSync, writeFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Linli } from "../support/linli.mjs";
import { Neighbour } from "../support/neighbour.ts";
import { expect, test } from "../support/story.ts";

const council = "临江里多方议事会";
const title = "东门加一段无障碍坡道";
/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];
/** Half past seven in the evening, so many days from now. */
const evening = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" })}T19:30`;
};

test.setTimeout(300_000);

test("a ranked vote: from the office's form to a file that counts again", async ({
  linli,
  worker,
  person,
}, testInfo) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const seats = linli.sheet().seats.slice(6, 13);
  await office.signIn();

  await test.step("the office writes down what is chosen between, and it is frozen", async () => {
    await office.openCouncil(council);
    const call = office.panel("召集会议");
    await call.getByLabel("地点").fill("社区活动室");
    await call.getByLabel("开会时间").fill(evening(6));
    await call.getByRole("button", { name: "召集" }).click();
    await page.getByRole("link", { name: "第 3 次会议" }).click();
    const put = office.panel("列一项议题");
    await put.getByLabel("提案").selectOption({ label: title });
    await put.getByLabel("表决什么").fill("坡道做成哪一种，按喜欢的先后排一排。");
    await put.getByLabel("怎么表决").selectOption({ label: "排序（逐轮淘汰）" });
    await expect(put.getByText("几个里选一个，选中的要过半")).toBeVisible();
    await put.getByRole("button", { name: "再加一个选项" }).click();
    for (const [index, name] of ["水泥坡道", "钢板坡道", "升降平台"].entries()) {
      const option = put.getByRole("group", { name: `选项 ${index + 1}` });
      await option.getByLabel("名称").fill(name);
    }
    await put.getByRole("group", { name: "选项 3" }).getByLabel("说明一句").fill("要接电，每年要检修");
    await staff.look("ways-put");
    await put.getByRole("button", { name: "列入议程" }).click();
    await expect(page.getByText("表决方式：排序（逐轮淘汰）")).toBeVisible();
    await staff.look("ways-agenda");
  });

  await test.step("it opens with a number drawn before everyone, and not without", async () => {
    await linli.stop();
    await linli.startAgain(later(7));
    await page.reload();
    const open = page.getByRole("button", { name: "开始表决" });
    await expect(open).toBeEnabled({ timeout: 70_000 });
    await open.click();
    const sheet = office.sheet("开始表决");
    await office.pick(sheet, "第一位计票人", "孙主任");
    await office.pick(sheet, "第二位计票人", seats[1].name);
    await sheet.getByRole("button", { name: "开始表决" }).click();
    await expect(sheet.getByText("票数一样多时要靠签序分先后", { exact: false })).toBeVisible();
    await sheet.getByLabel("当众抽的号码").fill("4163");
    await staff.look("ways-open");
    await sheet.getByRole("button", { name: "开始表决" }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole("link", { name: "看表决" }).click();
    await expect(page.getByText("投票还开着。")).toBeVisible();
  });

  const vote = page.url().split("/").at(-1)!;
  const people = await Promise.all(["one", "two", "three"].map((name) => person(name)));
  const phones = people.map(({ page }) => new Phone(page));
  const rank = async (phone: Phone, wishes: string[]) => {
    for (const [index, wish] of wishes.entries()) {
      await phone.option(`排第 ${index + 1}`, wish).click();
    }
  };

  await test.step("three rank, one of them with no network and by keyboard", async () => {
    for (const [index, phone] of phones.entries()) {
      const account = seats[index + 2];
      await phone.join({ ...account, tail: account.tail }, account.code);
      await phone.open(`/v/${vote}`);
      await expect(phone.page.getByRole("group", { name: "你的一票" })).toBeVisible({ timeout: 30_000 });
    }
    await people[0].look("ways-rank-empty");
    await rank(phones[0], ["升降平台", "水泥坡道"]);
    await phones[0].page.getByRole("button", { name: "把「水泥坡道」往前挪一位" }).click();
    await expect(phones[0].option("已排第 1，点一下取消", "水泥坡道")).toBeFocused();
    await people[0].look("ways-rank");
    await phones[0].page.getByRole("button", { name: "看一遍再投" }).click();
    const review = phones[0].page.getByRole("dialog", { name: "投之前再看一眼" });
    await expect(review.getByRole("listitem")).toHaveText(["1. 水泥坡道", "2. 升降平台"]);
    await people[0].look("ways-review");
    await review.getByRole("button", { name: "投出我的票" }).click();
    await expect(phones[0].ballotSeal(/^已计/)).toBeVisible({ timeout: 30_000 });
    await people[0].look("ways-counted");

    await people[1].goOffline();
    const first = phones[1].option("排第 1", "水泥坡道");
    await first.focus();
    await phones[1].page.keyboard.press("Enter");
    await expect(phones[1].option("已排第 1，点一下取消", "水泥坡道")).toBeFocused();
    await phones[1].choose();
    await expect(phones[1].ballotSeal(/^已存/)).toBeVisible();

    await rank(phones[2], ["钢板坡道"]);
    await phones[2].choose();
    await expect(phones[2].ballotSeal(/^已计/)).toBeVisible({ timeout: 30_000 });
    await people[1].goOnline();
    await expect(phones[1].ballotSeal(/^已计/)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("the office sees how many voted and nothing of how, and cannot be made to", async () => {
    await expect(page.getByText("还差 2 人到法定人数")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/^选中：/)).toBeHidden();
    for (const [index, ranked] of [[1, 0], [2, 1, 0]].entries()) {
      const neighbour = await Neighbour.signIn(linli, seats[index + 5]);
      await neighbour.choose(vote, { ranked });
    }
    const spoilt = await Neighbour.signIn(linli, seats[0]);
    await expect(spoilt.choose(vote, { ranked: [0, 0] })).rejects.toThrow(/ballot_spoilt/);
  });

  await test.step("two tellers close it, and neighbours see the picture and the rounds", async () => {
    await linli.stop();
    await linli.startAgain(later(9));
    await page.reload();
    await expect(page.getByText("已截止，等计票")).toBeVisible({ timeout: 40_000 });
    await office.closeVote("停止收票");
    await expect(page.getByText(/^孙主任 已停止收票/)).toBeVisible({ timeout: 30_000 });
    const teller = await Neighbour.signIn(linli, seats[1]);
    await teller.act({ councils: { close_vote: { vote } } });
    await expect(page.getByText("选中：钢板坡道")).toBeVisible({ timeout: 30_000 });
    await staff.look("ways-office-result");
    await page.getByRole("link", { name: "打印公告" }).click();
    await expect(page.getByText("选中：钢板坡道")).toBeVisible();
    await staff.look("ways-notice");
    await page.goBack();
    const neighbour = await person("neighbour");
    const phone = new Phone(neighbour.page);
    const { resident } = linli.sheet();
    await phone.join({ ...resident, tail: resident.tail }, resident.code);
    await phone.open(`/v/${vote}`);
    await expect(phone.page.getByText("选中：钢板坡道")).toBeVisible({ timeout: 30_000 });
    await phone.page.getByText("看表格").click();
    await expect(phone.page.getByRole("table", { name: "一轮一轮的票数" })).toBeVisible();
    await neighbour.look("ways-result");
  });

  await test.step("recount agrees; a changed ballot does not", async () => {
    const link = page.getByRole("link", { name: "复核文件" });
    const answer = await page.request.get((await link.getAttribute("href"))!);
    const file = testInfo.outputPath("vote.json");
    writeFileSync(file, await answer.body());
    const honest = Linli.run("recount", file);
    expect(honest.status, honest.text).toBe(0);
    expect(honest.text).toContain("chosen:   钢板坡道");
    const export_ = JSON.parse(readFileSync(file, "utf8"));
    expect(export_.format).toBe("linli.vote/2");
    export_.ballots[0].choice = { ranked: [2] };
    const forged = testInfo.outputPath("forged.json");
    writeFileSync(forged, JSON.stringify(export_));
    expect(Linli.run("recount", forged).status).toBe(1);
  });
});

test("a budget vote: what each project got stands in a picture, and a running one by rank is open", async ({
  linli,
  person,
}) => {
  const { seats } = linli.sheet();
  const member = await person("member");
  const phone = new Phone(member.page);
  const account = seats[8];
  await phone.join({ ...account, tail: account.tail }, account.code);
  await phone.open("/councils");
  const counted: Locator = phone.page.getByRole("link", { name: "给地下车库装感应灯" });
  await counted.click({ timeout: 30_000 });
  await expect(phone.page.getByText("选中：地下车库坡道口，车棚，垃圾房门口")).toBeVisible();
  await expect(phone.page.getByText("总预算 2,600 元，用了 2,300 元，剩 300 元。")).toBeVisible();
  await phone.page.getByText("看表格").click();
  await expect(phone.page.getByRole("table", { name: "按选中的先后" })).toBeVisible();
  await member.look("ways-shares-result");

  await phone.open("/councils");
  await phone.page.getByRole("link", { name: "增设东门充电车棚" }).click({ timeout: 30_000 });
  await expect(phone.page.getByRole("group", { name: "你的一票" })).toBeVisible();
  // Whoever wants none of them hands in a blank ballot, and counts as present.
  await phone.page.getByRole("button", { name: "交空白票（弃权）" }).click();
  const review = phone.page.getByRole("dialog", { name: "投之前再看一眼" });
  await expect(review.getByText("什么也没选，算弃权。")).toBeVisible();
  await review.getByRole("button", { name: "投出我的票" }).click();
  await expect(phone.ballotSeal(/^已计/)).toBeVisible({ timeout: 30_000 });
  await expect(phone.page.getByText("你交的是空白票（弃权）。")).toBeVisible();
  await member.look("ways-abstained");
});
