/** Asks the service worker to cache this page and the assets that it has loaded. @param withheld paths that must not be cached */
export async function cachePage(cache: string, withheld: readonly string[]): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  await navigator.serviceWorker.register("/a/worker.js", { scope: "/a/", updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  const assets = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"));
  active?.postMessage({
    keep: { cache, at: location.pathname + location.search, assets: assets.map(({ pathname }) => pathname), withheld },
  });
}
