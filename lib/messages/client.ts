import type { AbstractIntlMessages } from "next-intl";
import { getMessages } from "next-intl/server";
import type en from "@/messages/en.json";

/** The namespaces that a page's client components speak from; without this a provider would send all messages to the browser. */
export async function messagesFor(...namespaces: (keyof typeof en)[]): Promise<AbstractIntlMessages> {
  const all: AbstractIntlMessages = await getMessages();
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace] ?? {}]));
}
