import { getTranslations } from "next-intl/server";
import { Link } from "@/components/shared/ui/link";
import type { ReactNode } from "react";
import { SignOut } from "@/components/shared/leave/sign-out";
import { ButtonLink } from "@/components/shared/ui/button";
import { Head, Where } from "@/components/shared/ui/head";
import { Icon } from "@/components/shared/ui/icon";
import { ThemeToggle } from "@/components/shared/ui/theme-toggle";
import styles from "@/components/teacher/board/activity-head.module.css";
import type { Steering } from "@/lib/auth/standing";
import { loadClass } from "@/lib/classroom/classes";
import { lessonOf } from "@/lib/content/lesson";
import { showCode } from "@/lib/rules/class-code";

/** The head of a teacher's pages of one activity: which class, which activity, and on pages below it `here`. */
export async function ActivityHead({ steering, here }: { steering: Steering; here?: ReactNode }) {
  const [t, app, found] = await Promise.all([getTranslations("activity.head"), getTranslations("app"), loadClass(steering.classId)]);
  const { id, contentId } = steering.activity;
  const { title } = lessonOf(contentId);
  return (
    <Head
      name={app("name")}
      home="/teacher"
      className={styles.head}
      end={
        <>
          <span className={styles.wall}>
            <span className={styles.code}>
              <span className="quiet">{t("code")}</span> <b>{showCode(found.code)}</b>
            </span>
            <ButtonLink size="small" href={`/teacher/activities/${id}/projector`}>
              <Icon name="screen" />
              {t("projector")}
            </ButtonLink>
          </span>
          <span className={styles.who}>
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
  );
}
