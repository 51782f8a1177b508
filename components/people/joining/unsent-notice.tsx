"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { isUnsentOnDevice } from "@/components/people/signing-in/sign-out/unsent-on-device";
import { Notice } from "@/components/ui/display/notice";

/** Says that this shared device has unsent text of a student. Below the form, so that nothing moves (S1). */
export function UnsentNotice() {
  const t = useTranslations("join.form");
  const [unsent, setUnsent] = useState(false);
  useEffect(() => void isUnsentOnDevice(null).then(setUnsent), []);
  return unsent ? <Notice kind="offline">{t("unsentHere")}</Notice> : null;
}
