import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { Arranging } from "@/components/arranging/teams/arranging";
import { requireActivityReader } from "@/lib/activity/require";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("arrange"))("title") };
}

/** Arranging teams as a page of its own. The board shows the same in place of its tiles (T2, T5). */
export default async function Teams({ params }: Props) {
  const reader = await requireActivityReader((await params).activity);
  const t = await getTranslations("arrange");
  return (
    <>
      <ActivityHead reader={reader} tool="teams" pageName={t("title")} />
      <Arranging reader={reader} />
    </>
  );
}
