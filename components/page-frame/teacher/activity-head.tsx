import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import { ClaimPage } from "@/components/page-frame/claim-page";
import { RefreshOnTopics } from "@/components/invalidation/refresh-on-topics";
import { PageHead, Breadcrumb } from "@/components/ui/display/page-head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import { ViewOnlyStrip } from "./view-only-strip";
import { TeacherWho } from "./teacher-who";
import styles from "./activity-head.module.css";
import { ProjectorLink } from "@/components/screens/projector/projector-link";
import { RestoredStrip } from "@/components/restoring/restored-strip";
import { ImportedNote } from "@/components/exporting/imported-note";
import type { ActivityReader } from "@/lib/activity/authorise";
import { loadClass } from "@/lib/features/people/classes/classes";
import { activityName } from "@/lib/content/activity-name";
import { listUnansweredFlags, loadBoard } from "@/lib/features/screens/board/board";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import { Sounds } from "@/components/screens/board/sounds";
import { ActivityBar, type ActivityTab } from "@/components/phases/activity-bar";

interface ActivityHeadProps {
  reader: ActivityReader;
  /** Which tab is marked; null for pages that have none. */
  tool: ActivityTab | null;
  /** The page's name; undefined on the board's tiles. */
  pageName?: ReactNode;
  /** Whether the board shows teams and matches in place of its tiles. */
  arranging?: boolean;
}

/** The head of a teacher's pages of one activity: class and activity, the phase and the next one, and the tabs. */
export async function ActivityHead({ reader, tool, pageName, arranging = false }: ActivityHeadProps) {
  const [t, app, found, asking] = await Promise.all([
    getTranslations("activity.head"),
    getTranslations("app"),
    loadClass(reader.classId),
    loadBoard(reader).then((board) => listUnansweredFlags(board).map(({ id }) => id)),
  ]);
  const { id } = reader.activity;
  const title = activityName(reader.activity);
  return (
    <>
      <ClaimPage userId={reader.teacherId} />
      <PageHead
        name={app("name")}
        home="/teacher"
        className={styles.head}
        end={
          <>
            <span className={styles.wall}>
              <span className={styles.code}>
                <span className="quiet">{t("code")}</span> <b>{formatCode(found.code)}</b>
              </span>
              <ProjectorLink size="small" activityId={id}>
                {t("projector")}
              </ProjectorLink>
            </span>
            <TeacherWho name={reader.name} />
            <ThemeToggle label={t("theme")} />
          </>
        }
      >
        <nav className={styles.where} aria-label={t("where")}>
          <Breadcrumb>
            <Link href={`/teacher/classes/${reader.classId}`}>{found.name}</Link>
            <span className="pale">/</span>
            {pageName === undefined ? (
              <b>{title}</b>
            ) : (
              <>
                <Link href={`/teacher/activities/${id}`}>{title}</Link>
                <span className="pale">/</span>
                <b>{pageName}</b>
              </>
            )}
          </Breadcrumb>
        </nav>
      </PageHead>
      <Sounds activityId={id} asking={asking} />
      <ActivityBar reader={reader} tool={tool} arranging={arranging} />
      <RestoredStrip />
      <ViewOnlyStrip reader={reader} />
      <ImportedNote activity={reader.activity} />
      <RefreshOnTopics
        activityId={id}
        topics={["phase", "flags", "teams", "matches", "locks", "tray", "submissions", "ballots", "roster"]}
      />
    </>
  );
}
