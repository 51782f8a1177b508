"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { watchServer } from "@/components/invalidation/watch-server";

/** Refreshes a page without an activity, which has no live channel, while it is visible, so that it shows when one opens, moves or closes. */
export function PollForActivity() {
  const router = useRouter();
  useEffect(() => watchServer(() => document.visibilityState === "visible" && router.refresh()), [router]);
  return null;
}
