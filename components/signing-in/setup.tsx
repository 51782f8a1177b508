"use client";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/errors/form-state";
import { AccountForm } from "./account-form";
import { useFragment } from "./use-fragment";

/** With the key from the terminal's link: the form of the first account. Without it `children`, which say where to find the link. The server renders the form. */
export function Setup({ action, children }: { action: FormAction; children: ReactNode }) {
  const key = useFragment("key");
  return key === "" ? children : <AccountForm page="setup" action={action} token={key ?? ""} />;
}
