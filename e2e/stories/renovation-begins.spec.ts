import type { Locator } from "@playwright/test";
import { joinAs } from "../pages/door.ts";
import { Office } from "../pages/office.ts";
import { Renovation } from "../pages/renovation.ts";
import { expect, test } from "../support/story.ts";

const PLAN = "临江里小区改造（第二次）";
const MENU = [
  "类别,项目,计量单位,单价元,范围,方案,数量",
  "基础类,屋面防水翻修,m²,126,楼栋,SBS改性沥青|TPO卷材,4200",
  "完善类,非机动车棚,个,18000,小区,钢棚|膜结构,2",
].join("\n");

test.use({ words: ["--plan", "survey"] });

const later = (days: number) => ["--clock-ahead-hours", String(24 * days)];
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a plan goes by hand from whether, over what and how, to its tender", async ({ linli, person, worker }) => {
  const { resident } = linli.sheet();
  const home = await person("home");
  const staff = await worker("staff");
  const office = new Office(staff.page, linli);
  const hers = new Renovation(home.page);
  const { page } = staff;

  /** Opens the form of an act; after it is sent the sheet goes. */
  const act = async (name: string, fill: (sheet: Locator) => Promise<unknown>, yes = name) => {
    await page.getByRole("button", { name, exact: true }).click({ timeout: 60_000 });
    const sheet = office.sheet(name);
    await fill(sheet);
    await sheet.getByRole("button", { name: yes, exact: true }).click();
    await expect(sheet).toBeHidden();
  };
  const sleep = async (days: number) => {
    await linli.killHard();
    await linli.startAgain(later(days));
    await page.reload();
  };

  await test.step("the plan that came to nothing ends, and another begins", async () => {
    await office.signIn();
    await office.open("renovation");
    await act("终止改造", (sheet) => sheet.getByLabel("为什么").fill("街道今年重新申报"));
    await act("重新启动改造", async (sheet) => {
      await sheet.getByLabel("方案名称").fill(PLAN);
      await sheet.getByLabel("谁牵头").fill("临江里业委会");
    }, "启动改造");
    await expect(page.getByRole("heading", { name: PLAN, level: 1 })).toBeVisible();
    await act("开始问改不改", (sheet) => sheet.getByLabel("截止日").fill(day(10)));
    await staff.look("office-renovation-asked");
  });

  await test.step("a home says that it wants it", async () => {
    await joinAs(home.page, linli, resident);
    await hers.open(PLAN);
    await home.page.getByRole("radio", { name: "改", exact: true }).check();
    await home.page.getByRole("button", { name: /^就答“改”/ }).click();
    await expect(hers.question("改不改")).toContainText("已答");
  });

  await test.step("once its days are over, the menu is pasted, and the home orders", async () => {
    await sleep(12);
    await act("公布菜单", async (sheet) => {
      await sheet.getByLabel("菜单表格").fill(MENU);
      await expect(sheet.getByText("读到 2 项")).toBeVisible();
      await sheet.getByLabel("截止日").fill(day(20));
    });
    await hers.open(PLAN);
    await home.page.getByRole("checkbox", { name: /非机动车棚/ }).check();
    await home.page.getByRole("button", { name: "就点这 1 项" }).click();
    await expect(hers.question("改什么")).toContainText("已答");
    await home.look("renovation-ordered");
  });

  await test.step("what is built is taken from the menu, and its designs stand side by side", async () => {
    await sleep(22);
    await act("确定改造内容", async (sheet) => {
      await sheet.getByRole("checkbox", { name: /屋面防水翻修/ }).check();
      await sheet.getByRole("checkbox", { name: /非机动车棚/ }).check();
    });
    await act("公布方案比选", async (sheet) => {
      await sheet.getByLabel("选一项").or(sheet.getByLabel("项目")).first().selectOption({ label: "非机动车棚" });
      await sheet.getByLabel("问什么").fill("车棚做成哪一种");
      for (const [number, name] of ["钢棚", "膜结构"].entries()) {
        await sheet.getByLabel("方案名称").nth(number).fill(name);
        await sheet.getByLabel("一句话说好处和代价").nth(number).fill(`${name}，一年一检`);
        await sheet.getByLabel("总价（元）").nth(number).fill(`${36000 + number * 4000}`);
      }
      await sheet.getByLabel("截止日").fill(day(30));
    });
    await hers.open(PLAN);
    await hers.choose("车棚做成哪一种", "钢棚");
  });

  await test.step("the choice is counted; money, manager and the owners' word make it a plan", async () => {
    await sleep(32);
    await page.getByRole("button", { name: "汇总：车棚做成哪一种" }).click({ timeout: 60_000 });
    await act("公布资金安排", (sheet) => expect(sheet.getByText(/政府出/).first()).toBeVisible());
    await act("公布如何管", async (sheet) => {
      await sheet.getByLabel("单位").fill("临江物业");
      await sheet.getByLabel(/^物业费/).fill("1.2");
      await sheet.getByLabel("维修资金怎么补").fill("按建筑面积每年补一次");
      await sheet.getByLabel("管哪些，坏了找谁").fill("车棚和屋面归物业管，坏了打值班电话。");
    });
    await act("方案通过", (sheet) => expect(sheet.getByText(/没有要业主依法表决的事/)).toBeVisible());
    await staff.look("office-renovation-adopted");
  });

  await test.step("applied for, approved, and put out to tender, each with its days and its paper", async () => {
    await act("公布计划进度", (sheet) => sheet.getByLabel("招标", { exact: false }).first().fill(day(60)));
    for (const [to, note] of [
      ["已申请", "临街改申〔2026〕3号"],
      ["已批准", "洪改办〔2026〕12号"],
      ["招标", "由街道公共资源交易站组织"],
    ]) {
      await act("进到下一步", async (sheet) => {
        await sheet.getByRole("radio", { name: new RegExp(to!) }).check();
        await sheet.getByLabel("说明").fill(note!);
      });
    }
    await hers.open(PLAN);
    await expect(home.page.getByText(/招标/).first()).toBeVisible({ timeout: 60_000 });
    await expect(home.page.getByText("由街道公共资源交易站组织")).toBeVisible({ timeout: 60_000 });
    await home.look("renovation-tender");
  });
});
