"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isUnsentOnDevice } from "@/components/signing-in/sign-out/unsent-on-device";
import { Notice } from "@/components/ui/display/notice";

/** S1: unsent text of a student waits on this shared device. Shown below the form, so that nothing moves. */
export function UnsentNotice() {
  const t = useTranslations("join.form");
  const [unsent, setUnsent] = useState(false);
  useEffect(() => void isUnsentOnDevice(null).then(setUnsent), []);
  return unsent ? <Notice kind="offline">{t("unsentHere")}</Notice> : null;
}
