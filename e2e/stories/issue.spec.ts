import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const photo = "photos/door-with-place.jpg";
const WORDS = "二楼拐角的灯不亮，晚上看不清台阶。";
const HEAP = "五楼门口堆了两辆旧童车，轮椅过不去。";
const DONE = "换了新灯泡，开关也换了。";

test("a broken lamp: reported with no network, taken on, solved with a photo, confirmed and rated", async ({
  linli,
  person,
}) => {
  const { resident, grid_worker } = linli.sheet();
  const reporter = await person("reporter");
  const grid = await person("grid");
  await joinAs(reporter.page, linli, resident);
  await joinAs(grid.page, linli, grid_worker);

  await test.step("a smell of gas shows the numbers to call before everything else", async () => {
    const { page } = reporter;
    const phone = new Phone(page);
    await phone.open("/");
    await page.getByText("随手拍", { exact: true }).click();
    await page.getByRole("button", { name: "闻到燃气味" }).click();
    await expect(page.getByRole("link", { name: "着火 119" })).toBeVisible();
    await expect(page.getByRole("link", { name: "报警 110" })).toBeVisible();
    await expect(page.getByRole("link", { name: "伤人 120" })).toHaveAttribute("href", "tel:120");
    await reporter.look("issue-danger");
  });

  await test.step("with no network the lamp is reported with its photo, and kept on the phone", async () => {
    const { page } = reporter;
    await new Phone(page).open("/issues/new");
    await expect(page.getByRole("button", { name: "报上去" })).toBeVisible({ timeout: 30_000 });
    await reporter.goOffline();
    await page.locator('input[type="file"]').setInputFiles(photo);
    await expect(page.getByRole("img", { name: "照片 1" })).toBeVisible();
    await page.getByRole("button", { name: "路灯不亮" }).click();
    await page.getByLabel(/说一句/).fill(WORDS);
    await expect(page.getByText("先存在这部手机里，联网后自动送达")).toBeVisible();
    await reporter.look("issue-new");
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "路灯不亮", level: 1 })).toBeVisible();
    await expect(page.getByText(WORDS)).toBeVisible();
    await reporter.look("issue-reported-offline");
    await reporter.goOnline();
  });

  await test.step("the grid worker has it in the queue, and takes it on", async () => {
    const { page } = grid;
    await new Phone(page).open("/issues/queue");
    const row = page.getByRole("listitem").filter({ hasText: "7号楼 2单元" }).filter({ hasText: "路灯不亮" });
    await expect(row).toHaveCount(1, { timeout: 60_000 });
    await grid.look("issue-queue");
    await row.getByRole("link", { name: "路灯不亮" }).click();
    await page.getByRole("button", { name: "我来办" }).click();
    await expect(page.getByText("微网格（楼栋）在办")).toBeVisible();
    await grid.look("issue-taken");
  });

  await test.step("it is mended, and shown by a photo", async () => {
    const { page } = grid;
    await page.getByRole("button", { name: "办好了", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "办好了" });
    await sheet.locator('input[type="file"]').setInputFiles(photo);
    await expect(sheet.getByRole("img", { name: "照片 1" })).toBeVisible();
    await sheet.getByLabel(/做了什么/).fill(DONE);
    await sheet.getByRole("button", { name: "办好了", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText("办好了，等报事人确认")).toBeVisible();
  });

  await test.step("only its reporter says that it is done, and how well", async () => {
    const { page } = reporter;
    await expect(page.getByRole("heading", { name: "办好了吗？" })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText(DONE)).toBeVisible();
    await reporter.look("issue-question");
    await page.getByRole("radio", { name: "办好了", exact: true }).check();
    await page.getByRole("radio", { name: /^5 星/ }).check();
    await page.getByRole("button", { name: "交给社区" }).click();
    await expect(page.getByText("报事人已确认")).toBeVisible();
    await reporter.look("issue-confirmed");
    await new Phone(page).open("/issues");
    await expect(page.getByRole("heading", { name: "我报的" })).toBeVisible();
    await reporter.look("issues");
  });
});

