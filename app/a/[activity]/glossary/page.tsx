import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { PlainPage } from "@/components/learning/frame/plain-page";
import { Glossary } from "@/components/learning/glossary/glossary";
import { requireMember } from "@/lib/activity/require";
import { lessonAccess } from "@/lib/activity/rules/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learn.glossary"))("title") };
}

/** The lesson's terms. They open with learn, like the lesson (S2, Q1). */
export default async function GlossaryPage({ params }: { params: Promise<{ activity: string }> }) {
  const { activity: activityId } = await params;
  const { activity, role } = await requireMember(activityId);
  if (lessonAccess(role, activity.phase) !== "all") redirect(`/a/${activityId}/wait`);
  const t = await getTranslations("learn.glossary");
  return (
    <PlainPage links={[{ href: `/a/${activityId}/learn`, name: t("lesson") }]}>
      <h1>{t("title")}</h1>
      <Glossary lesson={activity.lesson} sectionHref={(section) => `/a/${activityId}/learn/${section}`} />
    </PlainPage>
  );
}
