// Bundles one style sheet with everything it imports and lowers it for the oldest engines we
// support (those with cascade layers): node styles.mjs IN OUT
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundle } from "lightningcss";

const [input, output] = process.argv.slice(2);
const version = (major, minor = 0) => (major << 16) | (minor << 8);
const targets = {
  chrome: version(99),
  android: version(99),
  firefox: version(97),
  safari: version(15, 4),
  ios_saf: version(15, 4),
};
const { code, warnings } = bundle({ filename: input, minify: true, targets });
for (const { message, loc } of warnings) console.error(`${loc.filename}:${loc.line}: ${message}`);
if (warnings.length > 0) process.exit(1);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, code);
