"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import sections from "@/components/ui/display/sections.module.css";
import { LocalDate } from "@/components/ui/display/local-date";
import { Notice } from "@/components/ui/display/notice";
import { NumberCell, NumberHead, Table } from "@/components/ui/display/table";
import type { CourseGradebook, SentMarks } from "@/lib/features/courses/course-marks";
import { sendMarksAction } from "@/lib/features/courses/actions/marks";
import { isFullyMarked } from "@/lib/features/exporting/rules/points";

interface SendMarksProps {
  activityId: string;
  book: CourseGradebook;
}

/** Lists what the gradebook of a course would get for each student, and sends it (T19). */
export function SendMarks({ activityId, book }: SendMarksProps) {
  const t = useTranslations("courses.marks");
  const { run, isPending, refusal } = useAction();
  const [done, setDone] = useState<SentMarks | null>(null);
  const canEdit = useCanEdit();
  const { linkId, title, label, sentAt, hasColumn, marks } = book;
  const count = marks.filter((mark) => mark.is === "sent").length;
  return (
    <section className={sections.section} aria-labelledby={linkId}>
      <header className={sections.head}>
        <h2 id={linkId}>{t("course", { title, label })}</h2>
        <p>
          {hasColumn ? t("counts", { count, of: marks.length }) : t("noColumn", { label })}{" "}
          {sentAt !== null && t.rich("sentAt", { date: () => <LocalDate at={sentAt} /> })}
        </p>
      </header>
      <Table caption={t("caption", { title })}>
        <thead>
          <tr>
            <th scope="col">{t("student")}</th>
            <NumberHead>{t("points")}</NumberHead>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {marks.map((mark) => (
            <tr key={mark.id}>
              <th scope="row">{mark.name}</th>
              <NumberCell>
                {mark.given !== null && t("of", { points: mark.given.points, of: mark.given.of })}
              </NumberCell>
              <td>
                {mark.given === null || isFullyMarked(mark.given)
                  ? t(`is.${mark.is}`)
                  : t("part", { marked: mark.given.marked, of: mark.given.criteria })}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {done !== null && (
        <Notice kind="done" live>
          {t("done", { count: done.sent })}{" "}
          {done.refused.length > 0 && t("refused", { names: done.refused.join(", ") })}
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
      {canEdit && hasColumn && (
        <p>
          <Button
            variant="go"
            aria-disabled={isPending() || count === 0}
            onClick={() => count > 0 && run(() => sendMarksAction(activityId, { linkId }), { onDone: setDone })}
          >
            {t("send")}
          </Button>
        </p>
      )}
    </section>
  );
}
