import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClearedStudents } from "@/components/signing-in/sign-out/clear-on-load";
import { PageOf } from "@/components/page-frame/claim-page";
import { SignOut } from "@/components/signing-in/sign-out/sign-out";
import { Head, Where } from "@/components/ui/display/head";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./teacher-frame.module.css";

/** What stands around a teacher's pages that are of no one activity. */
export async function TeacherFrame({
  teacherId,
  name,
  where,
  children,
}: {
  teacherId: string;
  name: string;
  where?: ReactNode;
  children: ReactNode;
}) {
  const [app, shared] = await Promise.all([getTranslations("app"), getTranslations("shared")]);
  return (
    <>
      <PageOf personId={teacherId} />
      <ClearedStudents />
      <Head
        name={app("name")}
        home="/teacher"
        end={
          <>
            <span className={styles.who}>{name}</span>
            <SignOut to="/teacher/sign-in" look="plain" />
            <ThemeToggle label={shared("theme")} />
          </>
        }
      >
        {where !== undefined && (
          <div className={styles.where}>
            <Where>{where}</Where>
          </div>
        )}
      </Head>
      <main className={styles.main}>{children}</main>
    </>
  );
}
