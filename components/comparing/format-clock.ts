import { getTranslations } from "next-intl/server";

/** The sentences of a match's clock. */
export async function formatClock(minutes: number) {
  const t = await getTranslations("compare.clock");
  return { left: t("left", { minutes }), over: t("over", { minutes }), warns: { minute: t("minute"), end: t("end") } };
}
