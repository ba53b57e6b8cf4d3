import { defineConfig } from "@playwright/test";
import { browserArguments, browserPath } from "./browser.mjs";

const launchOptions = { executablePath: browserPath(), args: browserArguments };

/**
 * Stories in a real browser. Each runs at the size of a phone. At the size of a desk run those whose
 * screens differ there: the office's, the walk over every screen of the app, and the main job.
 */
export default defineConfig({
  testDir: "stories",
  outputDir: "test-results",
  timeout: 180_000,
  expect: { timeout: 10_000 },
  globalTimeout: 70 * 60_000,
  // A busy machine may cut one short. What holds only at a later try is counted as such.
  retries: 2,
  forbidOnly: !!process.env.CI,
  // Every story starts its own server beside the browser; two cores carry two of them.
  workers: 2,
  fullyParallel: false,
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.LINLI_E2E_REPORT ?? "test-results/report.json" }],
  ],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    launchOptions,
    actionTimeout: 15_000,
    navigationTimeout: 20_000,
    // Filming every step costs a fifth of a story; the second try is filmed.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
  projects: [
    {
      name: "phone",
      // The office stands at a desk, but for the one story that carries it about.
      testIgnore: /office-(?!small)/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
    {
      name: "desktop",
      testMatch: /(office-(?!small)|walks|main-job)/,
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
});
