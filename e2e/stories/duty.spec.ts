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
