import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { owners, rosterFile } from "../support/roster.ts";
import { expect, type Person, test } from "../support/story.ts";

/** The server's clock, so many days ahead. */
const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];

const WORDS = "院子干净了，楼道亮了，想请大家看看还差在哪里。";
const REASON = "楼道灯的数和晚上看到的对不上";
const OBJECTION = "3 单元四楼的灯坏了两个月。";
const ANSWER = "昨晚已经换好，请您再看看。";

/** Does an act as another program would, with this person's session. */
async function act(person: Person, command: object) {
  const envelope = { id: crypto.randomUUID(), made_at: Date.now(), command };
  const data = { schema: 1, commands: [envelope] };
  const answer = await person.page.request.post("/api/v1/commands", { data, headers: { "x-linli": "1" } });
  const { outcomes } = await answer.json();
  return outcomes[0].verdict;
}

test.describe("one year of the six types", () => {
  test.use({ words: ["--empty"] });
  test.setTimeout(600_000);

  test("from the nomination to the stars: sent back once, objected to, answered without a network", async ({
    linli,
    person,
    worker,
  }) => {
    const [an, bei, chen] = owners("7号楼", 3);
    const staff = await worker("staff");
    const office = new Office(staff.page, linli);
    const [asked, objector, colleague] = await Promise.all(["an", "bei", "chen"].map((name) => person(name)));
    const page = staff.page;
    let round = "";

    await test.step("a roster, three neighbours, one of whom works for the community too", async () => {
      await office.signIn();
      await office.tryRoster(rosterFile);
      await office.writeRoster();
      const slips = await office.slips("7号楼");
      for (const [one, owner] of [[asked, an], [objector, bei], [colleague, chen]] as const) {
        const slip = slips.find(({ address }) => numbers(address) === numbers(owner.address));
        await new Phone(one.page).join(owner, slip!.code);
      }
      const members = await office.records("member");
      const [community] = await office.records("community");
      const { id } = members.find(({ name }) => name === chen.name);
      const grant = { id: crypto.randomUUID(), person: id, office: "staff", scope: { community: community.id }, until: "2029-12-31" };
      await office.act({ members: { grant_role: grant } });
    });

    await test.step("before anybody nominates anything, a neighbour reads that", async () => {
      await new Phone(asked.page).open("/assessment");
      await expect(asked.page.getByText("还没有开始创建")).toBeVisible({ timeout: 60_000 });
      await asked.look("six-none");
    });

    await test.step("the community puts itself forward, and hangs it", async () => {
      await office.open("assessment");
      await page.getByRole("button", { name: "自荐申报" }).click();
      const sheet = office.sheet("自荐申报");
      await sheet.getByLabel("自荐理由").fill(WORDS);
      await sheet.getByRole("button", { name: "自荐申报" }).click();
      await expect(sheet).toBeHidden();
      await page.getByRole("link", { name: /年六型创建$/ }).click({ timeout: 30_000 });
      await page.getByRole("button", { name: "张贴公示" }).click({ timeout: 30_000 });
      const board = office.sheet("张贴公示");
      await board.getByLabel("贴在哪里").fill("东门公告栏");
      await board.getByRole("button", { name: "张贴公示" }).click();
      await expect(board).toBeHidden();
      await expect(page.getByText(/起才能往下走/)).toBeVisible({ timeout: 30_000 });
      [{ id: round }] = await office.records("six_round");
      await staff.look("office-six-first");
      await expect(asked.page.getByText(WORDS)).toBeVisible({ timeout: 60_000 });
      await expect(asked.page.getByText("正在公示")).toBeVisible();
      await asked.look("six-first");
    });

    await test.step("no step is skipped: the self-check waits for the publicity", async () => {
      const verdict = await act(staff, { assessment: { begin: { round } } });
      expect(verdict.refused.refusal.code).toBe("publicity_runs");
      await linli.killHard();
      await linli.startAgain(later(19));
      await page.reload();
      await page.getByRole("button", { name: "开始自评自查" }).click({ timeout: 60_000 });
      const sheet = office.sheet("开始自评自查");
      await sheet.getByRole("button", { name: "开始自评自查" }).click();
      await expect(sheet).toBeHidden();
    });

    await test.step("indicators are entered with what shows them, or taken over from the records", async () => {
      await page.getByRole("button", { name: "填报：楼道灯亮灯率" }).click({ timeout: 30_000 });
      const sheet = office.sheet("填报：楼道灯亮灯率");
      await sheet.getByLabel("百分之几").fill("82.5");
      await sheet.getByRole("button", { name: "填报" }).click();
      await expect(sheet.getByText(/还没有佐证/)).toBeVisible();
      await sheet.getByLabel("凭什么这么说").fill("晚上逐个楼道数过。");
      await staff.look("office-six-enter");
      await sheet.getByRole("button", { name: "填报" }).click();
      await expect(sheet).toBeHidden();
      await page.getByRole("button", { name: "取用实时数据：居民志愿参与率" }).click();
      const live = office.sheet("取用实时数据：居民志愿参与率");
      await live.getByRole("button", { name: "取用实时数据" }).click();
      await expect(live).toBeHidden();
      await expect(page.getByText(/^0\/3，即 0\.00%/)).toBeVisible({ timeout: 30_000 });
      await fill(staff, round);
      await staff.look("office-six-filled");
    });

    await test.step("a neighbour answers the survey with no network, once", async () => {
      await page.getByRole("button", { name: "发起问卷" }).click();
      const sheet = office.sheet("发起问卷");
      await sheet.getByRole("button", { name: "发起问卷" }).click();
      await expect(sheet).toBeHidden();
      const phone = new Phone(asked.page);
      await phone.open("/");
      await phone.kept();
      await asked.page.getByRole("link", { name: /六型社区问卷/ }).click({ timeout: 60_000 });
      await expect(asked.page.getByText("你知道我们社区在创建六型社区吗？")).toBeVisible();
      await asked.goOffline();
      await phone.open("/assessment/survey");
      await asked.page.getByRole("radio", { name: "知道", exact: true }).check();
      await asked.page.getByRole("radio", { name: "比较满意" }).check();
      await asked.look("six-survey");
      await asked.page.getByRole("button", { name: "提交" }).click();
      await expect(asked.page.getByText("你填过了，谢谢")).toBeVisible();
      await asked.look("six-survey-saved");
      expect(await marks(asked)).toBe(0);
      await asked.goOnline();
      await expect.poll(() => marks(asked), { timeout: 60_000 }).toBe(1);
      // Not even the office reads who has answered, nor what, nor how many while it runs.
      expect(await office.records("six_survey_turnout")).toEqual([]);
      expect(await office.records("six_survey_mark")).toEqual([]);
      expect(await office.records("six_survey_box")).toEqual([]);
      const again = { round, said: "unaware", blind: crypto.randomUUID() };
      const verdict = await act(asked, { assessment: { answer_survey: again } });
      expect(verdict.refused.refusal.fault).toBe("answered_once");
    });

    await test.step("whoever did the self-check does not enter its check, and the check fails", async () => {
      await page.getByRole("button", { name: "提交互评互查" }).click();
      const sheet = office.sheet("提交互评互查");
      await sheet.getByRole("button", { name: "提交互评互查" }).click();
      await expect(sheet).toBeHidden();
      await page.getByRole("button", { name: "录入评查结果" }).click({ timeout: 30_000 });
      const form = office.sheet("录入评查结果");
      await form.getByLabel("评查方名称").fill("望江社区");
      await form.getByLabel("评查意见").fill("台账齐，院子干净。");
      await form.getByRole("radio", { name: "退回自查" }).check();
      await form.getByLabel("理由").fill(REASON);
      await staff.look("office-six-review");
      await form.getByRole("button", { name: "录入评查结果" }).click();
      await expect(form.getByText(/自评自查是您经手的/)).toBeVisible();
      await form.getByRole("button", { name: "先不办" }).click();
      const review = {
        round,
        step: "mutual_check",
        reviewer: "community",
        name: "望江社区",
        methods: ["visit"],
        words: "台账齐，院子干净。",
        verdict: { fails: { reason: REASON } },
      };
      expect((await act(colleague, { assessment: { review: { ...review, name: "临江社区" } } })).refused.refusal.fault).toBe("own_review");
      expect((await act(colleague, { assessment: { review } })).done).toBeTruthy();
      await new Phone(asked.page).open("/assessment");
      await expect(asked.page.getByText(/从“互评互查”退回，正在重新自查/)).toBeVisible({ timeout: 60_000 });
      await asked.look("six-returned");
    });

    await test.step("a gap of this year becomes a project that says where it came from", async () => {
      const phone = asked.page;
      await phone.getByRole("link", { name: "干净", exact: true }).click();
      await expect(phone.getByRole("heading", { name: "干净", level: 1 })).toBeVisible();
      await asked.look("six-dimension");
      const lights = phone.locator(".card").filter({ hasText: "楼道灯亮灯率" });
      await lights.getByRole("button", { name: "把它变成项目" }).click();
      const sheet = phone.getByRole("dialog", { name: "把它变成项目" });
      await expect(sheet.getByLabel("问题")).toHaveValue(/得 82\.50 分，目标是 90\.00 分/);
      await sheet.getByLabel("在哪里").selectOption({ index: 1 });
      await sheet.getByLabel("谁需要，为什么").fill("晚归的人和老人。");
      await asked.look("six-grow");
      await sheet.getByRole("button", { name: "提交提案" }).click();
      await expect(phone.getByRole("link", { name: /年六型社区的短板：干净$/ })).toBeVisible({ timeout: 30_000 });
      await expect.poll(async () => (await office.records("six_gap_origin")).length, { timeout: 30_000 }).toBe(1);
    });

    await test.step("mended, checked by another, evaluated, accepted, and hung", async () => {
      const lights = { percent: { hundredths: 9_300 } };
      const mended = { round, indicator: "stairwell_lights", value: lights, words: "换了声控灯，又数了一遍。" };
      await office.act({ assessment: { enter: mended } });
      await office.act({ assessment: { finish: { round } } });
      const look = (step: string, reviewer: string, name: string) => ({
        round, step, reviewer, name, methods: ["visit", "files"], words: "扎实。", verdict: "passes",
      });
      expect((await act(colleague, { assessment: { review: look("mutual_check", "community", "望江社区") } })).done).toBeTruthy();
      await page.reload();
      await page.getByRole("button", { name: "录入第三方问卷" }).click({ timeout: 60_000 });
      const sheet = office.sheet("录入第三方问卷");
      await sheet.getByLabel("哪家第三方").fill("明达评估中心");
      for (const [label, count] of [["有效问卷", 400], ["知晓人数", 320], ["很满意", 156], ["比较满意", 100], ["一般", 48], ["不满意", 16]] as const) {
        await sheet.getByLabel(label, { exact: true }).fill(String(count));
      }
      await sheet.getByRole("button", { name: "录入第三方问卷" }).click();
      await expect(sheet).toBeHidden();
      await expect(page.getByText("80.0%（256/320）")).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText("64.0%（256/400）")).toBeVisible();
      const evaluation = look("evaluation", "third_party", "明达评估中心");
      expect((await act(staff, { assessment: { review: evaluation } })).refused.refusal.fault).toBe("same_hand");
      expect((await act(colleague, { assessment: { review: evaluation } })).done).toBeTruthy();
      expect((await act(colleague, { assessment: { review: look("acceptance", "district", "区联席会议") } })).done).toBeTruthy();
      const early = await act(staff, { assessment: { close_survey: { round } } });
      expect(early.refused.refusal.fault).toHaveProperty("survey_runs");
      await office.act({ assessment: { post: { round, hangs_at: "东门公告栏" } } });
      await expect(page.getByText(/起才能往下走/)).toBeVisible({ timeout: 30_000 });
      await staff.look("office-six-last");
    });

    await test.step("a neighbour objects, and is answered in writing before anything is confirmed", async () => {
      const phone = new Phone(objector.page);
      await phone.open("/assessment");
      await objector.page.getByRole("button", { name: "提出异议" }).click({ timeout: 60_000 });
      const sheet = objector.page.getByRole("dialog", { name: "提出异议" });
      await sheet.getByRole("button", { name: "干净" }).click();
      await sheet.getByLabel("哪里不对").fill(OBJECTION);
      await objector.look("six-object");
      await sheet.getByRole("button", { name: "提交异议" }).click();
      await expect(sheet).toBeHidden();
      await page.getByRole("button", { name: /^答复/ }).click({ timeout: 60_000 });
      const answer = page.getByRole("dialog");
      await answer.getByLabel("书面答复").fill(ANSWER);
      await answer.getByRole("button", { name: "书面答复" }).click();
      await expect(answer).toBeHidden();
      await expect(objector.page.getByText(ANSWER)).toBeVisible({ timeout: 60_000 });
      await objector.look("six-last");
    });

    await test.step("its days are over: confirmed with its stars, and printed", async () => {
      await linli.killHard();
      await linli.startAgain(later(38));
      await page.reload();
      await page.getByRole("button", { name: "结束问卷并公布" }).click({ timeout: 60_000 });
      const survey = office.sheet("结束问卷并公布");
      await survey.getByRole("button", { name: "结束问卷并公布" }).click();
      await expect(survey).toBeHidden();
      await expect(page.getByText(/回收 1 份，不到 30 份/)).toBeVisible({ timeout: 30_000 });
      await page.getByRole("button", { name: "确定结果" }).click({ timeout: 60_000 });
      const sheet = office.sheet("确定结果");
      await sheet.getByLabel("由谁审定").fill("市六型社区创建工作联席会议");
      await sheet.getByLabel("文号").fill("六型办〔2026〕12号");
      await sheet.getByRole("button", { name: "确定结果" }).click();
      await expect(sheet).toBeHidden();
      await expect(page.getByText(/^已确定，\d 星$/)).toBeVisible({ timeout: 30_000 });
      await new Phone(asked.page).open("/assessment");
      await expect(asked.page.getByText(/确定：\d 星$/)).toBeVisible({ timeout: 60_000 });
      await expect(asked.page.getByText(/市六型社区创建工作联席会议.*审定（六型办〔2026〕12号）/)).toBeVisible();
      await expect(asked.page.getByText("80.0%（256/320）")).toBeVisible();
      await asked.look("six-confirmed");
      await page.getByRole("link", { name: "打印", exact: true }).click();
      await expect(page.getByRole("heading", { name: /六型社区评分表$/, level: 2 })).toBeVisible();
      await staff.look("office-six-print");
    });
  });
});

