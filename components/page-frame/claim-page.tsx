"use client";
import { useEffect } from "react";
import { claimPage } from "./page-user";

/** Sets the page's user. Rendered for another user, who has signed in in another tab, it reloads: nothing of the first may stay. */
export function ClaimPage({ userId }: { userId: string }) {
  useEffect(() => {
    if (!claimPage(userId)) location.reload();
  }, [userId]);
  return null;
}
