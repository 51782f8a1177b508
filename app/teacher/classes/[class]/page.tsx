import { listLessonOffers } from "@/lib/features/people/classes/new-lesson";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { ActivityList } from "@/components/people/classes/activity-list";
import { ClassCode } from "@/components/people/classes/class-code";
import { ArchiveOrDeleteClass } from "@/components/people/classes/archive-or-delete-class";
import { ArchiveState } from "@/components/people/classes/archive-state";
import { RosterForm } from "@/components/people/classes/roster-form";
import { ClassInvitations } from "@/components/people/classes/invitations/class-invitations";
import { ClassTeachers } from "@/components/people/classes/class-teachers";
import { CanEditProvider, OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { ViewOnlyStrip } from "@/components/page-frame/teacher/view-only-strip";
import { ClassRetention } from "@/components/privacy/class-retention";
import { RemovedStudents } from "@/components/people/classes/removed-students";
import { StudentTable } from "@/components/people/classes/student-table";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { QrCode } from "@/components/ui/marks/qr-code";
import { Icon } from "@/components/ui/marks/icon";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import type { ActivityReader } from "@/lib/activity/authorise";
import { requireActivityReader, requireClassReader } from "@/lib/activity/require";
import { listActivities, loadClass } from "@/lib/features/people/classes/classes";
import { listInvitationsInto } from "@/lib/features/people/classes/class-invitations";
import { listTeachers } from "@/lib/features/people/classes/class-teachers";
import { activityName } from "@/lib/content/activity-name";
import { mayEditClass } from "@/lib/activity/rules/access";
import { areWrongPinsSpent } from "@/lib/features/people/classes/spent-pins";
import { listRemovedStudents, listStudents } from "@/lib/features/people/classes/students";
import { loadProgress } from "@/lib/features/screens/board/progress";
import { loadRetention } from "@/lib/features/privacy/retention";
import { archiveStatus } from "@/lib/features/people/classes/rules/archive-status";
import { auditRead } from "@/lib/activity/audit";
import { ClientMessages } from "@/lib/messages/client-messages";
import { joinAddresses } from "@/lib/process/join-addresses";
import { extraTimeAction } from "@/lib/features/hour/clocks/actions/clocks";
import { setSectionAction } from "@/lib/features/arranging/students/actions/roster";
import { mergeStudents, removeStudents } from "@/lib/features/arranging/students/actions/students";
import { copyActivity } from "@/lib/features/teams/actions/copy-activity";
import { bringClassBack } from "@/lib/features/people/classes/actions/class";
import { currentTime } from "@/lib/process/clock";

/** What the students' table shows of the open activity. */
const shownTopics = ["roster", "phase", "teams", "tray", "submissions", "tries", "ballots"];

interface Props {
  params: Promise<{ class: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId } = await requireClassReader((await params).class);
  return { title: (await loadClass(classId)).name };
}

/** A class: its code, its activities, its students and their PINs. */
export default async function ClassPage({ params }: Props) {
  const { class: classId } = await params;
  const reader = await requireClassReader(classId);
  const [found, teachers, invitations, activities, lessons, students, wrongPinsSpent, removed, retention, origins] =
    await Promise.all([
      loadClass(classId),
      listTeachers(reader),
      listInvitationsInto(reader),
      listActivities(reader),
      listLessonOffers(reader.teacherId),
      listStudents(reader),
      areWrongPinsSpent(reader),
      listRemovedStudents(reader),
      loadRetention(reader),
      joinAddresses(),
    ]);
  if (students.some(({ oneTimePin }) => oneTimePin !== null)) await auditRead(reader, "pins", {});
  const [t, toClasses] = await Promise.all([getTranslations("teacher.class"), getTranslations("teacher.classes")]);
  const state = archiveStatus(found);
  const [open, ...alsoOpen] = activities.filter(({ phase, archivedAt }) => phase !== "closed" && archivedAt === null);
  const progress =
    open === undefined
      ? null
      : { activity: activityName(open), of: await progressSentences(await requireActivityReader(open.id)) };
  return (
    <TeacherFrame
      teacherId={reader.teacherId}
      name={reader.name}
      where={
        <>
          <Link href="/teacher">{toClasses("title")}</Link>
          <span className="pale">/</span>
          <b>{found.name}</b>
        </>
      }
      strip={<ViewOnlyStrip reader={reader} />}
    >
      {open !== undefined && <RefreshOnTopics activityId={open.id} topics={shownTopics} />}
      <ClientMessages
        of={[
          "teacher.class.code",
          "teacher.class.naming",
          "teacher.class.table",
          "teacher.class.roster",
          "teacher.class.teachers",
          "teacher.invitation",
          "teacher.address",
          "teacher.class.retention",
          "teacher.class.copying",
          "teacher.class.putAway",
          "teacher.class.putActivityAway",
          "teacher.putAway",
          "teacher.lesson",
          "teacher.plan",
          "shared.copy",
        ]}
      >
        <CanEditProvider may={mayEditClass(reader.role)}>
          <ArchiveState
            what="class"
            name={found.name}
            state={state}
            mayRestore={mayEditClass(reader.role)}
            restore={bringClassBack.bind(null, found.id)}
          />
          <ClassCode
            title={found.name}
            classId={found.id}
            code={found.code}
            joiningOpen={found.joiningOpen}
            isPutAway={state.is !== "in-use"}
            origins={origins}
            board={
              open !== undefined && (
                <ButtonLink variant="go" href={`/teacher/activities/${open.id}`}>
                  {t("board", { name: activityName(open), several: alsoOpen.length === 0 ? "no" : "yes" })}{" "}
                  <Icon name="right" />
                </ButtonLink>
              )
            }
            qr={<QrCode value={`${origins[0]}/join/${found.code}`} label={t("slips.scan")} />}
          />
          <ActivityList
            classId={found.id}
            lessons={lessons}
            activities={activities}
            isArchivedOrDeleted={state.is !== "in-use"}
            mayRestore={mayEditClass(reader.role)}
            copyActivity={copyActivity}
          />
          <StudentTable
            classId={found.id}
            students={students}
            wrongPinsSpent={wrongPinsSpent}
            slips={`/teacher/classes/${found.id}/slips`}
            progress={progress}
            removeStudents={removeStudents}
            mergeStudents={mergeStudents}
            setSection={setSectionAction}
            giveExtraTime={extraTimeAction}
          />
          <RemovedStudents classId={found.id} students={removed} />
          <OnlyEditors>
            <RosterForm classId={found.id} />
          </OnlyEditors>
          <ClassRetention
            classId={found.id}
            setting={retention.setting}
            activities={retention.activities}
            students={retention.students}
            now={currentTime()}
          />
          <ClassTeachers classId={found.id} teachers={teachers} signedInTeacherId={reader.teacherId}>
            {state.is === "in-use" && (
              <OnlyEditors>
                <ClassInvitations classId={found.id} origins={origins} open={invitations} />
              </OnlyEditors>
            )}
          </ClassTeachers>
          {state.is === "in-use" && (
            <OnlyEditors>
              <ArchiveOrDeleteClass classId={found.id} name={found.name} />
            </OnlyEditors>
          )}
        </CanEditProvider>
      </ClientMessages>
    </TeacherFrame>
  );
}

/** How far each student is, in words. */
async function progressSentences(reader: ActivityReader): Promise<ReadonlyMap<string, string>> {
  const [t, phaseName] = await Promise.all([getTranslations("teacher.class.progress"), getTranslations("app.phases")]);
  const found = await loadProgress(reader);
  return new Map(
    [...found].map(([id, progress]) => [
      id,
      t(progress.is, {
        team: "team" in progress ? progress.team : 0,
        phase: "phase" in progress ? phaseName(progress.phase) : "",
      }),
    ]),
  );
}