test("the office: what is overdue first, the three rates, a whistle", async ({ linli, person }) => {
  const worker = await person("worker");
  const office = new Office(worker.page, linli);
  await office.signIn();
  const { page } = worker;
  await office.open("issues");
  await expect(page.getByRole("heading", { name: "网格事项", level: 1 })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "响应率" })).toBeVisible();
  await worker.look("office-issues");

  await test.step("the plan shows where they are; a tap shows that place alone, and all again", async () => {
    const plan = page.getByRole("group", { name: "在哪儿" });
    const rows = page.getByRole("table", { name: "网格事项", exact: true }).locator("tbody tr");
    const all = await rows.count();
    const building = plan.getByRole("link", { name: /没办完 [1-9]\d* 件/ }).first();
    const said = (await building.textContent()) ?? "";
    const open = Number(/没办完 (\d+) 件/.exec(said)?.[1]);
    const name = /^\d+号楼/.exec(said.trim())?.[0] ?? "公共地方";
    await building.click();
    await expect(page.getByRole("status").getByText(`只看${name}`)).toBeVisible();
    await expect(rows).toHaveCount(open);
    expect(open).toBeLessThan(all);
    await page.getByText("看表格").first().click();
    const table = page.getByRole("table", { name: "在哪儿，表格" });
    const line = table.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });
    await expect(line.getByRole("cell").first()).toHaveText(String(open));
    await worker.look("office-issues-place");
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 1280, height: 800 });
    await worker.look("office-issues-place-desk");
    await page.setViewportSize(size);
    await page.getByRole("link", { name: "看全部地方" }).click();
    await expect(rows).toHaveCount(all);
  });
  await page.getByRole("button", { name: /^在单位 \d+$/ }).click();
  await page.getByRole("link", { name: "单元门坏了", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "办理过程" })).toBeVisible();
  await worker.look("office-issue");
  await office.open("issues/bodies");
  await expect(page.getByRole("rowheader", { name: "临江物业" })).toBeVisible();
  await worker.look("office-bodies");

  await test.step("ten days later the plan marks what is overdue, in the dark too", async () => {
    await linli.stop();
    await linli.startAgain(["--clock-ahead-hours", "240"]);
    await office.open("issues");
    const plan = page.getByRole("group", { name: "在哪儿" });
    const late = plan.getByRole("link", { name: /超期 [1-9]\d* 件/ }).first();
    await expect(late).toBeVisible({ timeout: 60_000 });
    await page.setViewportSize({ width: 1280, height: 800 });
    await worker.look("office-issues-late");
    await page.getByRole("button", { name: "关灯" }).click();
    await worker.look("office-issues-late-dark");
  });
});

