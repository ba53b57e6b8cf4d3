import { expect, type Page } from "@playwright/test";
import type { Linli } from "../support/linli.mjs";

/** Who one is in the home that a code opened. */
export type Kind = "业主" | "家属" | "租户";

/** The way in: the household code, who one is, the telephone. */
export class Door {
  constructor(
    readonly page: Page,
    private readonly linli: Linli,
  ) {}

  /** Types a household code as one reads it off the slip. */
  async knock(code: string) {
    await this.page.goto("/join");
    await this.page.getByLabel("激活码").fill(code);
    await this.page.getByRole("button", { name: "下一步" }).click();
  }

  /** Says who one is in the home that opened. */
  async introduce(kind: Kind, name: string) {
    await expect(this.page.getByRole("heading", { name: "是这一家吗？" })).toBeVisible();
    await this.page.getByRole("radio", { name: kind }).check();
    await this.page.getByLabel("姓名").fill(name);
  }

  /** Asks for a code to a telephone, and answers the one that was sent. */
  async prove(phone: string) {
    await this.page.getByLabel("手机号").fill(phone);
    await this.page.getByRole("button", { name: "发验证码" }).click();
    await expect(this.page.getByLabel("验证码", { exact: true })).toBeVisible();
    return this.linli.lastCode(phone) ?? "";
  }

  /** Types the code that came by telephone. */
  async answer(code: string) {
    await this.page.getByLabel("验证码", { exact: true }).fill(code);
  }

  async enter() {
    await this.page.getByRole("button", { name: "加入" }).click();
  }

  /** One is in, and greeted by name. */
  async isIn(name: string) {
    await expect(this.page.getByText(`${name}，欢迎`)).toBeVisible();
  }
}

/** Someone of the demo, as its sheet names them. */
export type Account = { name: string; code: string; address: string; tail?: string; phone?: string };

/** Joins as someone of the demo: owners by their certificate, others by their telephone. */
export async function joinAs(page: Page, linli: Linli, account: Account, kind: Kind = "业主") {
  const door = new Door(page, linli);
  await page.goto(`${linli.origin}/join#${account.code}`);
  await door.introduce(kind, account.name);
  if (account.tail) await page.getByLabel("证件尾号").fill(account.tail);
  else await door.answer(await door.prove(account.phone!));
  await door.enter();
  await door.isIn(account.name);
}