test("what stands in the sample: last year's stars, this year's survey, a gap that became a project", async ({
  linli,
  person,
  worker,
}) => {
  const { neighbour } = linli.sheet();
  const reader = await person("reader");
  const staff = await worker("staff");
  await joinAs(reader.page, linli, neighbour);
  const office = new Office(staff.page, linli);
  await office.signIn();
  const phone = new Phone(reader.page);

  await test.step("the way in stands on the first screen, and the picture has a table behind it", async () => {
    await phone.open("/");
    await reader.page.getByRole("link", { name: "六型社区走到哪一步" }).click({ timeout: 60_000 });
    await expect(reader.page.getByText("现在在：全过程评估")).toBeVisible({ timeout: 30_000 });
    const table = reader.page.getByRole("table", { name: /年六型得分$/ });
    await expect(table.getByRole("row")).toHaveCount(7);
    await expect(reader.page.getByRole("table", { name: "历年平均分和星级" }).getByRole("row")).toHaveCount(3);
    await expect(reader.page.getByRole("link", { name: "把不亮的楼道灯换成声控灯" })).toBeVisible();
    await reader.look("six-round");
  });

  await test.step("the office has the steps in a row, and the list as a workbook", async () => {
    await office.open("assessment");
    await expect(staff.page.getByRole("link", { name: /年六型创建$/ })).toHaveCount(2, { timeout: 60_000 });
    await staff.look("office-six-list");
    const file = await staff.page.request.get("/api/v1/exports/six-types.xlsx");
    expect(file.status()).toBe(200);
    expect((await file.body()).subarray(0, 2).toString()).toBe("PK");
    await staff.page.getByRole("link", { name: /年六型创建$/ }).first().click();
    await expect(staff.page.getByRole("button", { name: "录入评查结果" })).toBeVisible({ timeout: 30_000 });
    await staff.look("office-six-round");
  });
});

