import { expect, type Page } from "@playwright/test";
import type { Owner } from "../support/roster.ts";

/** The residents' app. */
export class Phone {
  constructor(readonly page: Page) {}

  async open(path = "/") {
    await this.page.goto(path);
    await this.ready();
  }

  /** Waits until the app answers to taps. */
  async ready() {
    await this.page.waitForFunction(() => document.body.dataset.ready === "true");
  }

  /** Waits until the service worker has kept the app, so that it starts with no network. */
  async kept() {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  }

  /** Joins as the owner of a home: with the code on its slip, one's name, one's certificate. */
  async join(owner: Owner, code: string) {
    await this.open(`/join#${code}`);
    await expect(this.page.getByRole("heading", { name: "是这一家吗？" })).toBeVisible();
    await this.page.getByLabel("姓名").fill(owner.name);
    await this.page.getByLabel("证件尾号").fill(owner.tail);
    await this.page.getByRole("button", { name: "加入" }).click();
    await expect(this.page.getByText(`${owner.name}，欢迎`)).toBeVisible();
  }

  /** Fills in a proposal, with a photo where there is one, and submits it. */
  async propose(title: string, photo?: string) {
    await this.page.getByLabel("哪里不方便？").fill("东门只有台阶，轮椅和婴儿车要两个人抬。");
    if (photo) {
      await this.page.locator('input[type="file"]').setInputFiles(photo);
      await expect(this.page.getByRole("img", { name: "照片 1" })).toBeVisible();
    }
    await this.page.getByLabel("一句话标题").fill(title);
    await this.page.getByLabel("想变成什么样？").fill("三个月内在台阶旁加一段坡道，宽一米二。");
    await this.page.getByLabel("谁需要，为什么？").fill("七号楼两位坐轮椅的邻居，和推婴儿车的家长。");
    await this.page.getByLabel("在哪里").selectOption({ index: 1 });
    await this.page.getByRole("button", { name: "提交" }).click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  }

  /** Waits until all that was typed is kept as a draft. */
  async draftKept() {
    const mark = this.page.getByText(/^草稿已存/);
    await expect(mark).toBeVisible();
    await expect(mark).not.toHaveAttribute("aria-busy");
  }

  /** Opens the proposal with this title, by the list; where several have it, the one in this place. */
  async openProposal(title: string, { nth }: { nth?: number } = {}) {
    await this.open("/proposals");
    await this.page.getByRole("searchbox").fill(title);
    const links = this.page.getByRole("link", { name: title, exact: true });
    await (nth === undefined ? links : links.nth(nth)).click({ timeout: 30_000 });
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  }

  /** Says something about the proposal that is open. */
  async say(stance: "赞成" | "反对" | "提问", text: string) {
    await this.page.getByRole("button", { name: "我也说一句" }).click();
    const sheet = this.page.getByRole("dialog", { name: "我也说一句" });
    await sheet.getByRole("radio", { name: stance }).check();
    await sheet.getByLabel("想说什么").fill(text);
    await sheet.getByRole("button", { name: "发出去" }).click();
    await expect(sheet).toBeHidden();
    await expect(this.page.getByText(text)).toBeVisible();
  }

  /** One of one's acts, by what it says. */
  act(what: string | RegExp) {
    return this.page.getByRole("article").filter({ hasText: what });
  }

  /** The first of one's acts, with what became of it. */
  async latestAct() {
    await this.page.goto("/me/acts");
    await this.ready();
    return this.page.getByRole("article").first();
  }

  /** Rings a choice and casts the ballot. */
  async vote(choice: "同意" | "反对" | "弃权") {
    await this.page.getByRole("radio", { name: choice }).check({ force: true });
    await this.page.getByRole("button", { name: `投出我的票：${choice}` }).click();
  }

  /** An option of a ranking, by what a press on it does. */
  option(does: string, title: string) {
    return this.page.getByRole("button", { name: new RegExp(`^${does}：\\s*${title}`) });
  }

  /** Casts the marks of a choice between options, after the look at them. */
  async choose() {
    await this.page.getByRole("button", { name: "看一遍再投" }).click();
    const review = this.page.getByRole("dialog", { name: "投之前再看一眼" });
    await review.getByRole("button", { name: "投出我的票" }).click();
  }

  /** The mark on the ballot: 已存 or 已计, said in full. */
  ballotSeal(meaning: RegExp) {
    return this.page.getByRole("group", { name: "你的一票" }).getByRole("img", { name: meaning });
  }

  /** What a teller does, and the question before it. */
  async tell(act: "停止收票" | "复核并计票") {
    await this.page.getByRole("button", { name: act }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: act }).click();
  }
}
