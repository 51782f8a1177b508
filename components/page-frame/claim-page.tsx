"use client";
import { useEffect } from "react";
import { claimPage } from "@/lib/live/browser/page-user";

/** Claims this page for the user it was rendered for. When another user has signed in in another tab, it reloads, so that nothing of the first user stays. */
export function ClaimPage({ userId }: { userId: string }) {
  useEffect(() => {
    if (!claimPage(userId)) location.reload();
  }, [userId]);
  return null;
}
