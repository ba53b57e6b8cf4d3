// Which browser the stories drive, and how it is started.
import { existsSync } from "node:fs";

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The machine's Chromium: LINLI_CHROMIUM, or one of the usual places. */
export function browserPath() {
  const path = process.env.LINLI_CHROMIUM ?? usual.find((path) => existsSync(path));
  if (!path) throw new Error("No Chromium found: install it, or set LINLI_CHROMIUM.");
  return path;
}

/** Quiet, without a sandbox (tests may run as root) and without the network services of its own. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
