// Puts more records into what the server answers, so that a page holds as many as a figure asks for:
// copies of the demo's, under ids of their own.

/**
 * The first answer for changes brings copies besides.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {(changes: any[]) => any[]} copies made from what is there
 */
export async function plant(context, copies) {
  let planted = 0;
  await context.route("**/api/v1/changes*", async (route) => {
    const response = await route.fetch();
    const answer = await response.json().catch(() => undefined);
    const whole = response.ok() && answer && !answer.more && planted === 0;
    if (!whole) return await route.fulfill({ response });
    const more = copies(answer.changes);
    planted = more.length;
    await route.fulfill({ response, json: { ...answer, changes: [...answer.changes, ...more] } });
  });
  return () => planted;
}

/**
 * So many copies of these, one after the other.
 * @param {any[]} originals
 * @param {number} count
 * @param {(body: any, number: number) => void} change what is different in a copy
 */
export function copied(originals, count, change = () => undefined) {
  if (originals.length === 0) throw new Error("there is nothing to copy");
  return Array.from({ length: count }, (_, number) => {
    const original = originals[number % originals.length];
    const id = crypto.randomUUID();
    const body = structuredClone(original.body);
    body.id = id;
    change(body, number);
    return { ...original, id, body };
  });
}
