"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { watchServer } from "@/components/invalidation/watch-server";

/** Refreshes a visible page that has no activity, and so no live channel, so that it shows when an activity opens, moves or closes. */
export function PollForActivity() {
  const router = useRouter();
  useEffect(() => watchServer(() => document.visibilityState === "visible" && router.refresh()), [router]);
  return null;
}
