import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClearStudents } from "@/components/people/signing-in/sign-out/clear-on-load";
import { ClaimPage } from "@/components/page-frame/claim-page";
import { PageHead, Breadcrumb } from "@/components/ui/display/page-head";
import { TeacherWho } from "./teacher-who";
import { RestoredStrip } from "@/components/restoring/restored-strip";
import { ThemeToggle } from "@/components/ui/controls/theme-toggle";
import styles from "./teacher-frame.module.css";

/** The frame of a teacher's pages that belong to no activity. */
export async function TeacherFrame({
  teacherId,
  name,
  where,
  strip,
  ownMain = false,
  children,
}: {
  teacherId: string;
  name: string;
  where?: ReactNode;
  /** Across the page, below its head. */
  strip?: ReactNode;
  /** The children have a `<main>` of their own. */
  ownMain?: boolean;
  children: ReactNode;
}) {
  const [app, shared] = await Promise.all([getTranslations("app"), getTranslations("shared")]);
  return (
    <>
      <ClaimPage userId={teacherId} />
      <ClearStudents />
      <PageHead
        name={app("name")}
        home="/teacher"
        end={
          <>
            <TeacherWho name={name} />
            <ThemeToggle label={shared("theme")} />
          </>
        }
      >
        {where !== undefined && (
          <div className={styles.where}>
            <Breadcrumb>{where}</Breadcrumb>
          </div>
        )}
      </PageHead>
      <RestoredStrip />
      {strip}
      {ownMain ? children : <main className={styles.main}>{children}</main>}
    </>
  );
}
