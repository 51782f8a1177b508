import { listLessonOffers } from "@/lib/features/people/classes/new-lesson";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClassList } from "@/components/people/classes/class-list";
import { AccountInvitations } from "@/components/people/classes/invitations/account-invitations";
import { ArchivedOrDeletedClasses } from "@/components/people/classes/archived-classes";
import { NewClass } from "@/components/people/classes/new-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { Link } from "@/components/ui/controls/link";
import { ownsInstallation } from "@/lib/features/privacy/owners";
import { providerSettings } from "@/lib/auth/outside/provider-settings";
import { listPlatforms } from "@/lib/auth/platform/platforms";
import { requireTeacher } from "@/lib/activity/require";
import { listClasses } from "@/lib/features/people/classes/classes";
import { listArchivedOrDeletedClasses } from "@/lib/features/people/classes/archiving";
import { listClassesWithUpcomingDeletions } from "@/lib/features/privacy/retention";
import { listOpenInvitations } from "@/lib/features/people/signing-in/invitations";
import { ClientMessages } from "@/lib/messages/client-messages";
import { joinAddresses } from "@/lib/process/join-addresses";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.classes"))("title") };
}

/** The teacher's classes, and a form for another class (T1). */
export default async function TeacherPage() {
  const teacher = await requireTeacher();
  const [lessons, classes, putAway, soonGoing, open, isOwner, t, account, ownLessons] = await Promise.all([
    listLessonOffers(teacher.teacherId),
    listClasses(teacher),
    listArchivedOrDeletedClasses(teacher),
    listClassesWithUpcomingDeletions(teacher),
    listOpenInvitations(teacher),
    ownsInstallation(teacher.teacherId),
    getTranslations("teacher.installation"),
    getTranslations("teacher.account"),
    getTranslations("lessons.list"),
  ]);
  const hasAccountsFromOutside = providerSettings()?.teachers === true || listPlatforms().length > 0;
  const first = classes.length === 0 && putAway.length === 0;
  const form = <NewClass first={first} lessons={lessons} />;
  return (
    <TeacherFrame teacherId={teacher.teacherId} name={teacher.name}>
      <ClientMessages
        of={[
          "teacher.classes.make",
          "teacher.lesson",
          "teacher.plan",
          "shared.copy",
          "teacher.classes.invite",
          "teacher.invitation",
          "teacher.address",
          "teacher.putAway",
        ]}
      >
        {first ? form : <ClassList classes={classes} classesWithDueDeletion={soonGoing} />}
        {!first && form}
        <ArchivedOrDeletedClasses classes={putAway} soonGoing={soonGoing} />
        <AccountInvitations origins={await joinAddresses()} open={open} />
      </ClientMessages>
      <p>
        <Link href="/teacher/lessons">{ownLessons("title")}</Link>
      </p>
      {hasAccountsFromOutside && (
        <p>
          <Link href="/teacher/account">{account("title")}</Link>
        </p>
      )}
      {isOwner && (
        <p>
          <Link href="/teacher/installation">{t("link")}</Link>
        </p>
      )}
    </TeacherFrame>
  );
}
