import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const council = "临江社区党群议事会";
const title = "北门换掉破损井盖";
/** Hours from now until the evening of the next sitting, which begins at seven, five days from now. */
const untilThen = () => {
  const day = new Date(Date.now() + 5 * 86_400_000);
  const date = day.toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return Math.ceil((Date.parse(`${date}T19:30:00+08:00`) - Date.now()) / 3_600_000);
};
/** Two thirds of the council's seats. */
const quorum = 14;

test("a sitting takes up a motion: members ask to speak, one of them offline, and the order is kept", async ({
  linli,
  person,
  worker,
}) => {
  const { seats, teller1 } = linli.sheet();
  await linli.stop();
  // The next sitting has begun.
  await linli.startAgain(["--clock-ahead-hours", String(untilThen())]);
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const room = office.section("会场");
  await office.signIn();
  await office.openCouncil(council);
  await staff.page.getByRole("link", { name: "第 5 次会议" }).click();

  await test.step("nothing is talked about before the quorum is there", async () => {
    await room.getByRole("button", { name: "谈这件" }).click();
    await expect(room.getByText(`要有 ${quorum} 位才能开议`)).toBeVisible();
    for (let present = 0; present < quorum; present += 1) {
      const mark = staff.page.getByRole("button", { name: "签到", exact: true });
      const left = await mark.count();
      await mark.first().click();
      await expect(mark).toHaveCount(left - 1);
    }
    await room.getByRole("button", { name: "谈这件" }).click();
    await expect(room.getByText(`正在谈：${title}`)).toBeVisible();
    await staff.look("office-floor");
  });

  const [first, second] = [await person("first"), await person("second")];
  const phones = [new Phone(first.page), new Phone(second.page)];
  await test.step("two members ask to speak, one of them without a network", async () => {
    for (const [index, account] of [seats[0], teller1].entries()) {
      const { page } = phones[index];
      await joinAs(page, linli, account);
      await phones[index].open("/councils");
      await page.getByRole("link", { name: /党群议事会第 5 次会议/ }).click();
      await expect(page.getByText(`正在谈：${title}`)).toBeVisible({ timeout: 30_000 });
      // Whom the office has not marked says so alone.
      const here = page.getByRole("button", { name: "我到会了" });
      if (await here.isVisible()) await here.click();
      await expect(page.getByText("你已签到")).toBeVisible();
    }
    await first.goOffline();
    await phones[0].page.getByRole("button", { name: "赞成", exact: true }).click();
    await expect(phones[0].page.getByText("你排第 1 位")).toBeVisible();
    await first.look("floor-asked-offline");
    await phones[1].page.getByRole("button", { name: "反对", exact: true }).click();
    await expect(phones[1].page.getByText("你排第 1 位")).toBeVisible();
    await expect(office.turn(teller1.name)).toBeVisible({ timeout: 30_000 });
    await first.goOnline();
    await expect(office.turn(seats[0].name)).toBeVisible({ timeout: 60_000 });
  });

  await test.step("whoever asked first speaks first; what was said goes into the minutes", async () => {
    await room.getByRole("button", { name: `请${teller1.name}说` }).click();
    await expect(phones[1].page.getByRole("button", { name: "说完了" })).toBeVisible({ timeout: 30_000 });
    await second.look("floor-speaking");
    await room.getByLabel("发言要点（进会议记录）").fill("井盖归市政管，先请市政来看。");
    await room.getByRole("button", { name: "说完了" }).click();
    await expect(room.getByText("井盖归市政管，先请市政来看。")).toBeVisible();
    await room.getByRole("button", { name: `请${seats[0].name}说` }).click();
    await phones[0].page.getByRole("button", { name: "说完了" }).click({ timeout: 30_000 });
    await expect(room.getByText("现在没有人发言。")).toBeVisible({ timeout: 30_000 });
    await staff.look("office-floor-spoken");
  });

  const words = "换好后一个月，请物业和住户一起再看一次。";
  const sooner = "十天内换好。";
  await test.step("a member amends the text on the phone; the newest amendment comes first", async () => {
    const { page } = phones[1];
    await page.getByRole("link", { name: "先表决 1 个修正案" }).click();
    await expect(page.getByRole("insertion").filter({ hasText: words })).toBeVisible();
    await page.getByRole("button", { name: "提修正案" }).click();
    const sheet = page.getByRole("dialog", { name: "提修正案" });
    await sheet.getByRole("button", { name: "提出" }).click();
    await expect(sheet.getByText("还没写要加什么。")).toBeVisible();
    await sheet.getByRole("radio").first().check();
    await sheet.getByLabel("改成").fill(`${title}，${sooner}`);
    await sheet.getByLabel("为什么").fill("天黑路滑，等不起");
    await second.look("amend-sheet");
    await sheet.getByRole("button", { name: "提出" }).click();
    await expect(page.getByText("修正案 2，请举手")).toBeVisible({ timeout: 30_000 });
    await expect(room.getByText("修正案 2，请举手")).toBeVisible({ timeout: 30_000 });
    await second.look("amend-motion");
  });

  await test.step("a vote waits for them; two count the hands, and what both count alike stands", async () => {
    const { page } = phones[1];
    const count = async (where: typeof room | typeof page, agree: number, against: number) => {
      await where.getByLabel("同意").fill(String(agree));
      await where.getByLabel("反对", { exact: true }).last().fill(String(against));
      await where.getByRole("button", { name: "记下我数的" }).click();
    };
    await count(room, 12, 2);
    await expect(room.getByText("你数好了一遍")).toBeVisible();
    await staff.look("office-amend");
    await expect(page.getByText("数好了一遍，请另一位再数")).toBeVisible({ timeout: 30_000 });
    await count(page, 11, 2);
    await expect(page.getByText("两位数的不一样，没有记。")).toBeVisible({ timeout: 30_000 });
    await expect(room.getByText("两位数的不一样，没有记。")).toBeVisible({ timeout: 30_000 });
    await count(page, 12, 2);
    await expect(room.getByText("数好了一遍，请另一位再数。")).toBeVisible({ timeout: 30_000 });
    await count(room, 12, 2);
    await expect(page.getByText("采纳", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("修正案 1，请举手")).toBeVisible({ timeout: 30_000 });
    await count(page, 3, 9);
    await expect(room.getByText("修正案 1，请举手")).toBeVisible({ timeout: 30_000 });
    await count(room, 3, 9);
    await expect(room.getByText("没采纳")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("article").getByText(`${title}，${sooner}`)).toBeVisible({ timeout: 30_000 });
    await second.look("amend-decided");
    await page.getByText("改过 1 次，看以前的文字").click();
    await expect(page.getByText("第 1 稿")).toBeVisible();
  });

  await test.step("once the vote is open the debate is over, and the page says nothing of it any more", async () => {
    await office.openVote(["孙主任", teller1.name]);
    await expect(phones[0].page.getByText(`正在谈：${title}`)).toBeHidden({ timeout: 30_000 });
    await expect(phones[0].page.getByRole("button", { name: "赞成", exact: true })).toHaveCount(0);
  });
});
