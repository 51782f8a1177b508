"use client";
import { useState } from "react";
import { Refused } from "@/components/shared/entry/refused";
import { Button, ButtonLink } from "@/components/shared/ui/button";
import { Dialog } from "@/components/shared/ui/dialog";
import { ListField } from "@/components/shared/ui/field";
import { Icon } from "@/components/shared/ui/icon";
import { Says } from "@/components/shared/ui/says";
import { Table } from "@/components/shared/ui/table";
import type { ActionResult } from "@/lib/action-result";
import styles from "./student-table.module.css";
import { useAct } from "./use-act";

export interface StudentWords {
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
  resetTitle: string;
  resetText: string;
  resetGo: string;
  resetDone: string;
  remove: string;
  removeOf: string;
  removeTitle: string;
  removeText: string;
  removeGo: string;
  removeDone: string;
  merge: string;
  mergeOf: string;
  mergeTitle: string;
  mergeText: string;
  mergeChoose: string;
  mergeNone: string;
  mergeGo: string;
  mergeDone: string;
  /** `{count}` wrong PINs for `{name}`. */
  misses: string;
  clear: string;
  clearOf: string;
  cancel: string;
}

interface Student {
  id: string;
  name: string;
  oneTimePin: string | null;
  onRoster: boolean;
  /** Wrong PINs in a row, once whoever tries has to wait; else 0. */
  misses: number;
}

interface StudentTableProps {
  classId: string;
  students: readonly Student[];
  /** Where the slips to print are. */
  slips: string;
  resetPin: (input: { classId: string; studentId: string }) => Promise<ActionResult<string>>;
  removeStudent: (input: { classId: string; studentId: string }) => Promise<ActionResult<void>>;
  mergeStudents: (input: { classId: string; studentId: string; intoId: string }) => Promise<ActionResult<void>>;
  clearMisses: (input: { classId: string; studentId: string }) => Promise<ActionResult<void>>;
  words: StudentWords;
}

/** Everyone in the class. A new PIN in two clicks (S1); removing asks first. */
export function StudentTable({ classId, students, slips, resetPin, removeStudent, mergeStudents, clearMisses, words }: StudentTableProps) {
  const { pending, refusal, act } = useAct();
  const [asking, setAsking] = useState<{ about: "reset" | "remove" | "merge"; student: Student } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [intoId, setIntoId] = useState("");

  /** Only where there is a list does it mean something not to be on it. */
  const hasRoster = students.some(({ onRoster }) => onRoster);

  function reset(student: Student) {
    act(() => resetPin({ classId, studentId: student.id }), (pin) => setDone(say(words.resetDone, student.name, pin)));
    setAsking(null);
  }
  function remove(student: Student) {
    act(() => removeStudent({ classId, studentId: student.id }), () => setDone(say(words.removeDone, student.name)));
    setAsking(null);
  }

  function merge(student: Student) {
    act(() => mergeStudents({ classId, studentId: student.id, intoId }), () => setDone(say(words.mergeDone, student.name)));
    setAsking(null);
    setIntoId("");
  }
  const titles = { reset: words.resetTitle, remove: words.removeTitle, merge: words.mergeTitle };
  const texts = { reset: words.resetText, remove: words.removeText, merge: words.mergeText };

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
        <Says kind="done" live>
          {done}
        </Says>
      )}
      {refusal !== null && <Refused sentence={refusal} />}
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
                  {student.oneTimePin === null ? <span className="pale">{words.pinPicked}</span> : <b className="num">{student.oneTimePin}</b>}
                  {student.misses > 0 && (
                    <p className={styles.misses}>
                      {say(words.misses, student.name).replace("{count}", String(student.misses))}{" "}
                      <Button variant="link" aria-disabled={pending} aria-label={say(words.clearOf, student.name)} onClick={() => act(() => clearMisses({ classId, studentId: student.id }), () => setDone(null))}>
                        {words.clear}
                      </Button>
                    </p>
                  )}
                </td>
                <td className={styles.acts}>
                  <Button size="small" variant="plain" aria-disabled={pending} aria-label={say(words.resetOf, student.name)} onClick={() => !pending && setAsking({ about: "reset", student })}>
                    {words.reset}
                  </Button>
                  {students.length > 1 && (
                    <Button size="small" variant="plain" aria-disabled={pending} aria-label={say(words.mergeOf, student.name)} onClick={() => !pending && setAsking({ about: "merge", student })}>
                      {words.merge}
                    </Button>
                  )}
                  <Button size="small" variant="plain" aria-disabled={pending} aria-label={say(words.removeOf, student.name)} onClick={() => !pending && setAsking({ about: "remove", student })}>
                    {words.remove}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === null ? "" : say(titles[asking.about], asking.student.name)}
        acts={
          asking !== null && (
            <>
              <Button onClick={() => setAsking(null)}>{words.cancel}</Button>
              {asking.about === "reset" && (
                <Button variant="go" onClick={() => reset(asking.student)}>
                  {words.resetGo}
                </Button>
              )}
              {asking.about === "merge" && (
                <Button variant="go" onClick={() => merge(asking.student)}>
                  {words.mergeGo}
                </Button>
              )}
              {asking.about === "remove" && (
                <Button variant="danger" onClick={() => remove(asking.student)}>
                  {say(words.removeGo, asking.student.name)}
                </Button>
              )}
            </>
          )
        }
      >
        {asking !== null && <p>{say(texts[asking.about], asking.student.name)}</p>}
        {asking?.about === "merge" && (
          <ListField className={styles.into} label={words.mergeChoose} value={intoId} onChange={(event) => setIntoId(event.target.value)}>
            <option value="">{words.mergeNone}</option>
            {nearest(asking.student, students).map(({ id, name }) => (
              <option key={id} value={id}>{name}</option>
            ))}
          </ListField>
        )}
      </Dialog>
    </section>
  );
}

function say(sentence: string, name: string, pin = ""): string {
  return sentence.replaceAll("{name}", () => name).replaceAll("{pin}", () => pin);
}

/** The other students, those whose names begin alike first. */
function nearest(student: Student, students: readonly Student[]): Student[] {
  const alike = (name: string) => {
    let n = 0;
    while (n < name.length && name[n]?.toLowerCase() === student.name[n]?.toLowerCase()) n += 1;
    return n;
  };
  return students.filter(({ id }) => id !== student.id).sort((a, b) => alike(b.name) - alike(a.name));
}
