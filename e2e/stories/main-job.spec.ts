import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Linli } from "../support/linli.mjs";
import { owners, rosterFile } from "../support/roster.ts";
import { expect, test } from "../support/story.ts";

const photo = resolve(import.meta.dirname, "..", "photos", "door-with-place.jpg");
const title = "东门给老人加一段坡道";
const council = "临江里邻里理事会";
/** Hours after which every notice period is over. */
const aWeekLater = ["--clock-ahead-hours", String(24 * 10)];

test.use({ words: ["--empty"] });
test.setTimeout(300_000);

test("a ramp for elders: from the roster to a counted vote, network or not", async ({ linli, person, worker }, testInfo) => {
  const [an, bei, chen] = owners("7号楼", 3);
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const people = await Promise.all(["an", "bei", "chen"].map((name) => person(name)));
  const phones = people.map(({ page }) => new Phone(page));

  await test.step("the office imports the roster; the same file again changes nothing", async () => {
    await office.signIn();
    await staff.look("office-today");
    await office.tryRoster(rosterFile);
    await staff.look("office-roster-dry-run");
    await office.writeRoster();
    await office.tryRoster(rosterFile);
    await expect(staff.page.getByText("和现在的名册一样")).toBeVisible();
  });

  await test.step("slips are printed, and three neighbours join with theirs", async () => {
    const slips = await office.slips("7号楼");
    await staff.look("office-slips");
    for (const [index, owner] of [an, bei, chen].entries()) {
      const slip = slips.find(({ address }) => same(address, owner.address));
      expect(slip, `slip of ${owner.address}`).toBeDefined();
      await phones[index].join(owner, slip!.code);
    }
    await people[0].look("home");
    await phones[0].open("/me");
    await people[0].look("me");
  });

  await test.step("a proposal with a photo is written with no network", async () => {
    await phones[0].open("/");
    await phones[0].kept();
    await people[0].goOffline();
    await phones[0].open("/proposals/new");
    await phones[0].propose(title, photo);
    const act = await phones[0].latestAct();
    await expect(act).toContainText("已存在这部手机里");
    await people[0].look("acts-offline");
  });

  await test.step("with the network back it arrives, photo and all, without the photo's place", async () => {
    await phones[1].open("/proposals");
    await expect(phones[1].page.getByText(title)).toBeHidden();
    await people[0].goOnline();
    await expect(people[0].page.getByText(/回执/).first()).toBeVisible({ timeout: 30_000 });
    await phones[1].page.getByRole("link", { name: title }).click({ timeout: 30_000 });
    const picture = phones[1].page.getByRole("img", { name: /照片 1/ });
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    const source = await picture.getAttribute("src");
    const bytes = await phones[1].page.request.get(source!).then((answer) => answer.body());
    expect(bytes.includes("LinliPhone"), "the camera's name is gone").toBe(false);
    expect(readFileSync(photo).includes("LinliPhone"), "it was in the original").toBe(true);
    await people[1].look("proposal");
    await phones[1].page.getByRole("button", { name: "我也要，附议" }).click();
    await expect(phones[1].page.getByRole("button", { name: "已附议，点一下收回" })).toBeVisible();
  });

  await test.step("the office forms a council, accepts and routes the proposal, and calls a sitting", async () => {
    await office.formCouncil(council);
    for (const { name } of [an, bei, chen]) await office.seat(name);
    await staff.look("office-council");
    await office.accept(title);
    await office.route("邻里理事会");
    await staff.look("office-proposal");
    await office.call(council, "社区活动室");
    await office.put(title);
    await staff.look("office-sitting");
  });

  await test.step("the server is killed; after the notice period the vote opens", async () => {
    await linli.killHard();
    await linli.startAgain(aWeekLater);
    await staff.page.reload();
    await office.openVote([bei.name, chen.name]);
    await staff.look("office-vote");
  });

  await test.step("two vote, one of them offline; the server is killed between", async () => {
    for (const phone of phones) {
      await phone.open("/councils");
      await phone.page.getByRole("link", { name: title }).click({ timeout: 30_000 });
      await expect(phone.page.getByRole("group", { name: "你的一票" })).toBeVisible();
    }
    await people[0].look("vote-open");
    await people[2].goOffline();
    await phones[2].vote("同意");
    await expect(phones[2].ballotSeal(/^已存/)).toBeVisible();
    await people[2].look("vote-saved");
    await phones[0].vote("同意");
    await expect(phones[0].ballotSeal(/^已计/)).toBeVisible({ timeout: 30_000 });

    await linli.killHard();
    await phones[1].vote("反对");
    await expect(phones[1].ballotSeal(/^已存/)).toBeVisible();
    await linli.startAgain(aWeekLater);
    await expect(phones[1].ballotSeal(/^已计/)).toBeVisible({ timeout: 60_000 });
    await people[2].goOnline();
    await expect(phones[2].ballotSeal(/^已计/)).toBeVisible({ timeout: 60_000 });
    await people[2].look("vote-counted");
  });

  await test.step("two tellers close it, and everyone sees the same result", async () => {
    await phones[1].tell("停止收票");
    await expect(phones[1].page.getByText("等另一位计票人复核")).toBeVisible();
    await phones[2].tell("复核并计票");
    for (const { page } of phones) {
      await expect(page.getByRole("heading", { name: "结果：通过" })).toBeVisible({ timeout: 30_000 });
    }
    const told = await Promise.all(
      phones.map(({ page }) =>
        page.locator("section", { has: page.getByRole("heading", { name: "结果：通过" }) }).innerText(),
      ),
    );
    expect(new Set(told).size, told.join("\n---\n")).toBe(1);
    await people[0].look("vote-result");
    await expect(staff.page.getByRole("link", { name: "打印公告" })).toBeVisible({ timeout: 30_000 });
    await staff.look("office-result");
  });

  await test.step("recount agrees; a changed ballot does not", async () => {
    const link = staff.page.getByRole("link", { name: "复核文件" });
    const answer = await staff.page.request.get((await link.getAttribute("href"))!);
    expect(answer.ok()).toBe(true);
    const file = testInfo.outputPath("vote.json");
    writeFileSync(file, await answer.body());
    const honest = Linli.run("recount", file);
    expect(honest.status, honest.text).toBe(0);

    const text = readFileSync(file, "utf8");
    const changed = text.replace(/("choice":\s*)"against"/, '$1"agree"');
    expect(changed, "one ballot says something else").not.toBe(text);
    const forged = testInfo.outputPath("forged.json");
    writeFileSync(forged, changed);
    const caught = Linli.run("recount", forged);
    expect(caught.status, caught.text).not.toBe(0);
  });
});

/** Whether two ways of writing a home's address mean the same: 7号楼2单元602, 7-2-602. */
function same(one: string, other: string) {
  const numbers = (address: string) => address.match(/\d+/g)?.join("-");
  return numbers(one) === numbers(other);
}
