import { expect, type Locator, type Page } from "@playwright/test";
import type { Linli } from "../support/linli.mjs";

/** An activation slip as printed. */
export type Slip = { address: string; code: string };

/** The staff office. */
export class Office {
  constructor(
    readonly page: Page,
    private readonly linli: Linli,
    /** Which of the office's workers. */
    private readonly as: "staff" | "clerk" = "staff",
  ) {}

  private me() {
    return this.linli.sheet()[this.as];
  }

  async open(path = "") {
    await this.page.goto(`/console/${path}`);
  }

  /** Signs in with login, password and the code sent to the worker's telephone. */
  async signIn() {
    await this.open();
    await this.knock(this.me().password);
    await this.enterCode();
  }

  /** The first step of signing in: login and password. */
  async knock(password: string) {
    await this.page.getByLabel("登录名").fill(this.me().login);
    await this.page.getByLabel("密码").fill(password);
    await this.page.getByRole("button", { name: "下一步" }).click();
  }

  /** The second step: the code that was sent to the worker's telephone. */
  async enterCode() {
    const { phone } = this.me();
    const code = this.page.getByLabel("验证码");
    await expect(code).toBeVisible();
    await code.fill(this.linli.lastCode(phone) ?? "");
    await this.page.getByRole("button", { name: "进办公台" }).click();
    await expect(this.page.getByRole("navigation", { name: "主导航" })).toBeVisible();
  }

  /** Does an act as another program would, with the worker's session. */
  async act(command: object) {
    const envelope = { id: crypto.randomUUID(), made_at: Date.now(), command };
    const data = { schema: 1, commands: [envelope] };
    const answer = await this.page.request.post("/api/v1/commands", { data, headers: { "x-linli": "1" } });
    const { outcomes } = await answer.json();
    expect(outcomes[0].verdict.refused, JSON.stringify(outcomes)).toBeUndefined();
  }

  /** The records of a kind that the worker reads. */
  async records(kind: string): Promise<any[]> {
    const answer = await this.page.request.get(`/api/v1/records/${kind}`);
    return (await answer.json()).records;
  }

  /** Puts a roster into the wizard, up to the end of its dry run. */
  async tryRoster(file: string) {
    await this.pickRoster(file);
    await expect(this.page.getByRole("heading", { name: "试运行结果" })).toBeVisible({ timeout: 30_000 });
  }

  /** Puts a roster into the wizard, whatever comes of it. */
  async pickRoster(file: string) {
    await this.open("members/roster");
    await expect(this.page.getByRole("button", { name: "选文件" })).toBeVisible();
    await this.page.locator('input[type="file"]').setInputFiles(file);
  }

  /** Writes the roster that was tried. */
  async writeRoster() {
    await this.page.getByRole("button", { name: /^写入 \d+ 行$/ }).click();
    await expect(this.page.getByText("名册写好了")).toBeVisible({ timeout: 60_000 });
  }

