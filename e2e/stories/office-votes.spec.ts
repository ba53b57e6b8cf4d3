import { readFileSync, writeFileSync } from "node:fs";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Linli } from "../support/linli.mjs";
import { Neighbour } from "../support/neighbour.ts";
import { expect, test } from "../support/story.ts";

const council = "临江社区党群议事会";
/** Half past seven in the evening, so many days from now. */
const evening = (days: number) => {
  const day = new Date(Date.now() + days * 86_400_000);
  return `${day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" })}T19:30`;
};
/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];

test("a running vote: a teller is replaced, it closes early, the result is printed and recounted", async ({
  linli,
  worker,
  person,
}, testInfo) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { teller1, teller2, member, member2 } = linli.sheet();
  await office.signIn();

  await test.step("a council, a sitting and a project print without what one presses; their lists are saved", async () => {
    const printed = async (name: string, text: string) => {
      await expect(page.getByRole("button", { name: "打印", exact: true })).toBeVisible();
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
      await expect(page.locator(".desk__aside")).toBeHidden();
      await staff.picture(`office-print-${name}`);
      await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
      await page.emulateMedia({ media: "screen" });
    };
    await office.open("councils");
    for (const [label, list] of [["议事会表", "councils"], ["会议表", "sittings"], ["议题表", "motions"]] as const) {
      const link = page.getByRole("link", { name: label });
      await expect(link).toHaveAttribute("href", new RegExp(`/exports/${list}\\.xlsx$`));
      const saved = await page.request.get(`/api/v1/exports/${list}.csv`);
      expect((await saved.text()).split("\n").length).toBeGreaterThan(2);
    }
    await office.openCouncil(council);
    await printed("council", "第 4 次会议");
    await page.getByRole("link", { name: "第 4 次会议" }).click();
    await printed("sitting", "社区活动室");
    await office.open("projects");
    await expect(page.getByRole("link", { name: "出力表" })).toBeVisible();
    await page.getByRole("table").getByRole("link").first().click();
    await printed("project", "预算");
  });

  await test.step("the office sees how many voted, and nothing of how", async () => {
    await office.openCouncil(council);
    await page.getByRole("link", { name: "第 4 次会议" }).click();
    await page.getByRole("link", { name: "看表决" }).click();
    await expect(page.getByText("计票前只看得到人数，谁也看不到投了什么。")).toBeVisible();
    await staff.look("office-vote-running");
  });

  const vote = page.url().split("/").at(-1)!;

  await test.step("one teller is ill: the worker counts instead, and everyone reads why", async () => {
    await page.getByRole("button", { name: "换计票人" }).click();
    const sheet = office.sheet("换计票人");
    await sheet.getByRole("radio", { name: teller1.name }).check();
    await office.pick(sheet, "换成谁", "孙主任");
    await sheet.getByLabel("理由").fill("发烧在家");
    await staff.picture("office-replace-teller");
    await sheet.getByRole("button", { name: "换计票人" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(`${teller1.name} 不在，换成 孙主任：发烧在家`)).toBeVisible();
  });

  await test.step("it does not close while someone present has not voted", async () => {
    await office.closeVote("停止收票");
    await expect(page.getByText(/还有 4 位没投/)).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("投票还开着。")).toBeVisible();
    await staff.look("office-close-refused");
  });

  await test.step("the last four vote; the office stops the ballots, the other teller counts", async () => {
    for (const account of [teller1, teller2, member, member2]) {
      const neighbour = await Neighbour.signIn(linli, account);
      await neighbour.vote(vote, "agree");
    }
    await office.closeVote("停止收票");
    await expect(page.getByText(/^孙主任 已停止收票/)).toBeVisible({ timeout: 30_000 });
    await staff.look("office-vote-closing");
    const teller = await person("teller");
    const phone = new Phone(teller.page);
    await phone.join({ ...teller2, tail: teller2.tail }, teller2.code);
    await phone.open(`/v/${vote}`);
    await phone.tell("复核并计票");
    await expect(page.getByRole("link", { name: "打印公告" })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("两位都确认了")).toBeVisible();
  });

  await test.step("the notice prints on one sheet, with its numbers and a code to check it", async () => {
    await page.getByRole("link", { name: "打印公告" }).click();
    const title = new RegExp(`^${council}关于「.*」的表决结果公告$`);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText(/以无记名方式表决/)).toBeVisible();
    await staff.look("office-notice");
    await page.evaluate(() => (window.print = () => (document.title = "printed")));
    await page.getByRole("button", { name: "打印" }).click();
    await expect(page).toHaveTitle("printed");
    await page.emulateMedia({ media: "print" });
    await staff.picture("office-notice-print");
    await expect(page.getByRole("navigation")).toBeHidden();
    const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g);
    expect(sheets).toHaveLength(1);
    await page.emulateMedia({ media: "screen" });
    await page.goBack();
  });

  await test.step("recount agrees with the file of a secret vote, and not with a forged one", async () => {
    const link = page.getByRole("link", { name: "复核文件" });
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
    const file = testInfo.outputPath("vote.json");
    await download.saveAs(file);
    const text = readFileSync(file, "utf8");
    for (const { name } of [teller1, teller2, member, member2]) expect(text).not.toContain(name);
    const honest = Linli.run("recount", file);
    expect(honest.status, honest.text).toBe(0);
    const forged = testInfo.outputPath("forged.json");
    writeFileSync(forged, text.replace(/("choice":\s*)"agree"/, '$1"against"'));
    expect(Linli.run("recount", forged).status).toBe(1);
  });
});

