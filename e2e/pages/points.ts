import { expect, type Page } from "@playwright/test";
import { Phone } from "./phone.ts";

/** Contribution points in the residents' app. */
export class Points extends Phone {
  async mine() {
    await this.open("/points");
    await expect(this.page.getByRole("heading", { name: "积分账" })).toBeVisible({ timeout: 30_000 });
  }

  /** One of the large numbers, by what it counts. */
  figure(label: string | RegExp) {
    return this.page.locator(".figures__item").filter({ hasText: label }).locator(".figures__number");
  }

  /** A line of the ledger. */
  line(text: string | RegExp) {
    return this.page.getByRole("listitem").filter({ hasText: text });
  }

  /** Books a reward, and gives its code as it is shown. */
  async redeem(title: string) {
    await this.open("/points/rewards");
    await this.page.getByRole("button", { name: `兑换${title}` }).click({ timeout: 30_000 });
    const sheet = this.page.getByRole("dialog", { name: "确认兑换" });
    await sheet.getByRole("button", { name: "兑换", exact: true }).click();
    await expect(this.page.getByRole("img", { name: "兑换码" })).toBeVisible();
    return (await this.page.locator(".code__text").textContent()) ?? "";
  }

  /** Hands over by the code, typed. */
  async handOver(code: string) {
    await this.page.getByLabel("兑换码（12 位）").fill(code);
    await this.page.getByRole("button", { name: "核销" }).click();
  }
}
