"use client";
import { useEffect, useState } from "react";
import { isUnsentOnDevice } from "@/components/signing-in/sign-out/unsent-on-device";
import { Says } from "@/components/ui/display/says";

/** S1: words that were not sent wait on a shared device for their student. Below the form, so that nothing moves. */
export function UnsentHere({ says }: { says: string }) {
  const [unsent, setUnsent] = useState(false);
  useEffect(() => void isUnsentOnDevice(null).then(setUnsent), []);
  return unsent ? <Says kind="offline">{says}</Says> : null;
}
