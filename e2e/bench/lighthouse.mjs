// Lighthouse for a phone, simulated throttling, on the page as the server sends it; median of three.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { browserArguments, browserPath } from "../browser.mjs";
import { Linli } from "../support/linli.mjs";

const linli = await Linli.start("bench-lighthouse");
const folder = mkdtempSync(join(tmpdir(), "linli-lighthouse-"));
const runs = [1, 2, 3].map((number) => {
  const output = join(folder, `${number}.json`);
  const { status, stderr } = spawnSync(
    join(import.meta.dirname, "..", "node_modules", ".bin", "lighthouse"),
    [
      `${linli.origin}/`,
      "--quiet",
      "--only-categories=performance",
      "--form-factor=mobile",
      "--throttling-method=simulate",
      "--output=json",
      `--output-path=${output}`,
      `--chrome-flags=--headless=new ${browserArguments.join(" ")}`,
    ],
    { env: { ...process.env, CHROME_PATH: browserPath() }, encoding: "utf8", timeout: 180_000 },
  );
  if (status !== 0) throw new Error(`lighthouse: ${stderr}`);
  const { categories, audits } = JSON.parse(readFileSync(output, "utf8"));
  return {
    score: Math.round(categories.performance.score * 100),
    lcp: Math.round(audits["largest-contentful-paint"].numericValue),
    tbt: Math.round(audits["total-blocking-time"].numericValue),
  };
});
await linli.remove();
rmSync(folder, { recursive: true });

const median = (key) => runs.map((run) => run[key]).sort((a, b) => a - b)[1];
const figures = [
  { name: "lighthouse_mobile", value: median("score"), unit: "points", aim: "≥ 95" },
  { name: "lighthouse_lcp", value: median("lcp"), unit: "ms", aim: "≤ 1500" },
  { name: "lighthouse_tbt", value: median("tbt"), unit: "ms", aim: "≤ 200" },
];
for (const figure of figures) console.log(JSON.stringify(figure));
process.exit(0);
