import type { AbstractIntlMessages } from "next-intl";
import { getMessages } from "next-intl/server";
import type en from "@/messages/en.json";

/** The messages of the namespaces that a page's client components use; a provider without them would send all messages to the browser. */
export async function messagesFor(...namespaces: (keyof typeof en)[]): Promise<AbstractIntlMessages> {
  const all: AbstractIntlMessages = await getMessages();
  return Object.fromEntries(namespaces.map((namespace) => [namespace, all[namespace] ?? {}]));
}
