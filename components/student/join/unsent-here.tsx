"use client";
import { useEffect, useState } from "react";
import { isUnsentOnDevice } from "@/components/shared/leave/unsent-on-device";
import { Says } from "@/components/shared/ui/says";

/** S1: whoever signs in next on a shared device takes the last one's unsent words off it. Below the form, so that nothing moves. */
export function UnsentHere({ says }: { says: string }) {
  const [unsent, setUnsent] = useState(false);
  useEffect(() => void isUnsentOnDevice().then(setUnsent), []);
  return unsent ? <Says kind="offline">{says}</Says> : null;
}
