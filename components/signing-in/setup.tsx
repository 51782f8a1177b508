"use client";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/errors/form-state";
import { AccountForm, type AccountWords } from "./account-form";
import { useFragment } from "./use-fragment";

/** With the key from the terminal's link: the first account. Without it: where to look. Until the page knows, what nearly everyone comes for. */
export function Setup({ words, action, children }: { words: AccountWords; action: FormAction; children: ReactNode }) {
  const key = useFragment("key");
  return key === "" ? children : <AccountForm kind="new" words={words} action={action} token={key ?? ""} />;
}
