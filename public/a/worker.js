/**
 * Keeps the pages of an activity that were opened on this device, for when there is no connection (docs/decisions/0031). The network
 * is asked first, always. Students' pages only, all under /a/: no teacher's page, no action, nothing of /api, /sync or /live.
 *
 * What is kept is in one cache, `crosscase/<student>/pages/<build>`: it goes with the student (S1) and with the build.
 */
const prefix = "crosscase/";
const noCopyPage = "/a/offline";
/** ms without an answer after which a page is shown as it was kept. */
const patience = 10_000;
/** ms: a session ends after that long without use, and what it showed with it (Q20). */
const oldest = 12 * 3_600_000;
const keptAt = "x-kept-at";

/** Our server's answers have this header (lib/wire/our-server.ts). What a school's filter or a captive portal answers is shown, and changes nothing here. */
const isOwn = (answer) => answer.headers.has("x-crosscase");

/** What the network answered to a page that has not said yet whose it is, by client. */
const unclaimed = new Map();

self.addEventListener("install", () => self.skipWaiting());
// Preloaded navigations were on once: in Firefox they keep a page from opening without a server.
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
    event.waitUntil(keep(event.source.id, event.data.keep).catch(() => undefined));
});

/** Stale only when the network fails, or says nothing for long. */
async function answerPage(event, at) {
  const network = askNetwork(event, at);
  try {
    return (await Promise.race([network, silence()])) ?? (await copyOf(at)) ?? (await network);
  } catch {
    return (await copyOf(at)) ?? (await lastOf(at)) ?? (await caches.match(noCopyPage, anyVary)) ?? Response.error();
  }
}

async function askNetwork(event, at) {
  const answer = await fetch(event.request);
  const isPage =
    answer.ok &&
    isOwn(answer) &&
    !answer.redirected &&
    (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (isPage) claimLater(event.resultingClientId, { at, answer: answer.clone() });
  // It is not this student's any more, or not now: so it is not without a connection either.
  else if (answer.type === "opaqueredirect") event.waitUntil(forgetIfReached(at));
  else if (isOwn(answer) && answer.status >= 400 && answer.status < 500) event.waitUntil(forget(at));
  return answer;
}

/** Who redirects does not show: it was our server if that is there. */
async function forgetIfReached(at) {
  const answer = await fetch("/healthz", { cache: "no-store", redirect: "manual" }).catch(() => null);
  if (answer?.ok && isOwn(answer)) await forget(at);
}

function claimLater(client, page) {
  unclaimed.set(client, page);
  setTimeout(() => unclaimed.delete(client), 30_000);
}

/** A page says whose it is and where: what it was answered is kept, or, where Next has changed the page without a load, asked for. */
async function keep(client, { cache: name, at, assets, withheld }) {
  for (const other of await ownCaches()) if (other !== name) await caches.delete(other);
  // Before anything is waited for: what is cleared meanwhile takes this with it, whatever is put in later.
  const cache = await caches.open(name);
  for (const path of withheld) await cache.delete(path);
  const page = unclaimed.get(client);
  unclaimed.delete(client);
  const [, student] = name.split("/");
  const needed = [
    ...assets,
    ...(await keepPage(cache, at, page?.at === at ? page.answer : await fetchPage(at), student)),
  ];
  if ((await cache.match(noCopyPage, anyVary)) === undefined)
    needed.push(...(await keepPage(cache, noCopyPage, await fetchPage(noCopyPage), "")));
  await Promise.all(needed.map((asset) => keepAsset(cache, asset)));
}

async function fetchPage(at) {
  const answer = await fetch(at, { redirect: "manual", headers: { accept: "text/html" } });
  return answer.ok && isOwn(answer) ? answer : null;
}

/** With its headers: its policy names the nonces that are in it. Returns what it loads. */
async function keepPage(cache, at, answer, student) {
  if (answer === null) return [];
  const html = await answer.text();
  // Someone else has signed in since.
  if (!html.includes(student)) return [];
  const headers = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) headers.delete(name);
  headers.set(keptAt, String(Date.now()));
  // The page shows by this that it is a copy (components/page-frame/offline).
  await cache.put(at, new Response(html.replace("<html ", "<html data-kept "), { headers }));
  return html.match(/\/_next\/static\/[^"'\\<>\s)]+/g) ?? [];
}

async function keepAsset(cache, url) {
  if ((await cache.match(url, anyVary)) !== undefined) return;
  const answer = await fetch(url);
  if (answer.ok && isOwn(answer)) await cache.put(url, answer);
}

/** Their names say what is in them: what is kept is right. */
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

async function copyOf(at) {
  const copy = await caches.match(at, anyVary);
  if (copy === undefined || Date.now() - Number(copy.headers.get(keptAt)) < oldest) return copy;
  await forget(at);
}

/** An activity's own address leads to the page of its phase: without a connection, to the one that was opened last. */
async function lastOf(at) {
  if (!/^\/a\/[^/]+$/.test(at)) return;
  for (const name of await ownCaches()) {
    const pages = (await (await caches.open(name)).keys()).filter(({ url }) =>
      new URL(url).pathname.startsWith(`${at}/`),
    );
    const last = pages.at(-1);
    if (last !== undefined) return Response.redirect(last.url);
  }
}

async function forget(at) {
  for (const name of await ownCaches()) await (await caches.open(name)).delete(at);
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

const anyVary = { ignoreVary: true };
const silence = () => new Promise((over) => setTimeout(over, patience, null));
