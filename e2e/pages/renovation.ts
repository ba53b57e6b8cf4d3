import { expect, type Locator, type Page } from "@playwright/test";
import { Phone } from "./phone.ts";

/** The compound's renovation, as residents have it. */
export class Renovation {
  constructor(readonly page: Page) {}

  /** Opens the plan. */
  async open(title: string) {
    await new Phone(this.page).open("/renovation");
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible({ timeout: 30_000 });
  }

  /** One of the page's sections. */
  section(title: string | RegExp): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** One of the four questions, with what stands below it. */
  question(name: string): Locator {
    return this.section("四问").getByRole("listitem").filter({ hasText: name });
  }

  /** A design of a comparison. */
  design(comparison: string, title: string): Locator {
    return this.section(comparison).locator("label").filter({ hasText: title });
  }

  /** Ticks a design and sends the answer. */
  async choose(comparison: string, title: string) {
    const section = this.section(comparison);
    await this.design(comparison, title).getByRole("checkbox").check();
    await section.getByRole("button", { name: `选${title}` }).click();
    await expect(section.getByText("已记下，截止前都能改。")).toBeVisible();
  }

  /** Signs the acceptance, and says of one line what is wrong with it. */
  async sign(line?: string, wrong?: string) {
    const section = this.section("竣工验收");
    await section.getByRole("button", { name: "签字" }).click({ timeout: 30_000 });
    const sheet = this.page.getByRole("dialog", { name: "签字" });
    if (line && wrong) {
      await sheet.getByRole("checkbox", { name: `“${line}”不合格` }).check();
      await sheet.getByLabel("哪里不好").fill(wrong);
    }
    await sheet.getByRole("button", { name: "签字" }).click();
    await expect(sheet).toBeHidden();
  }
}
