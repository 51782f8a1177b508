import {
  NextIntlClientProvider,
  type AbstractIntlMessages,
  type Messages,
  type NamespaceKeys,
  type NestedKeyOf,
} from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { onEveryPage, pickMessages } from "./pick-messages";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** Sends the browser the messages that client components inside it use. One inside another replaces the outer one's, except `onEveryPage`. */
export async function ClientMessages({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const all: AbstractIntlMessages = await getMessages();
  return (
    <NextIntlClientProvider messages={pickMessages(all, [...onEveryPage, ...of])}>{children}</NextIntlClientProvider>
  );
}
