import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { Handset } from "../support/handset.ts";
import { expect, test } from "../support/story.ts";

const motion = "地下车库划定电动车停放区";

test("a ballot that was saved outlives the phone's sudden end, and is counted once", async ({ linli, person, viewport }) => {
  const handset = new Handset(viewport!);
  const other = await person("other");
  const watch = new Phone(other.page);
  const sent: string[] = [];
  try {
    let page = await handset.switchOn();
    await test.step("a phone that has been in use: signed in, the app kept on it", async () => {
      await page.goto(linli.origin);
      await joinAs(page, linli, linli.sheet().member);
      await new Phone(page).kept();
      await handset.switchOff();
    });

    let before = 0;
    await test.step("another member watches how many have voted", async () => {
      await joinAs(other.page, linli, linli.sheet().member2);
      await watch.open("/councils");
      await other.page.getByRole("link", { name: motion }).click();
      before = await cast(watch);
    });

    await test.step("with no server in reach the ballot is saved, and that moment the phone dies", async () => {
      page = await handset.switchOn();
      await page.goto(`${linli.origin}/councils`);
      await page.getByRole("link", { name: motion }).click();
      await expect(page.getByRole("group", { name: "你的一票" })).toBeVisible();
      await linli.killHard();
      const phone = new Phone(page);
      await phone.vote("同意");
      await expect(phone.ballotSeal(/^已存/)).toBeVisible();
      await handset.killHard();
    });

    await test.step("on again, still with no server: the ballot is there", async () => {
      page = await handset.switchOn();
      page.on("request", (request) => {
        const posted = request.method() === "POST" && request.url().endsWith("/api/v1/commands");
        if (posted) sent.push(request.postData() ?? "");
      });
      await page.goto(`${linli.origin}/councils`);
      await page.getByRole("link", { name: motion }).click();
      await expect(new Phone(page).ballotSeal(/^已存/)).toBeVisible();
      await expect(page.getByRole("radio", { name: "同意" })).toBeChecked();
    });

    await test.step("with the server back it is counted, once", async () => {
      await linli.startAgain();
      await expect(new Phone(page).ballotSeal(/^已计/)).toBeVisible({ timeout: 60_000 });
      const arrived = sent.filter((body) => body.includes("cast_ballot"));
      expect(new Set(arrived.map(ids)).size, arrived.join("\n")).toBe(1);
      await expect.poll(() => cast(watch), { timeout: 60_000 }).toBe(before + 1);
      await page.goto(`${linli.origin}/me/acts`);
      const receipt = new Phone(page).act(`投票：${motion}`);
      await expect(receipt).toHaveCount(1);
      await expect(receipt).toContainText("回执");
    });
  } finally {
    handset.throwAway();
  }
});

/** How many ballots the open page of a vote counts. */
async function cast(phone: Phone) {
  const words = await phone.page.getByText(/已投 \d+ 人/).innerText();
  return Number(/已投 (\d+)/.exec(words)![1]);
}

/** The ids of the commands in a push. */
function ids(body: string) {
  const { commands } = JSON.parse(body) as { commands: { id: string }[] };
  return commands.map(({ id }) => id).join();
}
