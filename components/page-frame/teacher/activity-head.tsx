import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import type { ReactNode } from "react";
import { PageOf } from "@/components/page-frame/claim-page";
import { Live } from "@/components/invalidation/refresh-on-topics";
import { SignOut } from "@/components/signing-in/sign-out/sign-out";
import { Head, Where } from "@/components/ui/display/head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./activity-head.module.css";
import { ProjectorLink } from "@/components/projector/projector-link";
import type { Steering } from "@/lib/auth/standing";
import { loadClass } from "@/lib/classroom/classes/classes";
import { activityName } from "@/lib/content/activity-name";
import { formatCode } from "@/lib/rules/joining/class-code";
import { Steer, type Tool } from "@/components/phases/steer";

interface ActivityHeadProps {
  steering: Steering;
  /** Whose tab the page belongs to; null for pages that are reached otherwise. */
  tool: Tool | null;
  /** What the page is called; not on the board. */
  here?: ReactNode;
}

/** The head of a teacher's pages of one activity: which class and activity, where the class is, the next phase, and the tabs. */
export async function ActivityHead({ steering, tool, here }: ActivityHeadProps) {
  const [t, app, found] = await Promise.all([
    getTranslations("activity.head"),
    getTranslations("app"),
    loadClass(steering.classId),
  ]);
  const { id } = steering.activity;
  const title = activityName(steering.activity);
  return (
    <>
      <Head
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
            <span className={styles.who}>
              <PageOf personId={steering.teacherId} />
              <span className={styles.name}>{steering.name}</span>
              <SignOut to="/teacher/sign-in" />
            </span>
            <ThemeToggle label={t("theme")} />
          </>
        }
      >
        <nav className={styles.where} aria-label={t("where")}>
          <Where>
            <Link href={`/teacher/classes/${steering.classId}`}>{found.name}</Link>
            <span className="pale">/</span>
            {here === undefined ? (
              <b>{title}</b>
            ) : (
              <>
                <Link href={`/teacher/activities/${id}`}>{title}</Link>
                <span className="pale">/</span>
                <b>{here}</b>
              </>
            )}
          </Where>
        </nav>
      </Head>
      <Steer steering={steering} tool={tool} />
      <Live activityId={id} topics={["phase", "teams", "matches", "tray", "submissions", "ballots", "roster"]} />
    </>
  );
}
