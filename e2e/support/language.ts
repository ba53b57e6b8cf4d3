import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const top = resolve(import.meta.dirname, "..", "..");
const han = /\p{Script=Han}/u;

type Catalogue = { [key: string]: string | Catalogue };

/** What a reader of English must not meet: the Chinese texts of the catalogues, gaps and all. */
const chinese = ["app", "domain"].flatMap((crate) => {
  const [zh, en] = ["zh-CN", "en"].map((lang) => {
    const file = resolve(top, crate, "locales", `${lang}.json`);
    return new Map(flat(JSON.parse(readFileSync(file, "utf8")) as Catalogue));
  });
  return [...zh]
    .filter(([key, text]) => {
      // No screen of residents says what a home is used for; a building may be called 商铺.
      if (key.startsWith("usage.")) return false;
      // Without its gaps a text must still be enough to tell it from a neighbour's own words.
      const words = text.replace(/\{[^}]*\}/g, "");
      return en.get(key) !== text && (words === text ? han.test(text) : countHan(words) >= 2);
    })
    .map(([key, text]) => ({ key, pattern: patternOf(text) }));
});

/** What the sample's people wrote themselves, of votes, works and activities, though a catalogue says the same. */
const theirOwn = new Set(["改不改", "钱怎么出", "如何管", "加装电梯", "陪诊", "本社区居民"]);

/** The texts among these that are a catalogue's Chinese, each with its key. */
export function chineseAmong(texts: string[]): string[] {
  const trimmed = texts.map((text) => text.trim());
  const met = trimmed.filter((text) => han.test(text) && !theirOwn.has(text));
  return met.flatMap((text) => {
    const found = chinese.find(({ pattern }) => pattern.test(text));
    return found ? [`${found.key}: ${text}`] : [];
  });
}

function flat(catalogue: Catalogue, before = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    const name = before ? `${before}.${key}` : key;
    return typeof value === "string" ? [[name, value] as [string, string]] : flat(value, name);
  });
}

function countHan(text: string) {
  return [...text].filter((letter) => han.test(letter)).length;
}

function patternOf(text: string) {
  const parts = text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "u");
}
