"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { NativeSelect, Radio, TextField } from "@/components/ui/controls/field";
import type { Refusal } from "@/lib/errors/action-result";
import { extraTimes, type ExtraTime } from "@/lib/activity/rules/clock";
import styles from "./student-dialog.module.css";

export interface NamedStudent {
  id: string;
  name: string;
  /** Extra time in percent of the clock (T10). */
  extraTime: number;
  /** The section of the class. "" for none (T15). */
  section: string;
  /** An outside account is linked to the student (Q33). */
  linked: boolean;
}

/** What the dialog is about, and its student. */
export interface OpenedDialog {
  about: "reset" | "rename" | "time" | "section" | "merge" | "remove";
  student: NamedStudent;
}
export type StudentChange =
  | { about: "reset" | "remove"; student: NamedStudent }
  | { about: "rename"; student: NamedStudent; name: string }
  | { about: "section"; student: NamedStudent; section: string }
  | { about: "time"; student: NamedStudent; percent: ExtraTime }
  | { about: "merge"; student: NamedStudent; intoId: string; samePerson: boolean };

interface StudentDialogProps {
  /** null closes the dialog, which stays in the page so that the focus returns to the button that opened it. */
  asking: OpenedDialog | null;
  students: readonly NamedStudent[];
  pending: boolean;
  /** The refusal of the last try. The dialog stays open, with what was filled in. */
  refusal: Refusal | null;
  onClose: () => void;
  go: (answer: StudentChange) => void;
}

const untouched = {
  intoId: "",
  samePerson: false,
  name: null as string | null,
  section: null as string | null,
  percent: null as ExtraTime | null,
};

/** Explains a change to one student before it is made. */
export function StudentDialog({ asking, students, pending, refusal, onClose, go }: StudentDialogProps) {
  const t = useTranslations("teacher.class.table");
  const [entered, setEntered] = useState({ of: asking, ...untouched });
  const filled = entered.of === asking ? entered : untouched;
  const name = filled.name ?? asking?.student.name ?? "";
  const section = filled.section ?? asking?.student.section ?? "";
  const sections = [...new Set(students.flatMap((student) => student.section || []))].sort();
  const filling = (change: Partial<typeof untouched>) => setEntered({ ...filled, ...change, of: asking });

  function percentOf({ extraTime }: NamedStudent): ExtraTime {
    return filled.percent ?? extraTimes.find((percent) => percent === extraTime) ?? 100;
  }

  function answer({ about, student }: OpenedDialog) {
    if (pending) return;
    switch (about) {
      case "rename":
        return go({ about, student, name });
      case "time":
        return go({ about, student, percent: percentOf(student) });
      case "section":
        return go({ about, student, section });
      case "merge":
        return go({ about, student, intoId: filled.intoId, samePerson: filled.samePerson });
      case "reset":
      case "remove":
        return go({ about, student });
    }
  }

  return (
    <Dialog
      open={asking !== null}
      onClose={onClose}
      title={asking === null ? "" : t(`${asking.about}Title`, { name: asking.student.name })}
      actions={
        asking !== null && (
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button
              variant={asking.about === "remove" ? "danger" : "go"}
              aria-disabled={pending}
              onClick={() => answer(asking)}
            >
              {t(`${asking.about}Go`, { name: asking.student.name })}
            </Button>
          </>
        )
      }
    >
      <p>{asking === null ? "" : t(`${asking.about}Text`, { name: asking.student.name })}</p>
      {(asking?.about === "reset" || asking?.about === "merge") && asking.student.linked && (
        <p>{t(`${asking.about}Linked`, { name: asking.student.name })}</p>
      )}
      <RefusalNotice refusal={refusal} />
      {asking?.about === "rename" && (
        <TextField
          className={styles.into}
          label={t("renameName")}
          value={name}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => filling({ name: event.target.value })}
        />
      )}
      {asking?.about === "section" && (
        <>
          <TextField
            className={styles.into}
            label={t("sectionName")}
            value={section}
            maxLength={60}
            list="sections"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => filling({ section: event.target.value })}
          />
          <datalist id="sections">
            {sections.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
      {asking?.about === "time" && (
        <fieldset className={styles.pins}>
          <legend>{t("timeChoose")}</legend>
          {extraTimes.map((percent) => (
            <Radio
              key={percent}
              name="time"
              checked={percentOf(asking.student) === percent}
              onChange={() => filling({ percent })}
            >
              {t("percent", { percent: String(percent) })}
            </Radio>
          ))}
        </fieldset>
      )}
      {asking?.about === "merge" && (
        <>
          <NativeSelect
            className={styles.into}
            label={t("mergeChoose")}
            value={filled.intoId}
            onChange={(event) => filling({ intoId: event.target.value })}
          >
            <option value="">{t("mergeNone")}</option>
            {nearest(asking.student, students).map((other) => (
              <option key={other.id} value={other.id}>
                {other.name}
              </option>
            ))}
          </NativeSelect>
          <fieldset className={styles.pins}>
            <legend>{t("mergePins")}</legend>
            <Radio name="pins" checked={!filled.samePerson} onChange={() => filling({ samePerson: false })}>
              {t("mergeOnePin")}
            </Radio>
            <Radio name="pins" checked={filled.samePerson} onChange={() => filling({ samePerson: true })}>
              {t("mergeBothPins", { name: asking.student.name })}
            </Radio>
          </fieldset>
        </>
      )}
    </Dialog>
  );
}

/** The other students, those with the longest common prefix of the name first. */
function nearest(student: NamedStudent, students: readonly NamedStudent[]): NamedStudent[] {
  const alike = (name: string) => {
    let n = 0;
    while (n < name.length && name[n]?.toLowerCase() === student.name[n]?.toLowerCase()) n += 1;
    return n;
  };
  return students.filter(({ id }) => id !== student.id).sort((a, b) => alike(b.name) - alike(a.name));
}
