import { expect, type Locator, type Page } from "@playwright/test";

/** What the residents' committee does with proposals and people, in the office. */
export class Committee {
  constructor(readonly page: Page) {}

  /** Sends a proposal back to be mended. */
  async sendBack(title: string, missing: string, note: string) {
    await this.proposal(title);
    await this.page.getByRole("button", { name: "退回补正" }).click();
    const sheet = this.sheet("退回补正");
    await sheet.getByLabel("缺什么").selectOption({ label: missing });
    await sheet.getByLabel("跟提交人说").fill(note);
    await sheet.getByRole("button", { name: "退回补正" }).click();
    await expect(sheet).toBeHidden();
  }

  /** Turns a proposal away. */
  async reject(title: string, why: string) {
    await this.proposal(title);
    await this.page.getByRole("button", { name: "不予受理" }).click();
    const sheet = this.sheet("不予受理？");
    await sheet.getByLabel("理由").fill(why);
    await sheet.getByRole("button", { name: "不予受理" }).click();
    await expect(sheet).toBeHidden();
  }

  /** Merges a proposal into one like it. */
  async merge(title: string, into: string) {
    await this.proposal(title);
    await this.page.getByRole("button", { name: "合并", exact: true }).click();
    const sheet = this.sheet("合并到哪一件");
    await sheet.getByRole("radio", { name: into }).check();
    await sheet.getByRole("button", { name: "合并", exact: true }).click();
    await expect(sheet).toBeHidden();
  }

  /** Admits a tenant who waits. */
  async admit(name: string) {
    await this.page.goto("/console/members/people");
    const row = this.page.getByRole("row").filter({ hasText: name });
    await row.getByRole("button", { name: "核实通过" }).click();
    const lease = this.page.getByRole("dialog", { name: "核实租户" });
    await lease.getByRole("button", { name: "核实通过" }).click();
    await expect(row.getByRole("button", { name: "核实通过" })).toHaveCount(0);
  }

  /** Ends a person's standing in their home. */
  async endStanding(name: string, why: string) {
    await this.page.goto("/console/members/people");
    await this.page.getByRole("searchbox").fill(name);
    await this.page.getByRole("link", { name }).click();
    await expect(this.page.getByRole("heading", { name })).toBeVisible();
    await this.page.getByRole("button", { name: "终止", exact: true }).click();
    const sheet = this.sheet("终止这个身份？");
    await sheet.getByLabel("理由").fill(why);
    await sheet.getByRole("button", { name: "终止", exact: true }).click();
    await expect(sheet).toBeHidden();
  }

  private async proposal(title: string) {
    await this.page.goto("/console/proposals");
    await this.page.getByRole("searchbox").fill(title);
    await this.page.getByRole("link", { name: title, exact: true }).click();
  }

  private sheet(title: string): Locator {
    return this.page.getByRole("dialog", { name: title });
  }
}
