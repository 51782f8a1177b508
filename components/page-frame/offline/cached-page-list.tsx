"use client";
import { useEffect, useState } from "react";
import styles from "./cached-page-list.module.css";
import { watchServer } from "@/components/invalidation/watch-server";

interface CachedPage {
  href: string;
  title: string;
}

/** Lists the cached pages of this activity, and reloads once the server answers. */
export function CachedPageList({ title }: { title: string }) {
  const [pages, setPages] = useState<readonly CachedPage[]>([]);
  useEffect(() => void listCachedPages(location.pathname).then(setPages), []);
  useEffect(() => watchServer(() => location.reload()), []);
  if (pages.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className={styles.list}>
        {/* A full load, so that the service worker answers it from the cache. */}
        {pages.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The page opened last comes first. Never rejects. */
async function listCachedPages(currentPath: string): Promise<CachedPage[]> {
  const activity = /^\/a\/[^/]+\//.exec(currentPath)?.[0] ?? "/a//";
  try {
    const found: CachedPage[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname, search } = new URL(request.url);
        const html = pathname.startsWith(activity)
          ? await (await cache.match(request, { ignoreVary: true }))?.text()
          : undefined;
        const title =
          html === undefined ? "" : new DOMParser().parseFromString(html, "text/html").title.split(" · ")[0];
        if (title) found.unshift({ href: pathname + search, title });
      }
    }
    return found;
  } catch {
    return [];
  }
}
