"use client";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/errors/form-state";
import { AccountForm, type AccountSentences } from "./account-form";
import { useFragment } from "./use-fragment";

/** With the key from the terminal's link: the form of the first account. Without it `children`, which say where to find the link. The server renders the form. */
export function Setup({
  sentences,
  action,
  children,
}: {
  sentences: AccountSentences;
  action: FormAction;
  children: ReactNode;
}) {
  const key = useFragment("key");
  return key === "" ? children : <AccountForm kind="new" sentences={sentences} action={action} token={key ?? ""} />;
}
