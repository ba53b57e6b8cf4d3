import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const COMMENT = "“高空抛物”里把花盆也写上。";
const ANSWER = "好，写成“窗台不放花盆”。";
/** A day in the neighbourhood, so many days from now. */
const day = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });

test("the covenant: read with no network, adopted by a vote alone, posted, filed, and the next one talked about", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, seats } = linli.sheet();
  const reader = await person("reader");
  const staff = await worker("staff");
  await joinAs(reader.page, linli, resident);
  const office = new Office(staff.page, linli);
  await office.signIn();
  const { page } = reader;
  const phone = new Phone(page);
  const versions = async () => office.records("covenant_version");
  const next = (await versions()).find((it) => it.number === 2);

  await test.step("what is in force stands there whole, and how it came to be", async () => {
    await phone.open("/covenant");
    await expect(page.getByText("第2版已提请表决")).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: "第一条 邻里相处" })).toBeVisible();
    await expect(page.getByText(/那时还没有用邻里/)).toBeVisible();
    await expect(page.getByText("14 位邻居读过")).toBeVisible();
    await reader.look("covenant");
  });

  await test.step("with no network it is read, and that is theirs alone", async () => {
    await phone.kept();
    await reader.goOffline();
    await page.getByRole("button", { name: "我读过了" }).click();
    await expect(page.getByText(/^你读过这一版了/)).toBeVisible();
    await page.getByRole("region", { name: "各版公约" }).getByRole("link", { name: /第2版/ }).click();
    await expect(page.getByRole("heading", { name: "第三条 电动车" })).toBeVisible();
    await expect(page.getByText("晾衣绳那一条可以不要了")).toBeVisible();
    await reader.look("covenant-next");
    await page.getByRole("link", { name: "看改了什么" }).click();
    const gone = page.getByRole("region", { name: "第六条 公共晾晒" });
    await expect(gone.getByText("删去", { exact: true }).first()).toBeVisible();
    const dogs = page.getByRole("region", { name: "第五条 养狗" });
    await expect(dogs.locator("del")).toHaveText("遛狗牵绳。");
    await reader.look("covenant-changes");
    await reader.goOnline();
    await expect
      .poll(async () => (await office.records("covenant_reads")).map((it) => it.reads), { timeout: 60_000 })
      .toEqual([15]);
    expect(await office.records("covenant_read")).toEqual([]);
  });

  await test.step("the office can neither adopt nor change what is voted on", async () => {
    await office.open("covenant");
    await expect(office.rows("居民公约")).toHaveCount(2, { timeout: 30_000 });
    await staff.look("office-covenant");
    await staff.page.getByRole("link", { name: /第2版/ }).click();
    await expect(staff.page.getByText("文字已经定稿，等会议表决。")).toBeVisible();
    for (const name of ["改草案", "公布", "记下备案", "撤回草案"]) {
      await expect(staff.page.getByRole("button", { name, exact: true })).toHaveCount(0);
    }
    await staff.look("office-covenant-voted");
  });

  await test.step("the last representative votes; both tellers close it, and it is adopted", async () => {
    const voter = await person("voter");
    await joinAs(voter.page, linli, seats[6]);
    const hers = new Phone(voter.page);
    await hers.open(`/covenant/${next.id}`);
    await voter.page.getByRole("link", { name: "看这次表决" }).click({ timeout: 60_000 });
    await expect(voter.page.getByText("电动车和电池不上楼")).toBeVisible();
    await hers.vote("同意");
    await expect(hers.ballotSeal(/已计/)).toBeVisible({ timeout: 60_000 });
    await voter.look("covenant-vote");
    await hers.tell("停止收票");
    const vote = new URL(voter.page.url()).pathname.split("/").at(-1);
    await office.open(`votes/${vote}`);
    await office.closeVote("确认并计票");
    await expect
      .poll(async () => (await versions()).find((it) => it.number === 2).state.adopted?.basis, { timeout: 60_000 })
      .toEqual({ vote });
    await voter.context.close();
  });

  await test.step("the office posts it for its days, and notes that it was filed", async () => {
    await office.open(`covenant/${next.id}`);
    const post = office.panel("公布");
    await post.getByLabel("贴在哪里").fill("东门、北门公告栏");
    await post.getByLabel("施行日期").fill(day(3));
    await post.getByRole("button", { name: "公布" }).click();
    await expect(post.getByText(/要先张贴满 15 天/)).toBeVisible();
    await staff.look("office-covenant-early");
    await post.getByLabel("施行日期").fill(day(40));
    await post.getByRole("button", { name: "公布" }).click();
    await expect(post).toHaveCount(0);
    const file = office.panel("记下备案");
    await file.getByLabel("备案号（没有就不填）").fill("临街备〔2026〕31号");
    await file.getByRole("button", { name: "记下备案" }).click();
    await expect(file).toHaveCount(0);
    await expect(staff.page.getByText("待施行", { exact: true })).toBeVisible();
    await phone.open("/covenant");
    await expect(page.getByText(/^第2版.*起施行$/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("heading", { name: "第六条 公共晾晒" })).toBeVisible();
    await reader.look("covenant-coming");
  });

  await test.step("it prints on paper, without what one presses", async () => {
    await office.open(`covenant/${next.id}/print`);
    await expect(staff.page.getByRole("heading", { name: "第八条 互帮互助" })).toBeVisible();
    await staff.page.emulateMedia({ media: "print" });
    await staff.picture("office-covenant-print");
    await expect(staff.page.getByRole("button").filter({ visible: true })).toHaveCount(0);
    await staff.page.emulateMedia({ media: "screen" });
  });

  await test.step("the office drafts the next one, from the words of this", async () => {
    await office.open("covenant/new");
    await staff.page.getByLabel("为什么这样写").fill("今年三次有东西从楼上掉下来。");
    const article = staff.page.getByRole("group", { name: "第七条" });
    await article.getByLabel("内容").fill("窗台不放容易掉的东西，也不放花盆，不往楼下扔东西。");
    await staff.look("office-covenant-draft");
    await staff.page.getByRole("button", { name: "存好，征求意见" }).click();
    await expect(staff.page.getByText("征求意见", { exact: true })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("a neighbour has a word on it, and the office answers", async () => {
    const drafted = async () => (await versions()).find((it) => it.number === 3);
    await expect.poll(drafted, { timeout: 30_000 }).toBeTruthy();
    const third = await drafted();
    await phone.open(`/covenant/${third.id}`);
    await page.getByRole("button", { name: "提意见" }).click({ timeout: 60_000 });
    const sheet = page.getByRole("dialog", { name: "提意见" });
    await sheet.getByLabel("想说什么").fill(COMMENT);
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(COMMENT)).toBeVisible();
    const said = office.section("邻居的意见");
    await expect(said.getByText(COMMENT)).toBeVisible({ timeout: 60_000 });
    await said.getByRole("button", { name: "答复" }).click();
    const answer = office.sheet("答复");
    await answer.getByLabel("答复内容").fill(ANSWER);
    await answer.getByRole("button", { name: "答复" }).click();
    await expect(answer).toBeHidden();
    await expect(page.getByText(ANSWER)).toBeVisible({ timeout: 60_000 });
    await reader.look("covenant-draft");
  });

  await test.step("it goes on the agenda of the next meeting of the representatives, and stands still", async () => {
    const [council] = (await office.records("council")).filter((it) => it.kind === "representative_meeting");
    const call = {
      id: crypto.randomUUID(),
      council: council.id,
      place: "社区党群服务中心二楼",
      starts_at: Date.now() + 8 * 86_400_000,
    };
    await office.act({ councils: { call } });
    const table = office.panel("提请表决");
    const choice = table.getByLabel("列入哪次会议");
    await expect(choice).toBeVisible({ timeout: 60_000 });
    await choice.selectOption({ index: 1 });
    await staff.look("office-covenant-table");
    await table.getByRole("button", { name: "提请表决" }).click();
    await expect(staff.page.getByText("文字已经定稿，等会议表决。")).toBeVisible();
    await expect(page.getByRole("button", { name: "提意见" })).toHaveCount(0, { timeout: 60_000 });
  });
});
