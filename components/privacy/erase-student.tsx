"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { TextField } from "@/components/ui/controls/field";
import { Notice } from "@/components/ui/display/notice";
import { Dialog } from "@/components/ui/overlays/dialog";
import { eraseStudentAction } from "@/lib/features/privacy/actions/erase";
import styles from "./erase-student.module.css";

/** How many of each kind were erased. */
type Report = Record<(typeof reported)[number], number>;

const reported = [
  "sessions",
  "ballots",
  "tickets",
  "tries",
  "guesses",
  "texts",
  "submissions",
  "entries",
  "copies",
  "flags",
  "marks",
] as const;

interface EraseStudentProps {
  classId: string;
  student: { id: string; name: string };
}

/** Erases a student after a teacher has typed the student's name, then lists what was erased (Q31). */
export function EraseStudent({ classId, student }: EraseStudentProps) {
  const t = useTranslations("teacher.class.student.erase");
  const { run, isPending, refusal, forget } = useAction("typed");
  const [asking, setAsking] = useState(false);
  const [name, setName] = useState("");
  const [report, setReport] = useState<Report | null>(null);
  const close = () => {
    forget();
    setAsking(false);
    setName("");
  };
  if (report !== null)
    return (
      <section className={styles.erase}>
        <Notice kind="done" live>
          {t("done")}
        </Notice>
        <ul className={styles.list}>
          {reported
            .filter((what) => report[what] > 0)
            .map((what) => (
              <li key={what}>{t(`report.${what}`, { count: report[what] })}</li>
            ))}
        </ul>
        <p>{t("backups")}</p>
        <ButtonLink href={`/teacher/classes/${classId}`}>{t("back")}</ButtonLink>
      </section>
    );
  return (
    <section className={styles.erase}>
      <h2>{t("title")}</h2>
      <p>{t("text")}</p>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {t("ask", { name: student.name })}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={t("askTitle", { name: student.name })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button
              variant="danger"
              aria-disabled={isPending()}
              onClick={() =>
                !isPending() &&
                run(() => eraseStudentAction(classId, { studentId: student.id, name }), {
                  onDone: (value) => {
                    setAsking(false);
                    setReport(value);
                  },
                })
              }
            >
              {t("go", { name: student.name })}
            </Button>
          </>
        }
      >
        <p>{t("askText")}</p>
        <RefusalNotice refusal={refusal} />
        <TextField
          className={styles.name}
          label={t("type", { name: student.name })}
          value={name}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.target.value)}
        />
      </Dialog>
    </section>
  );
}
