"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { isCachedPage, clearCachedMark } from "./cached-page";
import styles from "./cache-pages.module.css";
import { watchServer } from "@/components/invalidation/watch-server";
import { pageCacheName } from "@/lib/sync/format/browser-storage";

interface CachePagesProps {
  studentId: string;
  /** null: pages are not cached, as in development. */
  build: string | null;
  /** When the server rendered the frame, in ms. */
  madeAt: number;
  /** Paths of pages that this student may not see now. */
  withheld: readonly string[];
  /** Shown above a page that comes from the cache. */
  children: ReactNode;
}

/**
 * Caches each page that is opened, for use without a connection, where the browser allows a service worker (not on plain http).
 * A page from the cache shows `children` until it has been refreshed.
 */
export function CachePages({ studentId, build, madeAt, withheld, children }: CachePagesProps) {
  const router = useRouter();
  const pathname = usePathname();
  const made = useRef(madeAt);
  const cachedPath = useRef("");
  const paths = withheld.join(" ");

  useEffect(() => {
    if (made.current !== madeAt) clearCachedMark();
    made.current = madeAt;
    if (build === null || !("serviceWorker" in navigator)) return;
    const cache = async () => {
      if (isCachedPage()) return;
      cachedPath.current = pathname;
      try {
        const { cachePage } = await import("./cache-page");
        await cachePage(pageCacheName(studentId, build), paths === "" ? [] : paths.split(" "));
      } catch {
        // The code could not be loaded, or storage is full: the page is not cached.
      }
    };
    const [from, to] = cachedPath.current === "" ? loadedMs : cachedPath.current === pathname ? refreshedMs : reachedMs;
    const timer = setTimeout(() => void cache(), from + Math.random() * (to - from));
    return () => clearTimeout(timer);
  }, [studentId, build, paths, pathname, madeAt]);

  useEffect(() => {
    if (!isCachedPage()) return;
    return watchServer(() => isCachedPage() && router.refresh());
  }, [router]);

  return <div className={styles.copy}>{children}</div>;
}

/** Random delays, so that a class does not request its pages at one moment. A page that was loaded is not requested again: the worker has its answer. */
const loadedMs: readonly [from: number, to: number] = [1_000, 3_000];
/** A page that was reached without a load is requested again, but not while the class is still following a phase move. */
const reachedMs: readonly [from: number, to: number] = [4_000, 12_000];
/** A refreshed page is cached late, so that it isn't cached with every invalidation. */
const refreshedMs: readonly [from: number, to: number] = [20_000, 60_000];