/** The numbers in a home's address: 7号楼2单元602 and 7-2-602 are one. */
function numbers(address: string) {
  return address.match(/\d+/g)?.join("-");
}

/** How many answers of this person's own the server has marked. */
async function marks(person: Person): Promise<number> {
  const answer = await person.page.request.get("/api/v1/records/six_survey_mark");
  return (await answer.json()).records.length;
}

/** Every other indicator: 90 %, and yes. */
async function fill(staff: Person, round: string) {
  const shares = [
    "waste_sorted", "green_actions", "messages_answered", "owners_organised", "issues_in_time", "issues_solved",
    "issues_satisfied", "hazards_closed", "rounds_done", "dwellings_looked_at", "elders_visited", "health_files",
    "neighbour_actions", "classes_held",
  ];
  const facts = [
    "stairwells_clear", "matters_public", "meetings_recorded", "one_counter", "plan_practised", "fitness_ground",
    "smoke_free", "reading_room",
  ];
  const all = [
    ...shares.map((indicator) => ({ indicator, value: { percent: { hundredths: 9_000 } } })),
    ...facts.map((indicator) => ({ indicator, value: { yes_no: { yes: true } } })),
  ];
  for (const it of all) {
    const verdict = await act(staff, { assessment: { enter: { round, ...it, words: "台账和照片在社区档案里。" } } });
    expect(verdict.done, it.indicator).toBeTruthy();
  }
}
