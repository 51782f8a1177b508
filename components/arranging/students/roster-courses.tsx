"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import classesStyles from "@/components/ui/display/sections.module.css";
import type { RosterCourse } from "@/lib/features/courses/course-roster";
import type { ActionResult } from "@/lib/errors/action-result";
import type { CourseList } from "@/lib/features/courses/rules/course-list";

export interface RosterCoursesProps {
  classId: string;
  courses: readonly RosterCourse[];
  load: (classId: string, input: { linkId: string }) => Promise<ActionResult<CourseList>>;
  onRead: (linkId: string, list: CourseList) => void;
}

/** Reads the students of a course in place of a file (T19). */
export function RosterCourses({ classId, courses, load, onRead }: RosterCoursesProps) {
  const t = useTranslations("teacher.rosterImport.courses");
  const { run, isPending, refusal } = useAction();
  if (courses.length === 0) return null;
  return (
    <section className={classesStyles.section} aria-label={t("title")}>
      <p className="quiet">{t("text")}</p>
      <div className={classesStyles.links}>
        {courses.map(({ linkId, title, label }) => (
          <Button
            key={linkId}
            aria-disabled={isPending()}
            onClick={() => run(() => load(classId, { linkId }), { onDone: (list) => onRead(linkId, list) })}
          >
            {t("read", { course: title, label })}
          </Button>
        ))}
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
