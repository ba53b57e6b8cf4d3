import { expect, type Locator, type Page } from "@playwright/test";
import { resolve } from "node:path";

const photos = resolve(import.meta.dirname, "..", "..", "testkit", "samples", "photos");

/** A sample photo. */
export const photo = (name: string) => `${photos}/${name}.jpg`;

/** A project on the page of its proposal, as residents have it. */
export class ProjectPage {
  constructor(readonly page: Page) {}

  /** Opens the sheet of an act, lets it be filled in, and sends it. */
  async act(name: string, fill: (sheet: Locator) => Promise<void>, send = name) {
    await this.page.getByRole("button", { name, exact: true }).first().click();
    const sheet = this.page.getByRole("dialog", { name });
    await fill(sheet);
    await sheet.getByRole("button", { name: send, exact: true }).click();
    await expect(sheet).toBeHidden();
    await this.stillness();
  }

  /** Takes photos within a sheet. */
  async picture(sheet: Locator, name: string, nth = 0) {
    await sheet.locator('input[type="file"]').nth(nth).setInputFiles(photo(name));
    await expect(sheet.getByRole("button", { name: /^拿掉第 1 张照片$/ }).nth(nth)).toBeVisible();
  }

  /** Waits until a closed sheet has taken its entry off the history. */
  async stillness() {
    await this.page.waitForFunction(() => !history.state);
  }

  /** Where the project is, as the banner says it. */
  leg(name: string): Locator {
    return this.page.locator(".banner__title", { hasText: name });
  }

  section(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }
}

/** A project in the office. */
export class ProjectDesk {
  constructor(readonly page: Page) {}

  async open(title: string) {
    await this.page.goto("/console/projects");
    await this.page.getByRole("searchbox").fill(title);
    await expect(this.page.getByRole("table").locator("tbody tr")).toHaveCount(1);
    await this.page.getByRole("link", { name: title, exact: true }).click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  }

  /** The next act, as a form in its sheet. */
  async act(name: string, fill: (sheet: Locator) => Promise<void>) {
    await this.page.getByRole("button", { name, exact: true }).click();
    const sheet = this.page.getByRole("dialog", { name });
    await fill(sheet);
    await sheet.getByRole("button", { name, exact: true }).click();
    await expect(sheet).toBeHidden();
    // The act took its sheet away with the panel it stood in, and the entry of the history too.
    await this.page.waitForFunction(() => !history.state);
  }

  async picture(sheet: Locator, name: string) {
    await sheet.locator('input[type="file"]').first().setInputFiles(photo(name));
    await expect(sheet.getByRole("button", { name: "拿掉第 1 张照片" })).toBeVisible();
  }

  badge(name: string): Locator {
    return this.page.locator(".doc__top .badge", { hasText: name });
  }
}
