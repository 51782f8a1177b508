import { getRequestConfig } from "next-intl/server";
import { locale } from "./locale";

/** One language for now. A translation is another file in messages/. */
export default getRequestConfig(async () => ({
  locale,
  timeZone: "UTC",
  messages: (await import("@/messages/en.json")).default,
}));
