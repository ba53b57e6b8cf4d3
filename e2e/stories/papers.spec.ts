import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { Neighbour } from "../support/neighbour.ts";
import { expect, test } from "../support/story.ts";

const council = "临江社区党群议事会";

test("two members vote on paper, one of them at home; two people enter the box, and all is counted together", async ({
  linli,
  person,
  worker,
}) => {
  const { teller1, teller2, member, member2 } = linli.sheet();
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const { page } = staff;
  await office.signIn();
  await office.openCouncil(council);
  // By its address: the rows of the list still move while records arrive.
  const sitting = await page.getByRole("link", { name: "第 4 次会议" }).getAttribute("href");
  await page.goto(sitting!);
  await page.getByRole("link", { name: "看表决" }).click();
  const vote = page.url().split("/").at(-1)!;
  const papers = office.panel("纸质选票");

  const codes = await test.step("the office prints ballots, each with a number", async () => {
    await papers.getByRole("button", { name: "发纸票" }).click();
    await expect(papers.getByText("选一位", { exact: true }).last()).toBeVisible();
    await papers.getByLabel("再印几张").fill("4");
    await papers.getByRole("button", { name: "印选票" }).click();
    await papers.getByRole("link", { name: "去打印（4 张）" }).click();
    const codes = await page.locator(".slip__code").allInnerTexts();
    expect(codes).toHaveLength(4);
    await staff.look("office-papers-print");
    await page.goBack();
    return codes;
  });

  await test.step("one takes a paper in the room, one gets it at home", async () => {
    for (const [{ name }, visit] of [
      [member, ""],
      [member2, "女儿"],
    ] as const) {
      await papers.getByLabel("发给谁").selectOption({ label: name });
      await papers.getByLabel("上门送的，谁在场").fill(visit);
      await papers.getByRole("button", { name: "发纸票" }).click();
      await expect(papers.getByRole("listitem").filter({ hasText: name })).toBeVisible();
    }
    await expect(papers.getByText("上门，女儿在场")).toBeVisible();
    await staff.look("office-papers-out");
  });

  const [elder, first] = [await person("elder"), await person("first")];
  await test.step("whoever took one reads on the phone that the box counts", async () => {
    await joinAs(elder.page, linli, member);
    await new Phone(elder.page).open(`/v/${vote}`);
    await expect(elder.page.getByText("你领了纸票")).toBeVisible();
    await expect(elder.page.getByRole("radio", { name: "同意" })).toHaveCount(0);
    await elder.look("papers-mine");
  });

  await test.step("the others vote by phone, and a teller shuts the box", async () => {
    for (const account of [teller1, teller2]) {
      const neighbour = await Neighbour.signIn(linli, account);
      await neighbour.vote(vote, "agree");
    }
    await joinAs(first.page, linli, teller1);
    await new Phone(first.page).open(`/v/${vote}`);
    await first.page.getByRole("button", { name: "停止收票" }).click();
    await first.page.getByRole("dialog").getByRole("button", { name: "停止收票" }).click();
    await expect(first.page.getByRole("heading", { name: "录纸票" })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("two people enter each ballot apart; what differs is looked at again", async () => {
    const { page: phone } = first;
    const enter = async (where: typeof phone | typeof papers, code: string, says: string) => {
      await where.getByLabel("票上的编号").fill(code);
      await where.getByRole("group", { name: "票上怎么写的" }).getByRole("radio", { name: says }).check();
      await where.getByRole("button", { name: "录这张" }).click();
    };
    await enter(phone, "9-0000", "同意");
    await expect(phone.getByText("编号不对，或者不是这次表决的票。")).toBeVisible();
    await enter(phone, codes[2], "同意");
    await enter(phone, codes[0], "废票");
    await expect(phone.getByText("发了 2 张，录完 0 张，等第二个人 2 张")).toBeVisible({ timeout: 30_000 });
    await first.look("papers-enter");
    await expect(papers.getByText("发了 2 张，录完 0 张，等第二个人 2 张")).toBeVisible({ timeout: 30_000 });
    await enter(papers, codes[2], "反对");
    await expect(papers.getByText(`请一起再看，重新录：${codes[2]}`)).toBeVisible({ timeout: 30_000 });
    await expect(phone.getByText(`请一起再看，重新录：${codes[2]}`)).toBeVisible({ timeout: 30_000 });
    await staff.look("office-papers-differ");
    await enter(papers, codes[2], "同意");
    await expect(papers.getByText("发了 2 张，录完 0 张，等第二个人 2 张")).toBeVisible({ timeout: 30_000 });
    await enter(phone, codes[2], "同意");
    await expect(papers.getByText("发了 2 张，录完 1 张，等第二个人 1 张")).toBeVisible({ timeout: 30_000 });
    await enter(papers, codes[0], "废票");
    await expect(papers.getByText("发了 2 张，录完 2 张，等第二个人 0 张")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the second teller counts papers and phones together", async () => {
    const teller = await Neighbour.signIn(linli, teller2);
    await teller.act({ councils: { close_vote: { vote } } });
    await expect(page.getByRole("heading", { name: "通过", exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(first.page.getByText("结果", { exact: false }).first()).toBeVisible({ timeout: 30_000 });
    await staff.look("office-papers-counted");
  });
});

test("papers of a recorded vote bear names, which a teller from outside the council reads and no others", async ({
  linli,
  person,
  worker,
}) => {
  const { teller1, resident, member, member2 } = linli.sheet();
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  await office.signIn();
  const vote = crypto.randomUUID();
  const idOf = Object.fromEntries((await office.records("member")).map((it) => [it.name, it.id]));

  const codes = await test.step("the office opens a recorded vote, and two members take a paper", async () => {
    const councils = await office.records("council");
    const ours = councils.find((it) => it.name === council)!;
    const sittings = await office.records("sitting");
    const sitting = sittings.find((it) => it.council === ours.id && it.number === 4)!;
    const motions = await office.records("motion");
    const motion = motions.find((it) => it.sitting === sitting.id && JSON.stringify(it.state).includes("tabled"))!;
    const tellers = [idOf[teller1.name], idOf[resident.name]];
    const closes_at = Date.now() + 2 * 3_600_000;
    await office.act({ councils: { open_vote: { id: vote, motion: motion.id, mode: "recorded", closes_at, tellers } } });
    await office.act({ councils: { print_ballots: { vote, count: 3 } } });
    for (const { name } of [member, member2]) {
      await office.act({ councils: { hand_out: { vote, voter: idOf[name] } } });
    }
    await office.open(`votes/${vote}/papers`);
    const codes = staff.page.locator(".slip__code");
    await expect(codes).toHaveCount(3, { timeout: 30_000 });
    return codes.allInnerTexts();
  });

  const teller = await Neighbour.signIn(linli, teller1);
  const outside = await person("outside");
  await test.step("once the box is shut the teller from outside reads who took one, by name", async () => {
    await joinAs(outside.page, linli, resident);
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", "3"]);
    await teller.act({ councils: { close_vote: { vote } } });
    await new Phone(outside.page).open(`/v/${vote}`);
    const names = outside.page.getByLabel("票上的名字");
    await expect(names).toBeVisible({ timeout: 60_000 });
    await expect(names.getByRole("option", { name: member.name })).toBeAttached({ timeout: 30_000 });
    // Those two and the line to choose: nobody else of the council.
    await expect(names.getByRole("option")).toHaveCount(3);
  });

  await test.step("where there is no camera, the number is typed", async () => {
    const { page } = outside;
    await page.getByRole("button", { name: "扫票上的二维码" }).click();
    const sheet = page.getByRole("dialog", { name: "扫票上的二维码" });
    await expect(sheet.getByText(/这里用不了相机|把票上的二维码放进框里/).first()).toBeVisible();
    await outside.look("papers-scan");
    await sheet.getByRole("button", { name: "关上" }).click();
    await page.getByLabel("票上的编号").fill(codes[1]);
    await page.getByRole("group", { name: "票上怎么写的" }).getByRole("radio", { name: "同意" }).check();
    await page.getByRole("button", { name: "录这张" }).click();
    await expect(page.getByLabel("票上的名字")).toHaveAttribute("aria-invalid", "true");
    await page.getByLabel("票上的名字").selectOption({ label: member.name });
    await outside.look("papers-recorded");
    await page.getByRole("button", { name: "录这张" }).click();
    await expect(page.getByText("发了 2 张，录完 0 张，等第二个人 1 张")).toBeVisible({ timeout: 30_000 });
    const written = { valid: "agree" };
    const entry = { vote, number: 2, written, voter: idOf[member.name], blind: crypto.randomUUID() };
    await teller.act({ councils: { enter_paper: entry } });
    await expect(page.getByText("发了 2 张，录完 1 张，等第二个人 0 张")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("they name whose did not come back, and count; the council reads who voted how", async () => {
    const { page } = outside;
    await page.getByRole("checkbox", { name: member2.name }).check({ force: true });
    await outside.look("papers-unreturned");
    await new Phone(page).tell("复核并计票");
    await office.open(`votes/${vote}`);
    const { page: desk } = staff;
    await expect(desk.getByText("已截止，等计票")).toBeHidden({ timeout: 60_000 });
    const sheets = await office.records("count_sheet");
    const sheet = sheets.find((it) => it.id === vote)!;
    expect([sheet.papers, sheet.unreturned]).toEqual([1, 1]);
    expect(sheet.lines).toContainEqual({ choice: "agree", voter: idOf[member.name] });
    await staff.look("office-papers-recorded");
    // The names go with the count.
    await expect(page.getByLabel("票上的名字")).toBeHidden({ timeout: 30_000 });
  });
});
