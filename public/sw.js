// The app starts without a network after one visit. This file is all there is to that.
// The build replaces the two tokens below; unreplaced, nothing is kept and nothing breaks.
"use strict";

const VERSION = "/*VERSION*/";
/** Paths of everything the first screen loads; "/" is the page itself. */
const PRECACHE = /*PRECACHE*/[];
const CACHE = `linli-${VERSION}`;
/** How long a page may wait for the network before the kept one is shown, in milliseconds. */
const PATIENCE = 3000;

addEventListener("install", (event) => event.waitUntil(keepAll()));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", ({ data }) => {
  if (data === "skip-waiting") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/api/") || url.pathname.startsWith("/console")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (PRECACHE.includes(url.pathname)) event.respondWith(kept(request, url.pathname));
});

addEventListener("push", (event) => event.waitUntil(ring(event.data)));

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(goTo(event.notification.data));
});

/** Shows what the server says: of which kind the news are. A browser demands that something is shown. */
async function ring(data) {
  let said = {};
  try {
    said = data.json();
  } catch {
    // Nothing that can be read: then that there is something.
  }
  await registration.showNotification(said.title ?? "邻里 Linli", {
    body: said.text ?? "",
    tag: said.tag ?? "news",
    // In place of one that still stands there it is heard all the same.
    renotify: true,
    icon: "/icon-192.png",
    data: said.to ?? "/",
  });
}

/** How long a window may take to say that it goes there itself, in milliseconds. */
const ANSWER = 1000;

/** Leads a window to a page without loading it anew, so that what is typed there stays; whether it went. */
function led(there, path) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(true);
    setTimeout(() => resolve(false), ANSWER);
    there.postMessage({ to: path }, [port2]);
  });
}

/** Opens a page of this site: in a window that is there, or in a new one. */
async function goTo(path) {
  const to = new URL(typeof path === "string" ? path : "/", location.origin);
  if (to.origin !== location.origin) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((it) => !new URL(it.url).pathname.startsWith("/console"));
  let went = false;
  try {
    went = there && (await led(there, to.pathname) || await there.navigate(to.href));
  } catch {
    // A window that this worker does not serve cannot be led anywhere.
  }
  if (went) await there.focus();
  else await clients.openWindow(to.href);
}

/** Fills this version's cache. A file whose name carries its hash is taken from an older one. */
async function keepAll() {
  const cache = await caches.open(CACHE);
  await Promise.all(PRECACHE.map(async (path) => {
    const hashed = /-[0-9a-f]{8,}[._]/.test(path);
    const known = hashed && await caches.match(path);
    const response = known || await fetch(path, { cache: hashed ? "default" : "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await cache.put(path, response);
  }));
}

/** Drops the older versions and answers for pages that are already open. */
async function takeOver() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith("linli-") && name !== CACHE).map((name) => caches.delete(name)),
  );
  await clients.claim();
}

/** The network's page, or after a while the kept one: they differ only while a new version arrives. */
async function page(request) {
  const network = fetch(request);
  network.catch(() => "answered below; said here so that a late failure is not reported as unhandled");
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const first = await Promise.race([network, late]);
    if (first && first.status < 500) return first;
  } catch {
    // No network: the kept page is the answer.
  }
  const shell = await caches.match("/", { cacheName: CACHE });
  return shell ?? network;
}

/** A file of this version, from the phone first. */
async function kept(request, path) {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}