test("the office: a call is entered for whoever called, several are taken at once, and a call back is noted", async ({
  linli,
  person,
  worker,
}) => {
  const { resident } = linli.sheet();
  const caller = await person("caller");
  const desk = await worker("worker");
  await joinAs(caller.page, linli, resident);
  const office = new Office(desk.page, linli);
  await office.signIn();
  const { page } = desk;
  const SAID = "家里老人打来的：楼下井盖一踩就响。";

  await test.step("the call is theirs", async () => {
    await office.open("issues");
    await page.getByRole("button", { name: "登记来电" }).first().click({ timeout: 60_000 });
    const sheet = page.getByRole("dialog", { name: "登记来电" });
    await sheet.getByRole("button", { name: "登记" }).click();
    await expect(sheet.getByText("还没选谁打来的，没有登记；写好的还在。")).toBeVisible();
    await sheet.getByRole("searchbox").fill(resident.name);
    await sheet.getByRole("radio", { name: new RegExp(resident.name) }).first().check();
    await sheet.getByLabel("事项", { exact: true }).selectOption({ label: "井盖松动" });
    await sheet.getByLabel("他说了什么").fill(SAID);
    await desk.look("office-issue-call");
    await sheet.getByRole("button", { name: "登记" }).click();
    await expect(sheet).toBeHidden();
    await new Phone(caller.page).open("/issues");
    await expect(caller.page.getByRole("link", { name: /井盖松动/ }).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("several at once: those at this step are taken, the others stay", async () => {
    const boxes = page.getByRole("checkbox", { name: /^选中：/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await boxes.nth(2).check();
    const bar = page.getByRole("group", { name: "批量办理" });
    await expect(bar).toContainText("选了 3 件");
    await bar.getByRole("button", { name: /回话|答复/ }).first().click();
    const sheet = page.getByRole("dialog");
    await sheet.getByRole("textbox").fill("收到了，正在办。");
    await desk.look("office-issue-bulk");
    await sheet.getByRole("button", { name: /回话|答复/ }).click();
    await expect(sheet).toBeHidden({ timeout: 30_000 });
    await expect(bar).toBeHidden();
  });
});

test("a report kept while it is not sent, given to the property company, sent back, grown into a micro-project", async ({
  linli,
  person,
}) => {
  const { resident, grid_worker, property } = linli.sheet();
  const reporter = await person("reporter");
  await joinAs(reporter.page, linli, resident);
  const text = "8号楼门口的井盖一踩就响，晚上老人不敢走。";

  await test.step("the place is tapped on the plan, and what is not sent is kept", async () => {
    const { page } = reporter;
    const phone = new Phone(page);
    await phone.open("/issues/new");
    await page.getByRole("button", { name: "井盖松动" }).click();
    await page.getByLabel(/说一句/).fill(text);
    await page.getByRole("button", { name: "改地点" }).click();
    const building = page.getByRole("group", { name: "楼栋" }).getByRole("button", { name: /^8\s*号楼/ });
    await building.click();
    await expect(building).toHaveAttribute("aria-pressed", "true");
    await reporter.look("issue-plan");
    // The fingers rest, and the text is kept.
    await page.waitForTimeout(1_500);
    await phone.open("/");
    await phone.open("/issues/new");
    await expect(page.getByLabel(/说一句/)).toHaveValue(text, { timeout: 30_000 });
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "井盖松动", level: 1 })).toBeVisible();
    await phone.open("/issues/new");
    await expect(page.getByLabel(/说一句/)).toHaveValue("");
  });

  const grid = await person("grid");
  await joinAs(grid.page, linli, grid_worker);
  await test.step("the grid worker gives it to the property company", async () => {
    const { page } = grid;
    await new Phone(page).open("/issues/queue");
    const row = page.getByRole("listitem").filter({ hasText: "8号楼" }).filter({ hasText: "井盖松动" });
    await expect(row.first()).toBeVisible({ timeout: 60_000 });
    await row.first().getByRole("link", { name: "井盖松动" }).click();
    await expect(page.getByText(text)).toBeVisible();
    await page.getByRole("button", { name: "我来办" }).click();
    await page.getByRole("button", { name: "派给承办单位" }).click();
    const sheet = page.getByRole("dialog", { name: "派给承办单位" });
    await sheet.getByLabel(/派给/).first().selectOption({ label: "临江物业" });
    await sheet.getByRole("button", { name: "派给承办单位" }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(/临江物业/).first()).toBeVisible();
  });

  await test.step("the company reads it on its own phone, and sends it back", async () => {
    const company = await person("company");
    await joinAs(company.page, linli, property);
    const { page } = company;
    await new Phone(page).open("/issues/queue");
    const path = new URL(grid.page.url()).pathname;
    await expect(page.locator(`a[href="${path}"]`).first()).toBeVisible({ timeout: 60_000 });
    await company.look("issue-queue-company");
    await new Phone(page).open(path);
    await page.getByRole("button", { name: "退单", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "退单" });
    await sheet.getByRole("textbox").fill("井盖是市政的，我们没有配件。");
    await sheet.getByRole("button", { name: "退单", exact: true }).click();
    await expect(sheet).toBeHidden();
    // It is not the company's any more: what a neighbour wrote is gone from its phone, and what
    // all may read stays.
    await expect(page.getByText("退回 · 大网格（社区）")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(text)).toBeHidden({ timeout: 30_000 });
    await company.look("issue-sent-back");
    await expect(grid.page.getByText("井盖是市政的，我们没有配件。")).toBeVisible({ timeout: 60_000 });
  });

  await test.step("its reporter makes a micro-project of it", async () => {
    const { page } = reporter;
    await new Phone(page).open(new URL(grid.page.url()).pathname);
    await page.getByRole("button", { name: "提成微项目" }).click();
    const sheet = page.getByRole("dialog", { name: "提成微项目" });
    await sheet.getByLabel(/想变成什么样/).fill("换成防响防沉的井盖。");
    await sheet.getByLabel(/谁需要/).fill("8号楼晚上出门的老人。");
    await sheet.getByRole("button", { name: "提成微项目" }).click();
    await expect(page).toHaveURL(/\/p\//);
    await reporter.look("issue-grown");
  });
});

test("stalls on the pavement: up to the community, a whistle, the department comes and answers, both sides are rated", async ({
  linli,
  person,
  worker,
}) => {
  const { resident, grid_worker } = linli.sheet();
  const reporter = await person("reporter");
  const grid = await person("grid");
  await joinAs(reporter.page, linli, resident);
  await joinAs(grid.page, linli, grid_worker);
  const desk = await worker("worker");
  const office = new Office(desk.page, linli);
  await office.signIn();
  const WORDS = "菜摊占了人行道，轮椅过不去。";

  await test.step("it is reported, and the grid worker passes it up", async () => {
    const { page } = reporter;
    await new Phone(page).open("/issues/new");
    await page.getByRole("button", { name: "占道经营" }).click();
    await page.getByLabel(/说一句/).fill(WORDS);
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "占道经营", level: 1 })).toBeVisible();
    const path = new URL(page.url()).pathname;
    await new Phone(grid.page).open("/issues/queue");
    await new Phone(grid.page).open(path);
    await expect(grid.page.getByText(WORDS)).toBeVisible({ timeout: 60_000 });
    await grid.page.getByRole("button", { name: "往上报" }).click();
    const sheet = grid.page.getByRole("dialog", { name: "往上报" });
    await sheet.getByRole("textbox").fill("摊主是外面来的，劝不动。");
    await sheet.getByRole("button", { name: "往上报" }).click();
    await expect(sheet).toBeHidden();
  });

  const { page } = desk;
  const does = async (deed: string, fill: (sheet: ReturnType<typeof page.getByRole>) => Promise<void>) => {
    await page.getByRole("button", { name: deed, exact: true }).click();
    const sheet = page.getByRole("dialog", { name: deed });
    await fill(sheet);
    await sheet.getByRole("button", { name: deed, exact: true }).click();
    await expect(sheet).toBeHidden();
  };

  await test.step("the community whistles, and the department reports in", async () => {
    await office.open(new URL(reporter.page.url()).pathname.replace("/i/", "issues/"));
    // What the grid worker did has come: the page does not change under the sheet.
    await expect(page.getByText("摊主是外面来的，劝不动。")).toBeVisible({ timeout: 60_000 });
    await does("往上报", (sheet) => sheet.getByLabel("理由").fill("要执法部门来。"));
    await does("吹哨", async (sheet) => {
      await sheet.getByLabel("给谁").selectOption({ label: "城管执法中队" });
      await sheet.getByLabel("理由").fill("占道经营归城管，天天早上六点到九点。");
    });
    await desk.look("office-issue-whistled");
    await expect(reporter.page.getByText(/城管执法中队/).first()).toBeVisible({ timeout: 60_000 });
    await reporter.look("issue-whistled");
    await page.getByRole("button", { name: "登记报到", exact: true }).click();
    await expect(page.getByRole("button", { name: "办结", exact: true })).toBeVisible();
  });

  await test.step("it answers, its reporter confirms, and each side rates the other", async () => {
    await does("办结", async (sheet) => {
      await sheet.locator('input[type="file"]').setInputFiles(photo);
      await expect(sheet.getByRole("img").first()).toBeVisible();
      await sheet.getByLabel("做了什么").fill("早上派了两个人，菜摊挪到便民疏导点。");
    });
    const phone = reporter.page;
    await expect(phone.getByRole("heading", { name: "办好了吗？" })).toBeVisible({ timeout: 60_000 });
    await phone.getByRole("radio", { name: "办好了", exact: true }).check();
    await phone.getByRole("radio", { name: /^4 星/ }).check();
    await phone.getByRole("button", { name: "交给社区" }).click();
    await expect(phone.getByText("报事人已确认")).toBeVisible();
    const choose = (sheet: ReturnType<typeof page.getByRole>) =>
      sheet.getByLabel("几颗星").selectOption({ index: 1 }).then(() => undefined);
    await does("评部门答复", choose);
    await does("代部门评这声哨", choose);
    await office.open("issues/bodies");
    await expect(page.getByText(/答复 4(\.0)? 星（1 次）|答复 .* 星（\d+ 次）/).first()).toBeVisible();
    await desk.look("office-bodies-rated");
  });
});

