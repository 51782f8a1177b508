"use client";

import { NextIntlClientProvider, type AbstractIntlMessages } from "next-intl";
import { useMemo, type ReactNode } from "react";

/** Gives client components the messages that `json` holds. React serialises one string sooner than some hundred entries, in each page anew. */
export function ParsedMessages({
  json,
  children,
  ...locale
}: {
  json: string;
  locale: string;
  timeZone: string;
  children: ReactNode;
}) {
  const messages = useMemo(() => JSON.parse(json) as AbstractIntlMessages, [json]); // from ClientMessages
  return (
    <NextIntlClientProvider {...locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
