import type en from "@/messages/en.json";

/** `t("…")` accepts existing keys only, so a missing message does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Messages: typeof en;
  }
}
