import {
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  type TestInfo,
} from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expectAccessible } from "./axe.ts";
import { Linli } from "./linli.mjs";

/** One person with a phone or a computer of their own. */
export class Person {
  /** What went wrong in their browser: page errors and breaches of the content policy. */
  readonly faults: string[] = [];

  constructor(
    readonly name: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly testInfo: TestInfo,
  ) {
    this.watch(page);
    context.on("page", (other) => this.watch(other));
  }

  async goOffline() {
    await this.context.setOffline(true);
  }

  async goOnline() {
    await this.context.setOffline(false);
  }

  /**
   * Keeps a picture of the whole page and checks it with axe, at a height that shows all of it:
   * otherwise what lies below a fixed bar counts as hidden by it.
   */
  async look(what: string) {
    const size = this.page.viewportSize();
    const height = await this.page.evaluate(() => document.documentElement.scrollHeight);
    if (size && height > size.height) await this.page.setViewportSize({ ...size, height });
    await this.stillness();
    await this.picture(what);
    await expectAccessible(this.page, what);
    if (size) await this.page.setViewportSize(size);
  }

  /**
   * Waits until nothing that one sees moves or fades in any more: what is half there has no contrast
   * yet. What lies in folded details stands still half way, and would be waited for for ever.
   */
  private async stillness() {
    await this.page.evaluate(async () => {
      const moving = document.getAnimations().filter(({ effect }) => {
        const seen = effect instanceof KeyframeEffect && effect.target?.checkVisibility();
        return seen && effect.getComputedTiming().iterations !== Infinity;
      });
      await Promise.allSettled(moving.map(({ finished }) => finished));
    });
  }

  /** Keeps a picture of the page in `e2e/pictures`. */
  async picture(what: string) {
    const folder = resolve(import.meta.dirname, "..", "pictures", this.testInfo.project.name);
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${what}.png`), fullPage: true });
  }

  private watch(page: Page) {
    page.on("pageerror", (error) => this.faults.push(`${this.name}: ${error.stack ?? error}`));
    page.on("console", (message) => {
      if (/content security policy/i.test(message.text())) {
        this.faults.push(`${this.name}: ${message.text()}`);
      }
    });
  }
}

type Fixtures = {
  /** More words for the server's command line; `test.use` changes them. */
  words: string[];
  /** A demo neighbourhood of this story's own. */
  linli: Linli;
  /** A person with an empty browser: a phone or a computer as the project says, unless told. */
  person: Meeting;
  /** Someone at the office's computer, whatever the residents hold. */
  worker: Meeting;
};

/** Meets a person by name; `device` says what is special about what they hold. */
type Meeting = (name: string, device?: BrowserContextOptions) => Promise<Person>;

export const test = base.extend<Fixtures>({
  words: [[], { option: true }],
  linli: async ({ words }, use, testInfo) => {
    const name = `${testInfo.project.name}-${testInfo.titlePath.slice(1).join("-")}`;
    const linli = await Linli.start(name.replace(/[^a-z0-9]+/gi, "-"), words);
    await use(linli);
    await linli.remove();
  },
  person: async ({ browser, linli, viewport, hasTouch, isMobile }, use, testInfo) => {
    await meet(browser, linli, { viewport, hasTouch, isMobile }, use, testInfo);
  },
  worker: async ({ browser, linli }, use, testInfo) => {
    await meet(browser, linli, { viewport: { width: 1280, height: 800 } }, use, testInfo);
  },
});

/** Hands out people with this kind of device, and in the end asks what went wrong with theirs. */
async function meet(
  browser: Browser,
  linli: Linli,
  device: BrowserContextOptions,
  use: (person: Meeting) => Promise<void>,
  testInfo: TestInfo,
) {
  const people: Person[] = [];
  await use(async (name, special = {}) => {
    const context = await browser.newContext({
      ...device,
      ...special,
      baseURL: linli.origin,
      locale: "zh-CN",
      timezoneId: "Asia/Shanghai",
    });
    const person = new Person(name, context, await context.newPage(), testInfo);
    people.push(person);
    return person;
  });
  for (const { context } of people) await context.close();
  base.expect(people.flatMap(({ faults }) => faults), "faults in the browsers").toEqual([]);
}

export { expect } from "@playwright/test";
