import { expect, type Locator, type Page } from "@playwright/test";

/** What neighbours do together on a proposal's page, as residents have it. */
export class Together {
  constructor(readonly page: Page) {}

  /** Who stands beside the proposer. */
  people(): Locator {
    return this.page.getByRole("region", { name: "一起提的人" });
  }

  /** What is offered for it. */
  section(): Locator {
    return this.page.getByRole("region", { name: "愿意出力" });
  }

  /** Opens the proposer's ways to invite. */
  async invite(): Promise<Locator> {
    await this.page.getByRole("button", { name: "请邻居联名" }).click();
    return this.page.getByRole("dialog", { name: "请邻居联名" });
  }

  /** Joins with a code one was told. */
  async withCode(code: string) {
    await this.page.getByRole("button", { name: "我有联名码" }).click();
    const sheet = this.page.getByRole("dialog", { name: "我有联名码" });
    await sheet.getByLabel("联名码").fill(code);
    await sheet.getByRole("button", { name: "愿意联名" }).click();
    await expect(sheet).toBeHidden();
  }

  /** Offers one's own help. */
  async offer(help: string, what: string, phone: string) {
    await this.page.getByRole("button", { name: "我愿意出力" }).click();
    const sheet = this.page.getByRole("dialog", { name: "我愿意出力" });
    await sheet.getByRole("radio", { name: help }).check();
    await sheet.getByLabel("能做什么").fill(what);
    await sheet.getByLabel("手机号").fill(phone);
    await sheet.getByRole("button", { name: "说定了" }).click();
    await expect(sheet).toBeHidden();
  }
}
