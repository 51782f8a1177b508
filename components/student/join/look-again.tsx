"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 5_000;

/** No activity is chosen yet, so no live channel tells when one opens, moves or closes: the page looks again while someone looks at it. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