  /** Issues the slips of a building. */
  async slips(building: string): Promise<Slip[]> {
    await this.open("members/slips");
    await this.page.getByLabel("楼栋").selectOption({ label: building });
    await this.page.getByRole("button", { name: "出单" }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "出单" }).click();
    const slips = this.page.locator(".slip");
    await expect(slips.first()).toBeVisible({ timeout: 30_000 });
    return slips.evaluateAll((all) =>
      all.map((slip) => ({
        address: slip.querySelector(".slip__home")?.textContent?.trim() ?? "",
        code: slip.querySelector(".slip__code")?.textContent?.trim() ?? "",
      })),
    );
  }

  async formCouncil(name: string) {
    await this.open("councils");
    await this.page.getByRole("button", { name: "成立议事会" }).click();
    const sheet = this.sheet("成立议事会");
    await sheet.getByLabel("名称").fill(name);
    // A small forum: a party-mass council votes with fifteen seats at least.
    await sheet.getByLabel("类型").selectOption({ label: "邻里理事会" });
    await sheet.getByRole("button", { name: "成立议事会" }).click();
    await expect(sheet).toBeHidden();
    await this.page.getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }

  /** Seats someone, on the council's page. */
  async seat(name: string) {
    await this.page.getByRole("button", { name: "请人入席" }).click();
    const sheet = this.sheet("请人入席");
    await this.pick(sheet, "谁来坐", name);
    await sheet.getByRole("button", { name: "请人入席" }).click();
    await expect(sheet).toBeHidden();
    await expect(this.page.getByRole("link", { name })).toBeVisible();
  }

  /** Accepts the proposal with this title: unless it is said otherwise, a small matter for a council. */
  async accept(title: string, { matter = "议事会可以协商", impact = "一栋楼或五十户以内", shared = "不涉及" } = {}) {
    await this.open("proposals");
    await this.page.getByRole("link", { name: title }).click();
    await this.page.getByRole("button", { name: "受理", exact: true }).click();
    const sheet = this.sheet("受理这件提案");
    await sheet.getByLabel("该谁定").selectOption({ label: matter });
    await sheet.getByLabel("受益户数").fill("24");
    await sheet.getByLabel("对象").fill("北门台阶");
    await sheet.getByLabel("影响范围").selectOption({ label: impact });
    await sheet.getByLabel("用到哪些公共设施").selectOption({ label: shared });
    await sheet.getByLabel("谁来做").fill("物业公司");
    await sheet.getByLabel("怎么做").fill("十二月五日前量尺寸，十二月二十日前装好。");
    await sheet.getByLabel("预算").fill("1567.90");
    await sheet.getByLabel("钱够不够").fill("居民自筹，够用");
    await sheet.getByLabel("材料够不够").fill("市面上买得到");
    await sheet.getByLabel("人手够不够").fill("物业公司两人");
    await sheet.getByLabel("居民自筹").check();
    await sheet.getByLabel("看什么知道做好了").fill("推着轮椅能自己上去的人数");
    await sheet.getByLabel("数据从哪里来").fill("门岗数一周");
    await sheet.getByLabel("由谁来评").fill("居民小组");
    await sheet.getByRole("button", { name: "受理", exact: true }).click();
    await expect(sheet).toBeHidden();
  }

  /** Confirms the way that the rules propose, on the proposal's page, or asks a wider circle. */
  async route(proposed: string, wider?: { forum: string; why: string }) {
    const panel = this.panel("分流：由谁来议");
    await expect(panel.getByText(`规则建议：${proposed}`)).toBeVisible();
    await panel.getByRole("button", { name: "确认分流" }).click();
    const sheet = this.sheet("分流：由谁来议");
    await expect(sheet.getByRole("radio", { name: proposed })).toBeChecked();
    if (wider) {
      await sheet.getByRole("radio", { name: wider.forum }).check();
      await sheet.getByRole("textbox", { name: "理由" }).fill(wider.why);
    }
    await sheet.getByRole("button", { name: "确认分流" }).click();
    await expect(sheet).toBeHidden();
  }

  /** Calls a sitting on the earliest lawful day, on the council's page. */
  async call(council: string, place: string) {
    await this.open("councils");
    await this.page.getByRole("link", { name: council }).click();
    const panel = this.panel("召集会议");
    await panel.getByLabel("地点").fill(place);
    await panel.getByRole("button", { name: "召集" }).click();
    await this.page.getByRole("link", { name: "第 1 次会议" }).click();
  }

  /** Puts a routed proposal on the agenda, on the sitting's page. */
  async put(title: string) {
    const panel = this.panel("列一项议题");
    await panel.getByLabel("提案").selectOption({ label: title });
    await panel.getByRole("button", { name: "用预审意见起个头" }).click();
    await expect(panel.getByText(/^定稿编号/)).toBeVisible();
    await panel.getByRole("button", { name: "列入议程" }).click();
    await expect(this.page.getByText("已列议程")).toBeVisible();
  }

  /** Opens the only vote of the sitting on the page, with two tellers. */
  async openVote(tellers: [string, string]) {
    const open = this.page.getByRole("button", { name: "开始表决" });
    // The office looks at the clock twice a minute.
    await expect(open).toBeEnabled({ timeout: 70_000 });
    await open.click();
    const sheet = this.sheet("开始表决");
    await this.pick(sheet, "第一位计票人", tellers[0]);
    await this.pick(sheet, "第二位计票人", tellers[1]);
    await sheet.getByRole("button", { name: "开始表决" }).click();
    await expect(sheet).toBeHidden();
    await this.page.getByRole("link", { name: "看表决" }).click();
  }

  /** Opens a council's page. */
  async openCouncil(name: string) {
    await this.open("councils");
    await this.page.getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }

  /** What the worker does as a teller, on the vote's page, and the question before it. */
  async closeVote(act: "停止收票" | "确认并计票") {
    await this.page.getByRole("button", { name: act }).click();
    await this.sheet(act).getByRole("button", { name: act }).click();
  }

  /** Says why in the question that stands over the page, and does what it asks about. */
  async answer(title: string, why: string, act: string) {
    const sheet = this.sheet(title);
    await sheet.getByLabel("理由").fill(why);
    await sheet.getByRole("button", { name: act }).click();
    await expect(sheet).toBeHidden();
  }

  /** The word about the last act. */
  toast(text: string | RegExp): Locator {
    return this.page.locator(".toast", { hasText: text });
  }

  /** The rows of a table. */
  rows(table: string): Locator {
    return this.page.getByRole("table", { name: table }).locator("tbody tr");
  }

  /** What stands in a column, counted from 1, row by row. */
  async column(table: string, number: number): Promise<string[]> {
    const texts = await this.rows(table).locator(`:scope > :nth-child(${number})`).allInnerTexts();
    return texts.map((text) => text.trim());
  }

  sheet(title: string): Locator {
    return this.page.getByRole("dialog", { name: title });
  }

  /** A section of the page, by its title. */
  section(title: string): Locator {
    return this.page.locator("section", { has: this.page.getByRole("heading", { name: title, exact: true }) });
  }

  /** The line of somebody who waits to speak. */
  turn(name: string): Locator {
    return this.section("会场").locator("p", { hasText: name, has: this.page.getByRole("button", { name: "过号" }) });
  }

  panel(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** Picks someone by name. */
  async pick(within: Locator, question: string, name: string) {
    const group = within.getByRole("group", { name: question });
    await group.getByRole("searchbox").fill(name);
    await group.getByRole("radio", { name: new RegExp(`^${name}`) }).check();
  }
}
