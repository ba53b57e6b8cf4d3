import { joinAs } from "../pages/door.ts";
import { Phone } from "../pages/phone.ts";
import { expect, test } from "../support/story.ts";

test("who is ready to be nominated asks for it, other households endorse, and an election is shown the list", async ({
  linli,
  person,
}) => {
  const { resident, neighbour } = linli.sheet();
  const hers = await person("resident");
  const his = await person("neighbour");
  const [home, nextDoor] = [new Phone(hers.page), new Phone(his.page)];

  await test.step("she puts her name down, and reads what is missing", async () => {
    await joinAs(hers.page, linli, resident);
    await home.open("/points/nominees");
    await hers.page.getByRole("button", { name: "我愿意被推荐" }).click({ timeout: 30_000 });
    await hers.look("nominees-consent");
    await hers.page.getByRole("button", { name: "同意，报名" }).click();
    await expect(hers.page.getByText("还差 5 位邻居推荐", { exact: false })).toBeVisible();
    await expect(hers.page.getByText("已上名单")).toHaveCount(1, { timeout: 30_000 });
    await hers.look("nominees");
  });

  // As neighbours read her: the house and the family name.
  const line = () => his.page.getByRole("listitem").filter({ hasText: `${resident.name[0]}*` }).filter({ hasText: "累计 95 分" });
  await test.step("a neighbour endorses her without a network, and she reads the number and no name", async () => {
    await joinAs(his.page, linli, neighbour);
    await nextDoor.open("/points/nominees");
    await expect(line()).toContainText("0 位邻居推荐", { timeout: 30_000 });
    await his.goOffline();
    await line().getByRole("button", { name: "推荐", exact: true }).click();
    await expect(line()).toContainText("1 位邻居推荐");
    await expect(hers.page.getByText("还差 5 位邻居推荐", { exact: false })).toBeVisible();
    await his.goOnline();
    await expect(hers.page.getByText("还差 4 位邻居推荐", { exact: false })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("he takes it back", async () => {
    await line().getByRole("button", { name: "收回推荐" }).click();
    await expect(hers.page.getByText("还差 5 位邻居推荐", { exact: false })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("whoever has points and endorsements enough is shown where representatives are nominated", async () => {
    await nextDoor.open("/councils");
    await his.page.getByRole("link", { name: /7号楼居民小组/ }).first().click({ timeout: 30_000 });
    await his.page.getByRole("link", { name: /推选居民代表/ }).first().click({ timeout: 30_000 });
    const section = his.page.getByRole("region", { name: "推荐名单" });
    await expect(section.getByRole("listitem")).toHaveCount(1, { timeout: 30_000 });
    await his.look("nominees-election");
    await section.getByRole("button", { name: "提名这位" }).click();
    await expect(section).toHaveCount(0);
    await expect(his.page.getByText("会议成员提名，1 人支持")).toHaveCount(4, { timeout: 30_000 });
  });

  await test.step("she leaves the list, and her line is gone", async () => {
    await hers.page.getByRole("button", { name: "退出名单" }).click();
    await hers.page.getByRole("dialog").getByRole("button", { name: "退出名单" }).click();
    await expect(hers.page.getByRole("button", { name: "我愿意被推荐" })).toBeVisible();
    await nextDoor.open("/points/nominees");
    await expect(line()).toHaveCount(0, { timeout: 30_000 });
  });
});
