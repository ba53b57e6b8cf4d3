import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造";
const BOARD = "../testkit/samples/photos/board.jpg";

/** 1-1-301 as people name its stairwell: 1号楼1单元. */
const stairs = (address: string) => address.replace(/^(\d+)-(\d+)-.*$/, "$1号楼$2单元");

test("a lift is proposed, posted and objected to; another one waits for one owner's consent and is approved", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, neighbour, convener } = linli.sheet();
  const theirs = stairs(convener.address);
  const home = await person("home");
  const beside = await person("beside");
  const next = await person("next");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const ours = stairs(resident.address);

  await test.step("an owner proposes a lift for their stairwell", async () => {
    await joinAs(beside.page, linli, convener);
    const plan = new Renovation(beside.page);
    await plan.open(PLAN);
    await plan.section("加装电梯").getByRole("button", { name: `给${theirs}提出加装电梯` }).click();
    const sheet = beside.page.getByRole("dialog", { name: "提出加装电梯" });
    await sheet.getByLabel("为什么要装").fill("五楼的奶奶半年没下过楼。");
    await sheet.getByRole("button", { name: "提出加装电梯" }).click();
    await expect(sheet).toBeHidden();
    await expect(plan.section("加装电梯").getByRole("link", { name: `加装电梯：${theirs}` })).toBeVisible();
  });

  await test.step("the office posts its scheme", async () => {
    await office.signIn();
    await lift(theirs);
    await staff.page.getByRole("button", { name: "公示方案" }).click();
    const sheet = office.sheet("公示方案");
    await sheet.getByLabel("方案名称").fill("南侧加一部电梯，平层入户");
    await sheet.getByLabel("怎么装").fill("井道贴南墙，连廊到家。");
    await sheet.getByLabel("总价（元）").fill("620000");
    await sheet.getByLabel("也影响哪些楼").fill("7号楼");
    await sheet.getByLabel("占用哪些户").fill(`${convener.address} 阳台外沿 0.5 平方米`);
    await sheet.getByLabel("贴在哪").fill("单元门口");
    await sheet.locator("input[type=file]").last().setInputFiles(BOARD);
    await expect(sheet.getByRole("img").first()).toBeVisible();
    await sheet.getByRole("button", { name: "公示方案" }).click();
    await expect(sheet).toBeHidden();
    await expect(staff.page.getByText("南侧加一部电梯，平层入户").first()).toBeVisible();
    await staff.page.getByRole("link", { name: "打印公示" }).click();
    await expect(staff.page.getByRole("article").getByText("占用谁家的地方")).toBeVisible();
    await staff.look("office-lift-print");
  });

  await test.step("somebody of a building it touches objects, with one tap and words", async () => {
    await joinAs(home.page, linli, resident);
    await open(home.page, theirs);
    await home.page.getByRole("button", { name: "我有异议" }).click();
    const sheet = home.page.getByRole("dialog", { name: "我有异议" });
    await sheet.getByText("噪声", { exact: true }).click();
    await sheet.getByLabel("具体怎么影响").fill("机房正对我家卧室。");
    await home.look("lift-object");
    await sheet.getByRole("button", { name: "我有异议" }).click();
    await expect(sheet).toBeHidden();
    await expect(home.page.getByText("机房正对我家卧室。")).toBeVisible();
  });

  await test.step("it is answered in writing, and mediated", async () => {
    await lift(theirs);
    const table = staff.page.getByRole("table", { name: "异议" });
    await expect(table).toContainText("机房正对我家卧室。");
    await table.getByRole("button", { name: "书面答复" }).click();
    const answer = office.sheet("书面答复");
    await answer.getByRole("textbox").fill("无机房电梯，曳引机在井道顶，夜里 30 分贝以下。");
    await answer.getByRole("button", { name: "书面答复" }).click();
    await expect(answer).toBeHidden();
    await table.getByRole("button", { name: "登记调解" }).click();
    const mediation = office.sheet("登记调解");
    const today = await staff.page.evaluate(() => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format());
    await mediation.getByLabel("哪天").fill(today);
    await mediation.getByLabel("谁调解的").fill("街道调解委员会 周工");
    await mediation.getByLabel("谈成什么样").fill("井道朝 7 号楼一侧加隔音。");
    await mediation.getByRole("checkbox", { name: "提出异议的人同意了" }).check();
    await mediation.getByRole("button", { name: "登记调解" }).click();
    await expect(mediation).toBeHidden();
    await expect(home.page.getByText("井道朝 7 号楼一侧加隔音。")).toBeVisible({ timeout: 30_000 });
    await expect(home.page.getByText("已解决")).toBeVisible();
  });

  await test.step("an objection on paper is entered with a photo of it; neighbours read what it says, and no name", async () => {
    await staff.page.getByRole("button", { name: "登记书面异议" }).click();
    const sheet = office.sheet("登记书面异议");
    const today = await staff.page.evaluate(() => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format());
    await sheet.getByLabel("哪一户").fill(resident.address);
    await sheet.getByLabel("谁写的").fill("郑秀兰");
    await sheet.getByLabel("哪天交来的").fill(today);
    await sheet.getByLabel("影响", { exact: true }).selectOption({ label: "采光" });
    await sheet.getByLabel("写了什么").fill("客厅下午的光要少一半。");
    await sheet.getByRole("button", { name: "登记书面异议" }).click();
    await expect(sheet.getByText("请拍一张原件，没有登记；填好的还在。")).toBeVisible();
    await sheet.locator("input[type=file]").last().setInputFiles(BOARD);
    await expect(sheet.getByRole("img").first()).toBeVisible();
    await staff.look("office-lift-paper");
    await sheet.getByRole("button", { name: "登记书面异议" }).click();
    await expect(sheet).toBeHidden();
    const row = staff.page.getByRole("table", { name: "异议" }).getByRole("row").filter({ hasText: "客厅下午的光" });
    await expect(row).toContainText("郑秀兰");
    await staff.look("office-lift-objections");
    await open(home.page, theirs);
    await expect(home.page.getByText("客厅下午的光要少一半。")).toBeVisible({ timeout: 30_000 });
    await expect(home.page.getByText(/书面交来/)).toBeVisible();
    await expect(home.page.getByText("郑秀兰")).toHaveCount(0);
    await home.look("lift-objected-on-paper");
  });

  await test.step("the lift that was voted on is refused for what it lacks", async () => {
    await lift(ours);
    await expect(staff.page.getByText("报批前还差：1 户被占用业主的书面同意")).toBeVisible();
    await staff.look("office-lift");
    await submit("报批", "规资局收件〔2026〕118号", false);
    const sheet = office.sheet("进到下一步");
    await expect(sheet.getByText(/还不能报批，还差：1 户被占用业主的书面同意/)).toBeVisible();
    await staff.page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  });

  await test.step("she reads her share, and signs the agreement", async () => {
    await open(home.page, ours);
    await expect(home.page.getByText(/按面积分/).first()).toBeVisible({ timeout: 30_000 });
    await home.look("lift");
    await home.page.getByRole("button", { name: "看协议，签字" }).click();
    const sheet = home.page.getByRole("dialog", { name: "签分摊协议" });
    await expect(sheet.getByText(/按这份协议，你家出/)).toBeVisible();
    await home.look("lift-sign");
    await sheet.getByRole("button", { name: "签分摊协议" }).click();
    await expect(sheet).toBeHidden();
    await expect(home.page.getByText(/7.2.602 已经签了分摊协议/)).toBeVisible();
  });

  await test.step("her neighbour is told at home, and consents without a network", async () => {
    await joinAs(next.page, linli, neighbour);
    await new Phone(next.page).open("/");
    await expect(next.page.getByText("占用你家的地方，等你同意")).toBeVisible({ timeout: 30_000 });
    await open(next.page, ours);
    await next.goOffline();
    await next.page.getByRole("button", { name: "我同意占用" }).click();
    const sheet = next.page.getByRole("dialog", { name: "我同意占用" });
    await expect(sheet.getByText("北阳台外沿 0.6 平方米")).toBeVisible();
    await sheet.getByRole("button", { name: "我同意占用" }).click();
    await expect(sheet).toBeHidden();
    await expect(next.page.getByText(/7.2.601 已经同意占用/)).toBeVisible();
    await next.goOnline();
  });

  await test.step("it is submitted and approved, and everyone of the stairwell reads it", async () => {
    await expect(staff.page.getByText("报批前还差：都齐了，可以报批")).toBeVisible({ timeout: 30_000 });
    await submit("报批", "规资局收件〔2026〕118号");
    await submit("规划许可", "规资许〔2026〕42号");
    await expect(home.page.getByText("规资许〔2026〕42号")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("in the dark, and at 320 px", async () => {
    await new Phone(home.page).open("/me/settings");
    await home.page.getByRole("switch", { name: "深色" }).check();
    await open(home.page, ours);
    await home.look("lift-dark");
    await home.page.setViewportSize({ width: 320, height: 640 });
    await home.look("lift-narrow");
  });

  async function lift(place: string) {
    await office.open("renovation");
    await staff.page.getByRole("table", { name: "各单元的电梯" }).getByRole("link", { name: place }).click({ timeout: 30_000 });
    await expect(staff.page.getByRole("heading", { name: `加装电梯：${place}`, level: 1 })).toBeVisible();
  }

  async function submit(stage: string, note: string, taken = true) {
    await staff.page.getByRole("button", { name: "进到下一步" }).click();
    const sheet = office.sheet("进到下一步");
    await sheet.getByLabel("到哪一步").selectOption({ label: stage });
    await sheet.getByLabel("说明").fill(note);
    await sheet.getByRole("button", { name: "进到下一步" }).click();
    if (taken) await expect(sheet).toBeHidden();
  }

  async function open(page: typeof home.page, place: string) {
    const plan = new Renovation(page);
    await plan.open(PLAN);
    await plan.section("加装电梯").getByRole("link", { name: `加装电梯：${place}` }).click({ timeout: 30_000 });
    await expect(page.getByRole("region", { name: "公示的方案" })).toBeVisible();
  }
});
