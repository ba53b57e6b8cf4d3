import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const QUESTION = "坡道冬天会不会结冰？";
const ANSWER = "面层做防滑，下雪天物业先扫这里。";
const ASKED_AT_NIGHT = "说事会明年能不能放在晚上？";

test("a report on duty: rated with no network, sealed, asked about and answered, last year's promises beside", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  const rater = await person("rater");
  const staff = await worker("staff");
  await joinAs(rater.page, linli, resident);
  const office = new Office(staff.page, linli);
  await office.signIn();
  const { page } = rater;
  let address = "";

  await test.step("the list has one that is rated now, one with its result, and one too few rated", async () => {
    await new Phone(page).open("/duty");
    const open = page.getByRole("region", { name: "正在评" });
    await expect(open.getByRole("link", { name: /居委会/ })).toBeVisible({ timeout: 60_000 });
    const over = page.getByRole("region", { name: "评过的" });
    await expect(over.getByText(/^14 人评/)).toBeVisible();
    await expect(over.getByText("评的人少于 10 人，不公布结果。")).toBeVisible();
    await rater.look("duty");
    address = (await open.getByRole("link", { name: /居委会/ }).getAttribute("href"))!;
  });

  await test.step("what was promised stands with what became of it", async () => {
    await new Phone(page).open(address);
    const promised = page.getByRole("region", { name: "上次承诺的" });
    await expect(promised.getByText("给独居老人装呼叫铃")).toBeVisible({ timeout: 30_000 });
    await expect(promised.getByText("没做到", { exact: true })).toBeVisible();
    await expect(page.getByRole("region", { name: "系统数得出来的" })).toBeVisible();
    await rater.look("duty-report");
  });

  await test.step("with no network it is rated and asked about", async () => {
    await rater.goOffline();
    await page.getByRole("radio", { name: "基本满意", exact: true }).check();
    await page.getByRole("button", { name: "评好了" }).click();
    await expect(page.getByText("你评的是：基本满意")).toBeVisible();
    await page.getByRole("button", { name: "我来问一句" }).click();
    const sheet = page.getByRole("dialog", { name: "我来问一句" });
    await sheet.getByLabel("想说什么").fill(QUESTION);
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(QUESTION)).toBeVisible();
    await rater.look("duty-rated");
    expect(JSON.stringify(await office.records("duty_question"))).not.toContain(QUESTION);
    await rater.goOnline();
  });

  await test.step("the office reads the question and no rating, and answers in public", async () => {
    await expect
      .poll(async () => JSON.stringify(await office.records("duty_question")), { timeout: 60_000 })
      .toContain(QUESTION);
    expect(await office.records("duty_rating")).toEqual([]);
    const [open] = (await office.records("duty_report")).filter((it) => it.state === "open");
    expect(Object.keys(open).some((it) => /grade|rated|count/.test(it))).toBe(false);
    await office.open("duty");
    await staff.page.getByRole("row", { name: /评到/ }).getByRole("link", { name: "居委会" }).click();
    const asked = staff.page.getByRole("article").filter({ hasText: QUESTION });
    await asked.getByRole("button", { name: "公开答复" }).click({ timeout: 60_000 });
    const sheet = office.sheet("公开答复");
    await sheet.getByLabel("答复内容").fill(ANSWER);
    await sheet.getByRole("button", { name: "公开答复" }).click();
    await expect(sheet).toBeHidden();
    await staff.look("office-duty");
    await expect(page.getByText(ANSWER)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(ASKED_AT_NIGHT)).toBeVisible();
  });

  await test.step("the office's next report asks for each promise", async () => {
    await office.open("duty/new");
    await expect(staff.page.getByRole("group", { name: "上次承诺：东门坡道三月完工" })).toBeVisible({ timeout: 30_000 });
    await staff.look("office-duty-new");
  });
});

test("a report is written on the phone with no network: each old promise asks for its answer, and neighbours read it", async ({
  linli,
  person,
}) => {
  const { supervisor, neighbour } = linli.sheet();
  const writer = await person("writer");
  const reader = await person("reader");
  await joinAs(writer.page, linli, supervisor);
  await joinAs(reader.page, linli, neighbour);
  const DONE = "看了两件微项目的验收，账目都复核过。";
  const REASON = "贴了一次，十二月的还在印。";

  await test.step("the way to it is on the list, and the promises of the last report stand there", async () => {
    const { page } = writer;
    const phone = new Phone(page);
    await phone.open("/duty");
    await phone.kept();
    await page.getByRole("link", { name: "写我的述职" }).click({ timeout: 60_000 });
    await expect(page.getByRole("group", { name: "以谁的名义" }).getByRole("button", { pressed: true })).toContainText(
      "居务监督委员会成员",
    );
    await expect(page.getByRole("group", { name: "上次承诺：账目公布一周内复核完" })).toBeVisible();
    await writer.look("duty-write");
  });

  await test.step("a promise that is passed over in silence is asked for, and what is typed stays", async () => {
    const { page } = writer;
    await writer.goOffline();
    await page.getByLabel("做了什么").fill(DONE);
    await page.getByLabel("接下来承诺").fill("每季度把监督清单贴上墙\n每件验收都到现场");
    await page.getByRole("button", { name: "发出去请大家评" }).click();
    await expect(page.getByText(/做没做到还没选/)).toBeVisible();
    await writer.look("duty-write-lacks");
    await expect(page.getByLabel("做了什么")).toHaveValue(DONE);
    const wall = page.getByRole("group", { name: "上次承诺：每季度把监督清单贴上墙" });
    await wall.getByLabel("做到了吗").selectOption({ label: "做了一部分" });
    await wall.getByLabel("怎么做的，没做到为什么").fill(REASON);
    const books = page.getByRole("group", { name: "上次承诺：账目公布一周内复核完" });
    await books.getByLabel("做到了吗").selectOption({ label: "做到了" });
    await page.getByRole("button", { name: "发出去请大家评" }).click();
    await expect(page.getByText(DONE)).toBeVisible();
    await expect(page.getByText("等联网以后，系统数好了放在这里。")).toBeVisible();
    await writer.look("duty-written-offline");
  });

  await test.step("once it is sent a neighbour reads it, promise by promise, and rates it", async () => {
    await writer.goOnline();
    const { page } = reader;
    await new Phone(page).open("/duty");
    const open = page.getByRole("region", { name: "正在评" });
    await open.getByRole("link", { name: /居务监督委员会/ }).click({ timeout: 60_000 });
    const promised = page.getByRole("region", { name: "上次承诺的" });
    await expect(promised.getByText(REASON)).toBeVisible();
    await expect(page.getByText("每件验收都到现场")).toBeVisible();
    await page.getByRole("radio", { name: "满意", exact: true }).check();
    await page.getByRole("button", { name: "评好了" }).click();
    await expect(page.getByText("你评的是：满意")).toBeVisible();
    await reader.look("duty-read");
  });
});
