"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { watchServer } from "@/components/invalidation/watch-server";

/**
 * No activity is chosen yet, so no live channel tells when one opens, moves or closes: the page looks again while someone looks at it, and
 * only where the server answers. Without an answer Next would leave the page.
 */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => watchServer(() => document.visibilityState === "visible" && router.refresh()), [router]);
  return null;
}
