"use client";
import type { ReactNode } from "react";
import type { FormAction } from "@/lib/errors/form-state";
import { AccountForm } from "./account-form";
import { useFragment } from "./use-fragment";

/** The form of the first account, for the key of the link on the terminal. Without a key it shows `children`, which say where to find the link. The server renders the form. */
export function Setup({ action, children }: { action: FormAction; children: ReactNode }) {
  const key = useFragment("key");
  return key === "" ? children : <AccountForm page="setup" action={action} token={key ?? ""} />;
}
