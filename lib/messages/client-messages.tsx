import type { AbstractIntlMessages, Messages, NamespaceKeys, NestedKeyOf } from "next-intl";
import { getLocale, getMessages, getTimeZone } from "next-intl/server";
import type { ReactNode } from "react";
import { ParsedMessages } from "./parsed-messages";
import { onEveryPage, pickMessages } from "./pick-messages";

type Namespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/**
 * Sends the browser the messages for the client components inside it. A nested `ClientMessages` replaces the outer messages, except `onEveryPage`.
 */
export async function ClientMessages({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const [all, locale, timeZone] = await Promise.all([getMessages(), getLocale(), getTimeZone()]);
  return (
    <ParsedMessages json={jsonOf(all, of)} locale={locale} timeZone={timeZone}>
      {children}
    </ParsedMessages>
  );
}

/** The JSON by a language's messages and by namespaces, cached because it is the same for everyone. */
const made = new WeakMap<AbstractIntlMessages, Map<string, string>>();

function jsonOf(all: AbstractIntlMessages, of: readonly Namespace[]): string {
  const known = made.get(all) ?? new Map<string, string>();
  made.set(all, known);
  const key = of.join();
  const json = known.get(key) ?? JSON.stringify(pickMessages(all, [...onEveryPage, ...of]));
  known.set(key, json);
  return json;
}
