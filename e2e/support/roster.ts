import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const samples = resolve(import.meta.dirname, "..", "..", "testkit", "samples");

/** The sample roster as the office gets it. */
export const rosterFile = join(samples, "roster.xlsx");

/** The sample roster with faults in it. */
export const badRosterFile = join(samples, "roster-bad.csv");

/** The sample roster as older programs write it: GB18030 without a mark. */
export const oldRosterFile = join(samples, "roster-gb18030.csv");

/** What is wrong with the roster that has faults, by the row of the file. */
export function expectedFaults(): { row: number; code: string; field: string }[] {
  return JSON.parse(readFileSync(join(samples, "roster-bad.expected.json"), "utf8")).faults;
}

/** The lines of the sample roster as text, the headings first. */
export function rosterLines(): string[] {
  const text = readFileSync(join(samples, "roster-utf8.csv"), "utf8");
  return text.replace(/^\uFEFF/, "").trim().split(/\r?\n/);
}

/** What one must know to join as an owner. */
export type Owner = { address: string; name: string; tail: string };

/** Dwellings of a building with one owner, who owns nothing else in the compound. */
export function owners(building: string, count: number): Owner[] {
  const [, ...rows] = rosterLines().map((line) => line.split(","));
  const times = (name: string) => rows.filter((row) => row[7]?.includes(name)).length;
  return rows
    .filter(([where, , , , usage]) => where === building && usage === "住宅")
    .filter((row) => row[7] && !/[、,;；\s]/.test(row[7]) && times(row[7]) === 1 && row[8]?.length === 4)
    .slice(0, count)
    .map((row) => ({ address: `${row[0]}${row[1]}${row[3]}`, name: row[7], tail: row[8] }));
}
