import { getRequestConfig } from "next-intl/server";

/** One language for now; a translation is one more file in messages/. */
export default getRequestConfig(async () => ({
  locale: "en",
  timeZone: "UTC",
  messages: (await import("@/messages/en.json")).default,
}));
