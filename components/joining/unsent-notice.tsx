"use client";
import { useEffect, useState } from "react";
import { isUnsentOnDevice } from "@/components/signing-in/sign-out/unsent-on-device";
import { Notice } from "@/components/ui/display/notice";

/** S1: unsent text of a student waits on this shared device. Shown below the form, so that nothing moves. */
export function UnsentNotice({ sentence }: { sentence: string }) {
  const [unsent, setUnsent] = useState(false);
  useEffect(() => void isUnsentOnDevice(null).then(setUnsent), []);
  return unsent ? <Notice kind="offline">{sentence}</Notice> : null;
}
