import type { AbstractIntlMessages, Messages, NamespaceKeys, NestedKeyOf } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { ParsedMessages } from "./parsed-messages";
import { onEveryPage, pickMessages } from "./pick-messages";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** Sends the browser the messages that client components inside it use. One inside another replaces the outer one's, except `onEveryPage`. */
export async function ClientMessages({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const [all, locale, timeZone] = await Promise.all([getMessages(), getLocale(), getTimeZone()]);
  return (
    <ParsedMessages json={jsonOf(all, of)} locale={locale} timeZone={timeZone}>
      {children}
    </ParsedMessages>
  );
}

/** By the messages of a language, and by namespaces: they are the same for everyone. */
const made = new WeakMap<AbstractIntlMessages, Map<string, string>>();

function jsonOf(all: AbstractIntlMessages, of: readonly Namespace[]): string {
  const known = made.get(all) ?? new Map<string, string>();
  made.set(all, known);
  const key = of.join();
  const json = known.get(key) ?? JSON.stringify(pickMessages(all, [...onEveryPage, ...of]));
  known.set(key, json);
  return json;
}
