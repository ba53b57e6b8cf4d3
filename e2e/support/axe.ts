import { expect, type Page } from "@playwright/test";
import axe from "axe-core";

/**
 * Fails when axe finds a fault on the page. The source is evaluated by the debugger, so the page's
 * own policy stays as strict as for a resident.
 */
export async function expectAccessible(page: Page, where: string) {
  await page.evaluate(axe.source);
  const faults = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      places: nodes.slice(0, 5).map(({ html, failureSummary }) => `${html} — ${failureSummary}`),
    }));
  });
  // Soft: the story goes on, and every page's faults are told at once.
  expect.soft(faults, `accessibility of ${where}`).toEqual([]);
}
