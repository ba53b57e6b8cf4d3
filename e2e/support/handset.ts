// A browser of its own with a profile that stays: switched off in order, or killed as by a flat
// battery, and switched on again.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Browser, chromium, type Page } from "@playwright/test";
import { browserArguments, browserPath } from "../browser.mjs";

const started = new Set<Handset>();

// Whatever ends this process, no browser outlives it.
process.on("exit", () => started.forEach((handset) => handset.throwAway()));

export class Handset {
  private readonly profile = mkdtempSync(join(tmpdir(), "linli-handset-"));
  private child?: ChildProcess;
  private ended?: Promise<void>;
  private browser?: Browser;

  constructor(private readonly size: { width: number; height: number }) {
    started.add(this);
  }

  /** Starts the browser on the profile, with one page. */
  async switchOn(): Promise<Page> {
    const words = [
      ...browserArguments,
      "--headless=new",
      "--remote-debugging-port=0",
      `--user-data-dir=${this.profile}`,
      "--lang=zh-CN",
      "about:blank",
    ];
    // A group of its own: a flat battery takes all of its processes at once.
    const child = spawn(browserPath(), words, {
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
      env: { ...process.env, TZ: "Asia/Shanghai" },
    });
    this.child = child;
    this.ended = new Promise((done) => child.once("exit", () => done()));
    this.browser = await chromium.connectOverCDP(await listening(child));
    const page = this.browser.contexts()[0].pages()[0];
    await page.setViewportSize(this.size);
    return page;
  }

  /** Ends it in order: what it holds in memory is written first. */
  async switchOff() {
    const session = await this.browser!.newBrowserCDPSession();
    await session.send("Browser.close");
    await this.ended;
  }

  /** Ends all of it at this very moment. */
  async killHard() {
    this.end();
    await this.ended;
  }

  /** Ends it and removes what it kept. */
  throwAway() {
    started.delete(this);
    this.end();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private end() {
    if (this.child?.pid && this.child.exitCode === null && this.child.signalCode === null) {
      process.kill(-this.child.pid, "SIGKILL");
    }
  }
}

/** The address at which a browser that has just started is spoken to. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((found, lost) => {
    const lines = createInterface({ input: child.stderr! });
    lines.on("line", (line) => {
      const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address) found(address);
    });
    child.once("exit", () => lost(new Error("the browser ended before it listened")));
    child.once("error", lost);
  });
}
