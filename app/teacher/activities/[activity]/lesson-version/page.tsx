import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewerVersion } from "@/components/lessons/newer-version";
import { ActivityHead } from "@/components/page-frame/teacher/activity-head";
import { requireActivityReader, requireEditorPage } from "@/lib/activity/require";

interface Props {
  params: Promise<{ activity: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lessons.version"))("title") };
}

/** The newest version of the activity's lesson, for teachers who may edit the activity (T16). */
export default async function LessonVersionPage({ params }: Props) {
  const editor = requireEditorPage(await requireActivityReader((await params).activity));
  const t = await getTranslations("lessons.version");
  return (
    <>
      <ActivityHead reader={editor} tool="lesson" pageName={t("title")} />
      <NewerVersion editor={editor} />
    </>
  );
}
