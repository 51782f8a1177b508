import { getRequestConfig } from "next-intl/server";
import { locale } from "./locale";

/** One language for now; a translation is one more file in messages/. */
export default getRequestConfig(async () => ({
  locale,
  timeZone: "UTC",
  messages: (await import("@/messages/en.json")).default,
}));
