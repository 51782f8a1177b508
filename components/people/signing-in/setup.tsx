"use client";
import type { ReactNode } from "react";
import { setUp } from "@/lib/features/people/signing-in/actions/setup";
import { AccountForm } from "./account-form";
import { useFragment } from "./use-fragment";

/** The form of the first account, for the key of the link on the terminal. Without a key it shows `children`, which say where to find the link. The server renders the form. */
export function Setup({ children }: { children: ReactNode }) {
  const key = useFragment("key");
  return key === "" ? children : <AccountForm page="setup" action={setUp} token={key ?? ""} />;
}
