import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { lessonParts } from "@/components/lessons/lesson-fields";
import { LessonForm } from "@/components/lessons/lesson-form";
import { LessonWhere } from "@/components/lessons/lesson-where";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { requireLessonEditor } from "@/lib/activity/require";
import { loadLesson } from "@/lib/features/lessons/own-lessons";
import { ClientMessages } from "@/lib/messages/client-messages";

interface Props {
  params: Promise<{ lesson: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { draft } = await loadLesson(await requireLessonEditor((await params).lesson));
  return { title: draft.title };
}

/** A lesson as its teachers edit it (T16). */
export default async function LessonPage({ params, searchParams }: Props) {
  const [{ lesson: id }, { part: asked }] = await Promise.all([params, searchParams]);
  const editor = await requireLessonEditor(id);
  const [initial, t] = await Promise.all([loadLesson(editor), getTranslations("lessons.fields")]);
  const { title } = initial.draft;
  const part = lessonParts.find((one) => one.id === asked)?.id ?? "about";
  return (
    <TeacherFrame teacherId={editor.teacherId} name={editor.name} where={<LessonWhere>{title}</LessonWhere>}>
      <h1>{title === "" ? t("unnamed") : title}</h1>
      <ClientMessages of={["lessons.edit", "lessons.fields", "lessons.faults", "app.phases", "exporting.file"]}>
        <LessonForm key={editor.lessonId} lessonId={editor.lessonId} initial={initial} part={part} />
      </ClientMessages>
    </TeacherFrame>
  );
}