test("a vote is cancelled with a reason, has no quorum, and is put again", async ({ linli, worker }) => {
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  const { seats, teller1 } = linli.sheet();
  const title = "北门换掉破损井盖";
  await office.signIn();

  await test.step("the next sitting has begun, and the office opens its vote", async () => {
    await linli.stop();
    await linli.startAgain(later(6));
    await office.openCouncil(council);
    await page.getByRole("link", { name: "第 5 次会议" }).click();
    // Whoever asked for a change of the text no longer does.
    await page.getByRole("button", { name: "撤回", exact: true }).click();
    await expect(page.getByText("撤回了", { exact: true })).toBeVisible();
    await office.openVote(["孙主任", teller1.name]);
    await expect(page.getByText("投票还开着。")).toBeVisible();
  });

  await test.step("it is cancelled: everyone reads why, and the motion stays on the agenda", async () => {
    await page.getByRole("button", { name: "取消表决" }).click();
    await office.answer("取消这次表决？", "议题写错了金额，改好再表决", "取消表决");
    await expect(page.getByText(/原因：议题写错了金额，改好再表决/)).toBeVisible();
    await staff.look("office-vote-cancelled");
    await page.getByRole("link", { name: "看会议" }).click();
    await expect(page.getByRole("button", { name: "开始表决" })).toBeEnabled();
    await staff.look("office-sitting-cancelled");
  });

  await test.step("opened again, one neighbour votes; a day later there is no quorum", async () => {
    await office.openVote(["孙主任", teller1.name]);
    const vote = page.url().split("/").at(-1)!;
    const voter = await Neighbour.signIn(linli, seats[0]);
    await voter.vote(vote, "agree");
    await expect(page.getByText("还差 13 人到法定人数")).toBeVisible({ timeout: 30_000 });
    await linli.stop();
    await linli.startAgain(later(8));
    await page.reload();
    // The office looks at the clock every twenty seconds.
    await expect(page.getByText("已截止，等计票")).toBeVisible({ timeout: 40_000 });
    await office.closeVote("停止收票");
    await expect(page.getByText(/^孙主任 已停止收票/)).toBeVisible({ timeout: 30_000 });
    const teller = await Neighbour.signIn(linli, teller1);
    await teller.act({ councils: { close_vote: { vote } } });
    await expect(page.getByRole("heading", { name: "到会人数不够（未达法定人数）" })).toBeVisible({
      timeout: 30_000,
    });
    await staff.look("office-vote-no-quorum");
  });

  await test.step("a new sitting takes it up again", async () => {
    await office.openCouncil(council);
    const panel = office.panel("召集会议");
    await panel.getByLabel("地点").fill("社区活动室");
    await panel.getByLabel("开会时间").fill(evening(20));
    await panel.getByRole("button", { name: "召集" }).click();
    await page.getByRole("link", { name: "第 6 次会议" }).click();
    const put = office.panel("列一项议题");
    await put.getByLabel("提案").selectOption({ label: `${title}，上次到会人数不够（未达法定人数），再次表决` });
    await put.getByRole("button", { name: "用预审意见起个头" }).click();
    await put.getByRole("button", { name: "列入议程" }).click();
    await expect(page.getByText("再次表决", { exact: true })).toBeVisible();
    await staff.look("office-sitting-again");
  });

  await test.step("enough vote now, and it passes", async () => {
    await linli.stop();
    await linli.startAgain(later(21));
    await page.reload();
    await office.openVote(["孙主任", teller1.name]);
    const vote = page.url().split("/").at(-1)!;
    const owners = seats.filter(({ tail }: { tail?: string }) => tail).slice(0, 14);
    for (const [index, account] of owners.entries()) {
      const voter = await Neighbour.signIn(linli, account);
      await voter.vote(vote, index < 12 ? "agree" : "against");
    }
    await expect(page.getByText("够法定人数了")).toBeVisible({ timeout: 30_000 });
    await linli.stop();
    await linli.startAgain(later(23));
    await page.reload();
    await office.closeVote("停止收票");
    await expect(page.getByText(/^孙主任 已停止收票/)).toBeVisible({ timeout: 30_000 });
    const teller = await Neighbour.signIn(linli, teller1);
    await teller.act({ councils: { close_vote: { vote } } });
    await expect(page.getByRole("heading", { name: "通过", exact: true })).toBeVisible({ timeout: 30_000 });
    await staff.look("office-vote-passed-again");
  });
});
