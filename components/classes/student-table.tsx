"use client";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button, ButtonLink } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import { Table } from "@/components/ui/display/table";
import type { ActionResult } from "@/lib/errors/action-result";
import { fillIn, StudentDialog, type Answer, type Asking, type DialogWords } from "./student-dialog";
import styles from "./student-table.module.css";

export interface StudentWords extends DialogWords {
  title: string;
  none: string;
  name: string;
  pin: string;
  pinPicked: string;
  acts: string;
  withoutRoster: string;
  slips: string;
  /** Places: `{name}`, `{pin}`. */
  reset: string;
  resetOf: string;
  resetDone: string;
  rename: string;
  renameOf: string;
  renameDone: string;
  remove: string;
  removeOf: string;
  removeDone: string;
  merge: string;
  mergeOf: string;
  mergeDone: string;
  /** `{count}` wrong PINs for `{name}`. */
  misses: string;
  clear: string;
  clearOf: string;
}

interface Student {
  id: string;
  name: string;
  oneTimePin: string | null;
  onRoster: boolean;
  /** Wrong PINs in a row, once there is a wait; else 0. */
  misses: number;
}

interface StudentTableProps {
  classId: string;
  students: readonly Student[];
  /** Where the slips to print are. */
  slips: string;
  resetPin: (classId: string, input: { studentId: string }) => Promise<ActionResult<string>>;
  removeStudent: (classId: string, input: { studentId: string }) => Promise<ActionResult<void>>;
  mergeStudents: (
    classId: string,
    input: { studentId: string; intoId: string; samePerson: boolean },
  ) => Promise<ActionResult<void>>;
  renameStudent: (classId: string, input: { studentId: string; name: string }) => Promise<ActionResult<string>>;
  clearMisses: (classId: string, input: { studentId: string }) => Promise<ActionResult<void>>;
  words: StudentWords;
}

/** Everyone in the class. A new PIN in two clicks (S1); removing asks first. */
export function StudentTable({
  classId,
  students,
  slips,
  resetPin,
  removeStudent,
  renameStudent,
  mergeStudents,
  clearMisses,
  words,
}: StudentTableProps) {
  const { run, isPending, refusal, forget } = useAction("typed");
  const pending = isPending();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const abouts = [
    { about: "reset", label: words.reset, of: words.resetOf },
    { about: "rename", label: words.rename, of: words.renameOf },
    { about: "merge", label: words.merge, of: words.mergeOf },
    { about: "remove", label: words.remove, of: words.removeOf },
  ] as const;
  /** Without a roster nobody is marked as missing from it. */
  const hasRoster = students.some(({ onRoster }) => onRoster);

  function go(answer: Answer) {
    const whom = { studentId: answer.student.id };
    const { name } = answer.student;
    const finish = (sentence: string) => {
      setAsking(null);
      setDone(sentence);
    };
    switch (answer.about) {
      case "reset":
        return run(() => resetPin(classId, whom), { done: (pin) => finish(fillIn(words.resetDone, name, pin)) });
      case "rename":
        return run(() => renameStudent(classId, { ...whom, name: answer.name }), {
          done: (renamed) => finish(fillIn(words.renameDone, renamed)),
        });
      case "merge":
        return run(() => mergeStudents(classId, { ...whom, intoId: answer.intoId, samePerson: answer.samePerson }), {
          done: () => finish(fillIn(words.mergeDone, name)),
        });
      case "remove":
        return run(() => removeStudent(classId, whom), { done: () => finish(fillIn(words.removeDone, name)) });
    }
  }

  function ask(about: Asking) {
    forget();
    setAsking(about);
  }
  function close() {
    forget();
    setAsking(null);
  }

  return (
    <section className={styles.students}>
      <header className={styles.head}>
        <h2>{words.title}</h2>
        {students.some(({ oneTimePin }) => oneTimePin !== null) && (
          <ButtonLink size="small" href={slips}>
            <Icon name="print" /> {words.slips}
          </ButtonLink>
        )}
      </header>
      {done !== null && (
        <Notice kind="done" live>
          {done}
        </Notice>
      )}
      {asking === null && <RefusalNotice refusal={refusal} />}
      {students.length === 0 ? (
        <p className="quiet">{words.none}</p>
      ) : (
        <Table caption={words.title} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.pin}</th>
              <th scope="col">
                <span className="vh">{words.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {students.map((student) => (
              <tr key={student.id}>
                <th scope="row" className={styles.name}>
                  {student.name} {hasRoster && !student.onRoster && <small>{words.withoutRoster}</small>}
                </th>
                <td>
                  {student.oneTimePin === null ? (
                    <span className="pale">{words.pinPicked}</span>
                  ) : (
                    <b className="num">{student.oneTimePin}</b>
                  )}
                  {student.misses > 0 && (
                    <p className={styles.misses}>
                      {fillIn(words.misses, student.name).replace("{count}", String(student.misses))}{" "}
                      <Button
                        variant="link"
                        aria-disabled={pending}
                        aria-label={fillIn(words.clearOf, student.name)}
                        onClick={() =>
                          run(() => clearMisses(classId, { studentId: student.id }), { done: () => setDone(null) })
                        }
                      >
                        {words.clear}
                      </Button>
                    </p>
                  )}
                </td>
                <td className={styles.acts}>
                  {abouts.map(({ about, label, of }) =>
                    about === "merge" && students.length < 2 ? null : (
                      <Button
                        key={about}
                        size="small"
                        variant="plain"
                        aria-disabled={pending}
                        aria-label={fillIn(of, student.name)}
                        onClick={() => !pending && ask({ about, student })}
                      >
                        {label}
                      </Button>
                    ),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <StudentDialog
        asking={asking}
        students={students}
        words={words}
        pending={pending}
        refusal={refusal}
        onClose={close}
        go={go}
      />
    </section>
  );
}