test("a grid worker at the door writes for a neighbour, with no network; the neighbour says that it is done", async ({
  linli,
  person,
}) => {
  const { resident, grid_worker } = linli.sheet();
  const home = await person("home");
  const grid = await person("grid");
  await joinAs(home.page, linli, resident);
  await joinAs(grid.page, linli, grid_worker);
  const { page } = grid;
  let address = "";

  await test.step("for which home is said by its number; the place follows", async () => {
    await new Phone(page).open("/issues/new");
    await expect(page.getByRole("button", { name: "报上去" })).toBeVisible({ timeout: 30_000 });
    await grid.goOffline();
    await page.getByRole("checkbox", { name: "替邻居报" }).check();
    await page.getByRole("button", { name: "楼道堆东西" }).click();
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByText("请填是哪一户，其余的都在。")).toBeVisible();
    await page.getByLabel("哪一户").fill("7-9-999");
    await expect(page.getByText("没有这一户，请按门牌再看看。")).toBeVisible();
    await page.getByLabel("哪一户").fill(resident.address);
    await expect(page.getByText(`替 ${resident.address.replaceAll("-", "–")} 报`)).toBeVisible();
    await expect(page.getByText("7号楼 2单元").first()).toBeVisible();
    await page.getByLabel(/说一句/).fill(HEAP);
    await grid.look("issue-for-neighbour");
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByText(HEAP)).toBeVisible();
    await expect(page.getByText("代邻居上报")).toBeVisible();
    address = new URL(page.url()).pathname;
    await grid.goOnline();
  });

  await test.step("it is hers, and says who wrote it; she alone confirms", async () => {
    await new Phone(home.page).open(address);
    await expect(home.page.getByText(HEAP)).toBeVisible({ timeout: 60_000 });
    await expect(home.page.getByText("代邻居上报")).toBeVisible();
    await home.look("issue-written-for-me");
    await new Phone(page).open(address);
    await page.getByRole("button", { name: "我来办" }).click();
    await page.getByRole("button", { name: "办好了", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "办好了" });
    await sheet.locator('input[type="file"]').setInputFiles(photo);
    await expect(sheet.getByRole("img", { name: "照片 1" })).toBeVisible();
    await sheet.getByLabel(/做了什么/).fill("请那户搬走了，地面也扫了。");
    await sheet.getByRole("button", { name: "办好了", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(home.page.getByRole("heading", { name: "办好了吗？" })).toBeVisible({ timeout: 60_000 });
    await home.page.getByRole("radio", { name: "办好了", exact: true }).check();
    await home.page.getByRole("radio", { name: /^5 星/ }).check();
    await home.page.getByRole("button", { name: "交给社区" }).click();
    await expect(home.page.getByText("报事人已确认")).toBeVisible();
  });
});

