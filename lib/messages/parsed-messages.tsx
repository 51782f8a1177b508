"use client";

import { NextIntlClientProvider, type AbstractIntlMessages } from "next-intl";
import { useMemo, type ReactNode } from "react";

/** Gives client components the messages in `json`. React serialises one string faster than hundreds of entries, and does so for each page. */
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
  const messages = useMemo(() => JSON.parse(json) as AbstractIntlMessages, [json]); // as written by ClientMessages
  return (
    <NextIntlClientProvider {...locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  );
}
