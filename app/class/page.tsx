import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { redirect } from "next/navigation";
import { Entry } from "@/components/people/signing-in/entry";
import { DeviceHandover } from "@/components/people/signing-in/sign-out/device-handover";
import { SignOut } from "@/components/people/signing-in/sign-out/sign-out";
import { Icon } from "@/components/ui/marks/icon";
import { PollForActivity } from "@/components/people/joining/poll-for-activity";
import { ClaimPage } from "@/components/page-frame/claim-page";
import { NoticeProvider } from "@/components/page-frame/student/notice";
import { OutboxProvider } from "@/components/votes/outbox/outbox-provider";
import { publicRoute } from "@/lib/activity/require";
import { listActivitiesToJoin, listActivityIds } from "@/lib/features/people/classes/activities";
import { loadClass } from "@/lib/features/people/classes/classes";
import { confirmedIds, loadMerges } from "@/lib/features/people/joining/merges";
import { activityName } from "@/lib/content/activity-name";
import { ClientMessages } from "@/lib/messages/client-messages";
import styles from "@/components/people/joining/choice.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("join.class"))("title") };
}

/** The class's one open activity opens automatically. If several are open the student chooses, newest first; if none is, the student waits (Q20). */
export default async function ClassPage() {
  const viewer = await publicRoute();
  if (viewer.as !== "student") redirect(viewer.as === "teacher" ? "/teacher" : "/");
  const open = await listActivitiesToJoin(viewer.classId);
  const [only] = open;
  if (only !== undefined && open.length === 1) redirect(`/a/${only.id}`);
  const [activityIds, merges, { name: className, teacherName }, t, join, app, format] = await Promise.all([
    listActivityIds(viewer.classId),
    loadMerges(viewer.studentId),
    loadClass(viewer.classId),
    getTranslations("join.class"),
    getTranslations("join"),
    getTranslations("app"),
    getFormatter(),
  ]);
  const mergedIds = confirmedIds(merges);
  const aside = (
    <>
      <p>
        {t.rich("you", {
          name: viewer.name,
          class: className,
          teacher: teacherName,
          b: (chunks) => <b>{chunks}</b>,
          br: () => <br />,
        })}
      </p>
      <SignOut confirmFor={{ name: viewer.name }} />
    </>
  );
  const page = (
    <Entry aside={aside} foot={<p>{join("shared")}</p>}>
      {open.length === 0 ? (
        <>
          <h1>{t("none")}</h1>
          <p className="read">{t("noneText", { teacher: teacherName })}</p>
        </>
      ) : (
        <>
          <h1>{t("several")}</h1>
          <ul className={styles.choice}>
            {open.map((activity) => (
              <li key={activity.id}>
                <Link href={`/a/${activity.id}`}>
                  <span>
                    <b>{activityName(activity)}</b>
                    <span className="small quiet">
                      {t("since", {
                        date: format.dateTime(activity.createdAt, { weekday: "long", day: "numeric", month: "long" }),
                        phase: app(`phases.${activity.phase}`),
                      })}
                    </span>
                  </span>
                  <Icon name="right" />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <PollForActivity />
    </Entry>
  );
  return (
    <ClientMessages of={["student.frame"]}>
      <ClaimPage userId={viewer.studentId} />
      {/* The page belongs to no team and no phase, so it only sends stored text. */}
      <DeviceHandover personId={viewer.studentId} mergedIds={mergedIds} teamId={null} phase="setup" />
      <NoticeProvider>
        {activityIds.map((id) => (
          <OutboxProvider key={id} activityId={id} studentId={viewer.studentId} mergedIds={mergedIds} />
        ))}
        {page}
      </NoticeProvider>
    </ClientMessages>
  );
}
