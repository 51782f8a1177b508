import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ChooseActivity } from "@/components/courses/choose-activity";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { ButtonLink } from "@/components/ui/controls/button-link";
import sections from "@/components/ui/display/sections.module.css";
import { requireTeacher } from "@/lib/activity/require";
import { listChoices } from "@/lib/features/courses/choosing";
import { refusedLaunch, requireWaitingLaunch } from "@/lib/features/courses/launching";
import { AppError } from "@/lib/errors/errors";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.choose"))("title") };
}

/** A teacher chooses the activity that a course's link opens (T19). */
export default async function ChoosePage({ searchParams }: { searchParams: Promise<{ launch?: string | string[] }> }) {
  const teacher = await requireTeacher();
  const { launch } = await searchParams;
  const waiting = await requireWaitingLaunch(launch, teacher.teacherId).catch((error: unknown) => {
    if (error instanceof AppError) redirect(refusedLaunch(error));
    throw error;
  });
  const [t, choices] = await Promise.all([getTranslations("courses.choose"), listChoices(teacher)]);
  return (
    <TeacherFrame teacherId={teacher.teacherId} name={teacher.name} where={<b>{t("title")}</b>}>
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{t("text", { course: waiting.launch.course.title })}</p>
      </header>
      {choices.length === 0 ? (
        <>
          <p>{t("none")}</p>
          <div>
            <ButtonLink href="/teacher">{t("make")}</ButtonLink>
          </div>
        </>
      ) : (
        <ClientMessages of={["courses.choose"]}>
          <ChooseActivity launch={waiting.id} choices={choices} />
        </ClientMessages>
      )}
    </TeacherFrame>
  );
}
