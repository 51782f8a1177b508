"use client";
import { useEffect } from "react";
import { clearAllBut } from "./clear-device";

/** S1: whoever had this device before and did not sign out (their session ended by itself, or by a new PIN) leaves nothing to the next one. */
export function DeviceOf({ personId }: { personId: string }) {
  useEffect(() => void clearAllBut(personId), [personId]);
  return null;
}
