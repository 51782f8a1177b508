import type en from "@/messages/en.json";

/** `t("…")` takes only existing keys: a missing message does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof en;
  }
}