test("a car that never moves: given to the owners' committee, which takes it and answers in its own name", async ({
  linli,
  person,
}) => {
  const { resident, grid_worker, committee } = linli.sheet();
  const reporter = await person("reporter");
  await joinAs(reporter.page, linli, resident);
  const text = "8号楼前那辆白车停了一年多，轮胎都瘪了。";

  await test.step("it is reported", async () => {
    const { page } = reporter;
    await new Phone(page).open("/issues/new");
    await page.getByRole("button", { name: "车长期占位" }).click();
    await page.getByLabel(/说一句/).fill(text);
    await page.getByRole("button", { name: "报上去" }).click();
    await expect(page.getByRole("heading", { name: "车长期占位", level: 1 })).toBeVisible();
  });
  const path = new URL(reporter.page.url()).pathname;

  await test.step("the grid worker gives it to the owners' committee", async () => {
    const grid = await person("grid");
    await joinAs(grid.page, linli, grid_worker);
    const { page } = grid;
    await new Phone(page).open(path);
    await expect(page.getByText(text)).toBeVisible({ timeout: 60_000 });
    await page.getByRole("button", { name: "我来办" }).click();
    await page.getByRole("button", { name: "派给承办单位" }).click();
    const sheet = page.getByRole("dialog", { name: "派给承办单位" });
    await sheet.getByLabel(/派给/).first().selectOption({ label: "临江里业委会" });
    await sheet.getByRole("button", { name: "派给承办单位" }).click();
    await expect(sheet).toBeHidden();
  });

  await test.step("its contact takes it, and says in public what the committee does", async () => {
    const owners = await person("committee");
    await joinAs(owners.page, linli, committee);
    const { page } = owners;
    await new Phone(page).open("/issues/queue");
    await expect(page.locator(`a[href="${path}"]`).first()).toBeVisible({ timeout: 60_000 });
    await new Phone(page).open(path);
    await page.getByRole("button", { name: "报到，我们来办" }).click();
    await page.getByRole("button", { name: "回话", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "回话" });
    await sheet.getByRole("textbox").fill("车主联系上了，本周日前挪走；没挪的，我们请拖车。");
    await sheet.getByLabel(/邻居都能看到/).check();
    await sheet.getByRole("button", { name: "回话", exact: true }).click();
    await expect(sheet).toBeHidden();
    await expect(page.getByText(/本周日前挪走/)).toBeVisible();
    await owners.look("issue-committee");
  });

  await test.step("its reporter reads it", async () => {
    await expect(reporter.page.getByText(/本周日前挪走/)).toBeVisible({ timeout: 60_000 });
    await expect(reporter.page.getByText(/临江里业委会/).first()).toBeVisible();
  });
});
