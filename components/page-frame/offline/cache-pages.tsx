"use client";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { isCopy, noLongerCopy } from "./cached-page";
import styles from "./offline.module.css";
import { watchServer } from "@/components/invalidation/watch-server";

interface KeepPagesProps {
  studentId: string;
  /** null: pages are not kept, as in development. */
  build: string | null;
  /** When the frame was made, on the server. */
  madeAt: number;
  /** Pages that are not this student's to see now. */
  withheld: readonly string[];
  /** What a page says that comes from this device. */
  children: ReactNode;
}

/**
 * Has the browser keep each page that is opened, for when there is no connection, where it allows a service worker (not on plain http); and
 * says on a page that was kept that it is a copy, until it has been brought up to date.
 */
export function KeepPages({ studentId, build, madeAt, withheld, children }: KeepPagesProps) {
  const router = useRouter();
  const pathname = usePathname();
  const made = useRef(madeAt);
  const kept = useRef("");
  const paths = withheld.join(" ");

  useEffect(() => {
    if (made.current !== madeAt) noLongerCopy();
    made.current = madeAt;
    if (build === null || !("serviceWorker" in navigator)) return;
    const keep = async () => {
      if (isCopy()) return;
      kept.current = pathname;
      try {
        const { keepPage } = await import("./cache-page");
        await keepPage(`crosscase/${studentId}/pages/${build}`, paths === "" ? [] : paths.split(" "));
      } catch {
        // No connection for its code, or no room: the page is not kept.
      }
    };
    // Looked at again since: the copy follows, not with every poke.
    const [from, to] = kept.current === pathname ? laterMs : soonMs;
    const timer = setTimeout(() => void keep(), from + Math.random() * (to - from));
    return () => clearTimeout(timer);
  }, [studentId, build, paths, pathname, madeAt]);

  useEffect(() => {
    if (!isCopy()) return;
    return watchServer(() => isCopy() && router.refresh());
  }, [router]);

  return <div className={styles.copy}>{children}</div>;
}

/** Some time within this, so that a class does not ask for its pages at one moment. */
const soonMs: readonly [number, number] = [1_000, 3_000];
const laterMs: readonly [number, number] = [20_000, 60_000];
