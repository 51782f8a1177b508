"use client";
import { useEffect, useState } from "react";
import styles from "./offline.module.css";
import { watchServer } from "@/components/invalidation/watch-server";

interface Kept {
  href: string;
  title: string;
}

/** The pages of this activity that this device has, and going on by itself once the server answers. */
export function KeptList({ title }: { title: string }) {
  const [kept, setKept] = useState<readonly Kept[]>([]);
  useEffect(() => void listKept(location.pathname).then(setKept), []);
  useEffect(() => watchServer(() => location.reload()), []);
  if (kept.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className={styles.list}>
        {/* A full load: it comes from this device. */}
        {kept.map(({ href, title }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** By title, the last opened first. Never fails. */
async function listKept(here: string): Promise<Kept[]> {
  const activity = /^\/a\/[^/]+\//.exec(here)?.[0] ?? "/a//";
  try {
    const all: Kept[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname, search } = new URL(request.url);
        const html = pathname.startsWith(activity)
          ? await (await cache.match(request, { ignoreVary: true }))?.text()
          : undefined;
        const title =
          html === undefined ? "" : new DOMParser().parseFromString(html, "text/html").title.split(" · ")[0];
        if (title) all.unshift({ href: pathname + search, title });
      }
    }
    return all;
  } catch {
    return [];
  }
}
