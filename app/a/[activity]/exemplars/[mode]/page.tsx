import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound, redirect } from "next/navigation";
import { ReadAloud } from "@/components/learning/aloud/read-aloud";
import { Exemplar } from "@/components/learning/exemplar/exemplar";
import { ExemplarList } from "@/components/learning/exemplar/exemplar-list";
import { PlainPage } from "@/components/learning/frame/plain-page";
import { WeakExample } from "@/components/learning/weak-example/weak-example";
import { requireMember } from "@/lib/activity/require";
import { findMode, rubricOf } from "@/lib/content/lesson";
import { ClientMessages } from "@/lib/messages/client-messages";
import { lessonAccess } from "@/lib/activity/rules/access";

interface Props {
  params: Promise<{ activity: string; mode: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { activity: activityId, mode: modeId } = await params;
  const { activity } = await requireMember(activityId);
  const mode = findMode(activity.lesson, modeId);
  return { title: (await getTranslations("learn.exemplar"))("pageTitle", { mode: mode?.name ?? "" }) };
}

/** A worked example, and a weak one to improve, for students who finish early, students in the tray, and beside the worksheet. It opens with learn, like the lesson (S2, Q1). */
export default async function ExemplarPage({ params }: Props) {
  const { activity: activityId, mode: modeId } = await params;
  const { studentId, activity, role } = await requireMember(activityId);
  if (lessonAccess(role, activity.phase) !== "all") redirect(`/a/${activityId}/wait`);
  const lesson = activity.lesson;
  const mode = findMode(lesson, modeId);
  if (mode === null) notFound();
  const t = await getTranslations("learn.exemplar");
  return (
    <PlainPage
      links={[
        { href: `/a/${activityId}`, name: t("back") },
        { href: `/a/${activityId}/learn`, name: t("lesson") },
      ]}
    >
      <Exemplar
        lesson={lesson}
        mode={mode}
        tools={
          <ClientMessages of={["learn.aloud"]}>
            <ReadAloud key={mode.id} activityId={activityId} />
          </ClientMessages>
        }
      />
      {mode.weakExample !== null && (
        <WeakExample
          key={`weak-${mode.id}`}
          lesson={lesson}
          mode={mode}
          weak={mode.weakExample}
          rubric={rubricOf(activity)}
          student={{ studentId, activityId: activity.id }}
        />
      )}
      <h2>{t("others")}</h2>
      <ExemplarList lesson={lesson} href={(other) => `/a/${activityId}/exemplars/${other}`} now={mode.id} />
    </PlainPage>
  );
}
