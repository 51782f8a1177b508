/**
 * Caches the pages of an activity that were opened on this device, for when there is no connection (docs/decisions/0005-documents-on-the-device.md). The network
 * is asked first, always. Only students' pages, all under /a/: no teacher's page, no action, nothing of /api, /sync or /live.
 *
 * All is in one cache, `crosscase/<student>/pages/<build>` (lib/sync/format/browser-storage.ts): it is deleted with what is the student's (S1),
 * and when another build is there.
 */
const prefix = "crosscase/";
const offlinePage = "/a/offline";
/** ms without an answer after which the cached page is shown. */
const maxWait = 10_000;
/** ms: a session ends after that long without use, and its pages are not shown any longer (Q20). */
const maxAge = 12 * 3_600_000;
/** The header of a cached page that has the time when it was cached. Devices have pages with it. */
const cachedAtHeader = "x-kept-at";

/** Our server's answers have this header (lib/wire/our-server.ts). What a school's filter or a captive portal answers is shown, and changes nothing in the cache. */
const isOwn = (answer) => answer.headers.has("x-crosscase");

/** Answers of pages that have not sent yet whose they are, by client. */
const unowned = new Map();

self.addEventListener("install", () => self.skipWaiting());
// Earlier builds switched preloaded navigations on: in Firefox no page opens without a server then.
self.addEventListener("activate", (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.disable()])),
);

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate" && pathname.startsWith("/a/")) event.respondWith(answerPage(event, pathname + search));
  else if (pathname.startsWith("/_next/static/")) event.respondWith(answerAsset(event));
});

self.addEventListener("message", (event) => {
  if (typeof event.data?.keep === "object")
    event.waitUntil(cacheFor(event.source.id, event.data.keep).catch(() => undefined));
});

/** From the cache only when the network fails, or does not answer for long. */
async function answerPage(event, at) {
  const network = askNetwork(event, at);
  try {
    return (await Promise.race([network, afterMaxWait()])) ?? (await findCachedPage(at)) ?? (await network);
  } catch {
    return (
      (await findCachedPage(at)) ??
      (await findLastPage(at)) ??
      (await caches.match(offlinePage, anyVary)) ??
      Response.error()
    );
  }
}

async function askNetwork(event, at) {
  const answer = await fetch(event.request);
  const isPage =
    answer.ok &&
    isOwn(answer) &&
    !answer.redirected &&
    (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (isPage) awaitOwner(event.resultingClientId, { at, answer: answer.clone() });
  // The page is not open to this student any more, or not now: so it is not shown without a connection either.
  else if (answer.type === "opaqueredirect") event.waitUntil(removeIfReached(at));
  else if (isOwn(answer) && answer.status >= 400 && answer.status < 500) event.waitUntil(remove(at));
  return answer;
}

/** A redirect does not show who sent it: it was our server if that answers. */
async function removeIfReached(at) {
  const answer = await fetch("/healthz", { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (answer?.ok && isOwn(answer)) await remove(at);
}

function awaitOwner(client, page) {
  unowned.set(client, page);
  setTimeout(() => unowned.delete(client), 30_000);
}

/** A page sends whose it is and its path. Its answer is cached; where Next has changed the page without a load, it is fetched first. */
async function cacheFor(client, { cache: name, at, assets, withheld }) {
  for (const other of await ownCaches()) if (other !== name) await caches.delete(other);
  // Opened before anything is awaited: if it is deleted meanwhile, what is put into it later is gone too.
  const cache = await caches.open(name);
  for (const path of withheld) await cache.delete(path);
  const page = unowned.get(client);
  unowned.delete(client);
  const [, student] = name.split("/");
  const needed = [
    ...assets,
    ...(await cachePage(cache, at, page?.at === at ? page.answer : await fetchPage(at), student)),
  ];
  if ((await cache.match(offlinePage, anyVary)) === undefined)
    needed.push(...(await cachePage(cache, offlinePage, await fetchPage(offlinePage), "")));
  await Promise.all(needed.map((asset) => cacheAsset(cache, asset)));
}

async function fetchPage(at) {
  const answer = await fetch(at, { redirect: "manual", headers: { accept: "text/html" } });
  return answer.ok && isOwn(answer) ? answer : null;
}

/** Caches a page with its headers, since its policy names the nonces that are in it. Returns the assets that it loads. */
async function cachePage(cache, at, answer, student) {
  if (answer === null) return [];
  const html = await answer.text();
  // Someone else has signed in since.
  if (!html.includes(student)) return [];
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  headers.set(cachedAtHeader, String(Date.now()));
  // The page shows by this that it is a copy (components/page-frame/offline).
  await cache.put(at, new Response(html.replace("<html ", "<html data-kept "), { headers }));
  return html.match(/\/_next\/static\/[^"'\\<>\s)]+/g) ?? [];
}

async function cacheAsset(cache, url) {
  if ((await cache.match(url, anyVary)) !== undefined) return;
  const answer = await fetch(url);
  if (answer.ok && isOwn(answer)) await cache.put(url, answer);
}

/** An asset's name contains a hash of its content, so a cached one is never out of date. */
async function answerAsset(event) {
  const found = await caches.match(event.request, anyVary);
  if (found !== undefined) return found;
  const answer = await fetch(event.request);
  if (answer.ok && isOwn(answer)) event.waitUntil(addAsset(event.request.url, answer.clone()));
  return answer;
}

async function addAsset(url, answer) {
  const [name] = await ownCaches();
  if (name !== undefined) await (await caches.open(name)).put(url, answer);
}

async function findCachedPage(at) {
  const copy = await caches.match(at, anyVary);
  if (copy === undefined || Date.now() - Number(copy.headers.get(cachedAtHeader)) < maxAge) return copy;
  await remove(at);
}

/** An activity's own path redirects to the page of its phase: without a connection, to the one that was opened last. */
async function findLastPage(at) {
  if (!/^\/a\/[^/]+$/.test(at)) return;
  for (const name of await ownCaches()) {
    const pages = (await (await caches.open(name)).keys()).filter(({ url }) =>
      new URL(url).pathname.startsWith(`${at}/`),
    );
    const last = pages.at(-1);
    if (last !== undefined) return Response.redirect(last.url);
  }
}

async function remove(at) {
  for (const name of await ownCaches()) await (await caches.open(name)).delete(at);
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

const anyVary = { ignoreVary: true };
const afterMaxWait = () => new Promise((over) => setTimeout(over, maxWait, null));
