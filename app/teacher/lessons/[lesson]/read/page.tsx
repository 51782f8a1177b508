import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { WholeLesson } from "@/components/learning/whole-lesson/whole-lesson";
import { LessonWhere } from "@/components/lessons/lesson-where";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Link } from "@/components/ui/controls/link";
import { Notice } from "@/components/ui/display/notice";
import { requireLessonEditor } from "@/lib/activity/require";
import { loadLesson } from "@/lib/features/lessons/own-lessons";

interface Props {
  params: Promise<{ lesson: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lessons.edit"))("read") };
}

/** A lesson that teachers edit, as students read it, with the answers (T16). */
export default async function ReadLessonPage({ params }: Props) {
  const editor = await requireLessonEditor((await params).lesson);
  const [{ draft, faults }, t] = await Promise.all([loadLesson(editor), getTranslations("lessons.edit")]);
  const back = (
    <p>
      <Link href={`/teacher/lessons/${editor.lessonId}`}>{t("back")}</Link>
    </p>
  );
  const tryOut = (
    <p>
      <Link href={`/teacher/lessons/${editor.lessonId}/try`}>{t("try")}</Link>
    </p>
  );
  return (
    <TeacherFrame teacherId={editor.teacherId} name={editor.name} where={<LessonWhere>{t("read")}</LessonWhere>}>
      {faults.length > 0 ? (
        <>
          <h1>{t("read")}</h1>
          <Notice>{t("incomplete", { count: faults.length })}</Notice>
          {back}
        </>
      ) : (
        <WholeLesson
          lesson={draft}
          uploads={`/teacher/lessons/${editor.lessonId}/pictures`}
          rubric={draft.rubric}
          rubricLink={null}
        >
          {back}
          {tryOut}
        </WholeLesson>
      )}
    </TeacherFrame>
  );
}
