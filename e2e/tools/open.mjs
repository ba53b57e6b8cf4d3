// Opens a built folder in Chromium and says what its first screen loaded: node open.mjs FOLDER.
// The last line is {"ready", "paths", "errors"} as JSON.
//
// The app marks the moment from which it fetches what is no part of the first load. What counts is
// all that was asked for before that mark, however slow or fast this machine is.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { browserArguments, browserPath } from "../browser.mjs";

const folder = resolve(process.argv[2]);
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

// Like a phone that reaches the files but no server: the app must start all the same.
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (pathname.startsWith("/api/")) return response.writeHead(503).end();
  const file = join(folder, pathname);
  const found = existsSync(file) && statSync(file).isFile() ? file : join(folder, "index.html");
  const packed = existsSync(`${found}.br`);
  response.writeHead(200, {
    "content-type": types[extname(found)] ?? "application/octet-stream",
    ...(packed ? { "content-encoding": "br" } : {}),
  });
  response.end(readFileSync(packed ? `${found}.br` : found));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: browserPath(), args: browserArguments });
// The service worker fetches its list for itself, so its requests are not the page's.
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const paths = new Set(["/"]);
const errors = [];
// The page's timeline tells of everything but icons and the manifest.
page.on("request", (request) => {
  const url = new URL(request.url());
  if (request.resourceType() === "other" && url.origin === origin) paths.add(url.pathname);
});
page.on("pageerror", (error) => errors.push(String(error)));
page.on("console", (message) => {
  if (message.type() === "error") errors.push(message.text());
});
await page.goto(origin);
const ready = await page
  .waitForFunction(
    () => document.body.dataset.ready === "true" && performance.getEntriesByName("rest").length,
    null,
    { timeout: 30_000 },
  )
  .then(() => true, () => false);
if (ready) {
  await page.waitForLoadState("networkidle");
  const first = await page.evaluate(() => {
    const [mark] = performance.getEntriesByName("rest");
    const asked = performance.getEntriesByType("resource");
    return asked.filter((it) => it.startTime < mark.startTime).map((it) => it.name);
  });
  for (const name of first) {
    const url = new URL(name);
    if (url.origin === origin && !url.pathname.startsWith("/api/")) paths.add(url.pathname);
  }
}
await browser.close();
server.close();
console.log(JSON.stringify({ ready, paths: [...paths].sort(), errors }));
process.exit(ready ? 0 : 1);
