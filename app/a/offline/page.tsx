import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CachedPageList } from "@/components/page-frame/offline/cached-page-list";
import { PlainState } from "@/components/page-frame/problem/plain-state";
import { publicRoute } from "@/lib/activity/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app.notKept"))("title") };
}

/** Shown without a connection in place of a student page that this device has not cached (public/a/worker.js). */
export default async function NotCached() {
  await publicRoute();
  const t = await getTranslations("app.notKept");
  return (
    <PlainState title={t("title")} acts={null}>
      <p>{t("text")}</p>
      <CachedPageList title={t("kept")} />
    </PlainState>
  );
}
