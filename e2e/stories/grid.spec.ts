import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

const WORDS = "血压药还够吃一个星期，说好下周再来看。";
const EVENING = "今天三楼的灯又问了一遍，明天盯着物业换。";

test("a grid worker's day with the network cut: what to carry, a visit, the log, back online, read by the office", async ({
  linli,
  person,
}) => {
  const { grid_worker } = linli.sheet();
  const grid = await person("grid");
  await joinAs(grid.page, linli, grid_worker);
  const { page } = grid;
  const phone = new Phone(page);

  await test.step("the day opens from home, with the route", async () => {
    await phone.open("/");
    // Rows of home move while records arrive: the way is seen there, and taken by its address.
    const way = page.getByRole("link", { name: "今天的路线" });
    await phone.open((await way.getAttribute("href")) ?? "");
    await expect(page.getByRole("heading", { name: "今天去哪儿" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "出门带齐了吗" })).toBeVisible({ timeout: 30_000 });
    await grid.look("grid-day");
    await grid.goOffline();
  });

  await test.step("what is carried is ticked", async () => {
    for (const item of ["工作证", "便民联系卡", "手电筒"]) await page.getByLabel(item, { exact: true }).check();
    await page.getByRole("button", { name: "带齐了，出门" }).click();
    await expect(page.getByText("今天带了 3 样")).toBeVisible();
  });

  await test.step("a home that is due is visited", async () => {
    const due = page.getByRole("link", { name: /陈奶奶/ });
    await due.click();
    await expect(page.getByText("陈奶奶 · 独居老人")).toBeVisible();
    await page.getByRole("button", { name: "小事", exact: true }).click();
    await page.getByLabel(/写几句/).fill(WORDS);
    await grid.look("grid-visit");
    await page.getByRole("button", { name: "记下", exact: true }).click();
    await expect(page.getByRole("heading", { name: "今天去哪儿" })).toBeVisible();
    await expect(page.getByRole("link", { name: /陈奶奶/ })).toHaveCount(0);
    await expect(page.getByText(/走访一户 · 小事/)).toBeVisible();
  });

  await test.step("the day is closed with one's own words", async () => {
    await page.getByRole("button", { name: "收工", exact: true }).click();
    const sheet = page.getByRole("dialog", { name: "收工" });
    await sheet.getByLabel(/今天想说的/).fill(EVENING);
    await sheet.getByRole("button", { name: "收工，交给社区" }).click();
    await expect(page.getByText(EVENING)).toBeVisible();
    await expect(page.getByRole("button", { name: "收工", exact: true })).toHaveCount(0);
    await grid.look("grid-closed");
    await grid.goOnline();
  });

  await test.step("the office reads the log, and no home in it", async () => {
    const worker = await person("worker");
    const office = new Office(worker.page, linli);
    await office.signIn();
    await office.open("grid/days");
    const row = worker.page.getByRole("row").filter({ hasText: EVENING });
    await expect(row).toHaveCount(1, { timeout: 60_000 });
    await expect(row.getByText(/走访一户 · 小事/)).toBeVisible();
    await expect(row.getByText(WORDS)).toHaveCount(0);
    await worker.look("office-grid-days");
  });

  await test.step("a neighbour reads numbers on the board, and nothing of the visit", async () => {
    const neighbour = await person("neighbour");
    await joinAs(neighbour.page, linli, linli.sheet().neighbour);
    await new Phone(neighbour.page).open("/grid");
    await expect(neighbour.page.getByText(/走访 \d+ 次/)).toBeVisible({ timeout: 30_000 });
    await expect(neighbour.page.getByText(WORDS)).toHaveCount(0);
    await new Phone(neighbour.page).open("/grid/day");
    await expect(neighbour.page.getByText("这里给跑网格的人用")).toBeVisible();
  });
});

