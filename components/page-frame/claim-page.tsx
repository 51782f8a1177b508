"use client";
import { useEffect } from "react";
import { claimPage } from "./page-user";

/** Says whose page this is. Drawn anew for someone else, who has signed in in another tab, it is loaded anew: nothing on it may stay the first one's. */
export function PageOf({ personId }: { personId: string }) {
  useEffect(() => {
    if (!claimPage(personId)) location.reload();
  }, [personId]);
  return null;
}
