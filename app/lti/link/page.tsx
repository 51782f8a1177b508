import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { LinkAccount } from "@/components/courses/link-account";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import sections from "@/components/ui/display/sections.module.css";
import { findPlatform } from "@/lib/auth/platform/platforms";
import { requireTeacher } from "@/lib/activity/require";
import { refusedLaunch, requireWaitingLaunch } from "@/lib/features/courses/launching";
import { hasPassword } from "@/lib/features/people/signing-in/check-password";
import { AppError } from "@/lib/errors/errors";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses.link"))("title") };
}

/** A teacher who is signed in to both accounts links them, once (Q33). */
export default async function LinkPage({ searchParams }: { searchParams: Promise<{ launch?: string | string[] }> }) {
  const teacher = await requireTeacher();
  const { launch: id } = await searchParams;
  const { launch } = await requireWaitingLaunch(id, teacher.teacherId).catch((error: unknown) => {
    if (error instanceof AppError) redirect(refusedLaunch(error));
    throw error;
  });
  const t = await getTranslations("courses.link");
  const label = findPlatform(launch)?.label ?? launch.issuer;
  return (
    <TeacherFrame teacherId={teacher.teacherId} name={teacher.name} where={<b>{t("title")}</b>}>
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p>{t("text", { label, there: launch.name || launch.email || "–", here: teacher.email })}</p>
      </header>
      <ClientMessages of={["courses.link", "teacher.account.proof"]}>
        <LinkAccount launch={String(id)} email={(await hasPassword(teacher)) ? teacher.email : null} />
      </ClientMessages>
    </TeacherFrame>
  );
}