test("the board: read signed out, a station filled and ended by the office, printed with a code", async ({
  linli,
  person,
}) => {
  const worker = await person("worker");
  const office = new Office(worker.page, linli);
  await office.signIn();
  const { page } = worker;
  const guest = await person("guest");

  await test.step("the vacancies are found, and one is filled by name", async () => {
    await office.open("grid");
    const plan = page.getByRole("group", { name: "各楼有谁" });
    const building = plan.getByRole("link", { name: /^7 ?号楼/ });
    await expect(building).toContainText(/网格员 .+，楼栋长 .+，空缺 \d+ 个，本周走访 \d+ 次/);
    await building.click();
    const stations = page.getByRole("table", { name: "网格公示牌", exact: true }).locator("tbody tr");
    await expect(stations).toHaveCount(6);
    await page.getByText("看表格").first().click();
    const behind = page.getByRole("table", { name: "各楼有谁，表格" });
    await expect(behind.getByRole("row").filter({ hasText: "7号楼" }).first()).toBeVisible();
    await worker.look("office-grid-building");
    const size = page.viewportSize()!;
    await page.setViewportSize({ width: 1280, height: 800 });
    await worker.look("office-grid-building-desk");
    await page.setViewportSize(size);
    await building.click();
    await expect(stations).not.toHaveCount(6);
    await page.getByRole("button", { name: /^只看空缺/ }).click();
    const row = page.getByRole("row").filter({ hasText: "空缺" }).filter({ hasText: "调解员" }).first();
    await expect(row).toBeVisible();
    await worker.look("office-grid");
    await row.getByRole("button", { name: "任命" }).click();
    const sheet = page.getByRole("dialog", { name: /调解员/ });
    await sheet.getByLabel("不在系统里的人").check();
    await sheet.getByLabel("姓名").fill("欧阳明月");
    await sheet.getByRole("button", { name: "任命" }).click();
    await expect(sheet).toBeHidden();
    await page.getByRole("button", { name: /^只看空缺/ }).click();
    await page.getByRole("searchbox", { name: "找楼、岗位、姓名" }).fill("欧阳明月");
    await expect(page.getByRole("row").filter({ hasText: "欧阳明月" })).toHaveCount(1);
  });

  await test.step("a guest reads the family name and no more", async () => {
    const row = page.getByRole("row").filter({ hasText: "欧阳明月" });
    const building = (await row.getByRole("cell").first().textContent())!.trim();
    await new Phone(guest.page).open("/grid");
    // On the plan the number stands apart from its word.
    const plate = building.replace(/^(\d+)/, "^$1\\s*");
    await guest.page.getByRole("button", { name: new RegExp(plate) }).click();
    await expect(guest.page.getByText("欧阳**")).toBeVisible({ timeout: 60_000 });
    await expect(guest.page.getByText("欧阳明月")).toHaveCount(0);
    await guest.look("grid-board-guest");
  });

  await test.step("the board prints, a sheet a building, with a code", async () => {
    await office.open("grid/print");
    await expect(page.getByRole("heading", { name: "7号楼 网格公示牌" })).toBeVisible();
    await expect(page.getByRole("img", { name: "扫码看这栋楼的网格公示牌" }).first()).toBeVisible();
    await worker.look("office-grid-print");
  });

  await test.step("ended, it is vacant again", async () => {
    await office.open("grid");
    await page.getByRole("searchbox", { name: "找楼、岗位、姓名" }).fill("欧阳明月");
    const row = page.getByRole("row").filter({ hasText: "欧阳明月" });
    await row.getByRole("button", { name: "离任" }).click();
    const sheet = page.getByRole("dialog", { name: "办理离任" });
    await sheet.getByLabel("理由").fill("搬到外地了");
    await sheet.getByRole("button", { name: "离任" }).click();
    await expect(page.getByRole("row").filter({ hasText: "欧阳明月" })).toHaveCount(0);
  });
});

test("a task pushed down: checked against the lists of duties, turned back in public", async ({ linli, person }) => {
  const worker = await person("worker");
  const office = new Office(worker.page, linli);
  await office.signIn();
  const { page } = worker;
  await office.open("grid/tasks");
  const row = page.getByRole("row").filter({ hasText: "代收沿街商铺的消防承诺书" });
  await expect(row.getByText("街道消防工作站").first()).toBeVisible();
  await row.getByRole("button", { name: "审核" }).click();
  const sheet = page.getByRole("dialog", { name: "审核" });
  await expect(sheet.getByLabel("准入，由社区来办")).toBeVisible();
  const listed = "街道消防工作站：沿街商铺的消防检查，承诺书的收取";
  await sheet.getByLabel("是清单上的哪一条").selectOption({ label: listed });
  await expect(sheet.getByText(/不能准入/)).toBeVisible();
  await expect(sheet.getByLabel("准入，由社区来办")).toHaveCount(0);
  await sheet.getByLabel("理由").fill("这是消防工作站的职责，社区可以帮着通知商铺。");
  await sheet.getByRole("button", { name: "退回" }).click();
  await expect(sheet).toBeHidden();
  await expect(row.getByText("已退回")).toBeVisible();
  await worker.look("office-grid-tasks");
  const neighbour = await person("neighbour");
  await joinAs(neighbour.page, linli, linli.sheet().neighbour);
  await new Phone(neighbour.page).open("/grid");
  await expect(neighbour.page.getByText(/社区可以帮着通知商铺/)).toBeVisible({ timeout: 60_000 });
  await expect(neighbour.page.getByText(/这是“街道消防工作站”清单上的/)).toBeVisible();
});

test("a home reads what it agreed to with the grid worker, and ends it", async ({ linli, person }) => {
  const neighbour = await person("neighbour");
  await joinAs(neighbour.page, linli, linli.sheet().neighbour);
  const { page } = neighbour;
  await new Phone(page).open("/me/privacy");
  const row = page.getByRole("listitem").filter({ hasText: "有人常来看看" });
  await expect(row.getByText(/每 30 天一次，找老师傅/)).toBeVisible({ timeout: 60_000 });
  // Why they come is for those who visit alone.
  await expect(page.getByText("病后休养")).toHaveCount(0);
  await neighbour.look("privacy-care");
  await row.getByRole("button", { name: "不用再来了" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "不用来了" }).click();
  await expect(row).toHaveCount(0);

  await test.step("and the grid worker has the line no more", async () => {
    const grid = await person("grid");
    await joinAs(grid.page, linli, linli.sheet().grid_worker);
    await neighbour.page.reload();
    await expect(row).toHaveCount(0);
    await new Phone(grid.page).open("/grid/day");
    await expect(grid.page.getByRole("heading", { name: "今天去哪儿" })).toBeVisible({ timeout: 60_000 });
    await expect(grid.page.getByText("老师傅")).toHaveCount(0);
  });
});
