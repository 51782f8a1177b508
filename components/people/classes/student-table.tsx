"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Checkbox, NativeSelect, TextField } from "@/components/ui/controls/field";
import { Icon } from "@/components/ui/marks/icon";
import { LocalMoment } from "@/components/ui/display/local-time";
import { Notice } from "@/components/ui/display/notice";
import { Table } from "@/components/ui/display/table";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { ActionResult } from "@/lib/errors/action-result";
import type { ExtraTime } from "@/lib/activity/rules/clock";
import { clearMisses, renameStudent, resetPin } from "@/lib/features/people/classes/actions/class";
import { StudentActions } from "./student-actions";
import { StudentDialog, type StudentChange, type OpenedDialog, type NamedStudent } from "./student-dialog";
import styles from "./student-table.module.css";

interface Student extends NamedStudent {
  oneTimePin: string | null;
  onRoster: boolean;
  /** Wrong PINs of the last 24 hours since the last right PIN, over all browsers. */
  misses: number;
  /** null: never, or before this was stored. */
  lastSeenAt: Date | null;
}

/** From so many students on, the table has a search field. */
const minToSearch = 8;

interface StudentTableProps {
  classId: string;
  students: readonly Student[];
  /** Whether an address has used up its wrong PINs in this class. */
  wrongPinsSpent: boolean;
  /** The address of the slips to print. */
  slips: string;
  /** How far each student is in the open activity, in words by student; null while no activity is open. */
  progress: { activity: string; of: ReadonlyMap<string, string> } | null;
  removeStudents: (classId: string, input: { studentIds: string[] }) => Promise<ActionResult<number>>;
  mergeStudents: (
    classId: string,
    input: { studentId: string; intoId: string; samePerson: boolean },
  ) => Promise<ActionResult<void>>;
  setSection: (classId: string, input: { studentId: string; section: string }) => Promise<ActionResult<string>>;
  giveExtraTime: (classId: string, input: { studentId: string; percent: ExtraTime }) => Promise<ActionResult<void>>;
}

/** The students of the class, each with a menu, and several to choose at once. Every action asks first. */
export function StudentTable({
  classId,
  students,
  wrongPinsSpent,
  slips,
  progress,
  removeStudents,
  mergeStudents,
  setSection,
  giveExtraTime,
}: StudentTableProps) {
  const t = useTranslations("teacher.class.table");
  const { run, isPending, refusal, forget } = useAction("typed");
  const pending = isPending();
  const canEdit = useCanEdit();
  const [asking, setAsking] = useState<OpenedDialog | null>(null);
  const [done, setDone] = useState<string | null>(null);

  const sections = [...new Set(students.flatMap(({ section }) => section || []))].sort();
  /** The section to show. null shows everyone, and so does a section that has no students any more. */
  const [chosen, setChosen] = useState<string | null>(null);
  const section = chosen === "" || sections.includes(chosen ?? "") ? chosen : null;
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const shown = students.filter(
    ({ name, section: own }) => (section === null || own === section) && name.toLocaleLowerCase().includes(wanted),
  );

  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  /** Ticked students who are in the class, also those whom the search hides. */
  const picked = students.filter(({ id }) => ticked.has(id));
  const areAllTicked = shown.length > 0 && shown.every(({ id }) => ticked.has(id));
  const [removing, setRemoving] = useState(false);
  function tick(ids: readonly string[], on: boolean) {
    const next = new Set(ticked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setTicked(next);
  }

  /** Only a few students are marked as not on the roster. If most joined with the code, nearly every row would have the mark. */
  const unlisted = students.filter(({ onRoster }) => !onRoster);
  const marksUnlisted = unlisted.length <= students.length / 2;
  const hasPins = students.some(({ oneTimePin }) => oneTimePin !== null);
  const showsPins = canEdit && (hasPins || students.some(({ misses }) => misses > 0));
  const without = [
    ...(sections.length === 0 ? (["section"] as const) : []),
    ...(students.length < 2 ? (["merge"] as const) : []),
  ];

  const nameOf = (id: string) => students.find((student) => student.id === id)?.name ?? "";
  function go(answer: StudentChange) {
    const whom = { studentId: answer.student.id };
    const { name } = answer.student;
    const finish = (sentence: string) => {
      setAsking(null);
      setDone(sentence);
    };
    switch (answer.about) {
      case "reset":
        return run(() => resetPin(classId, whom), { onDone: (pin) => finish(t("resetDone", { name, pin })) });
      case "rename":
        return run(() => renameStudent(classId, { ...whom, name: answer.name }), {
          onDone: (renamed) => finish(t("renameDone", { name: renamed })),
        });
      case "time":
        return run(() => giveExtraTime(classId, { ...whom, percent: answer.percent }), {
          onDone: () => finish(t("timeDone", { name })),
        });
      case "section":
        return run(() => setSection(classId, { ...whom, section: answer.section }), {
          onDone: (to) => finish(t("sectionDone", { name, section: to, how: to === "" ? "none" : "some" })),
        });
      case "merge":
        return run(() => mergeStudents(classId, { ...whom, intoId: answer.intoId, samePerson: answer.samePerson }), {
          onDone: () => finish(t("mergeDone", { name, into: nameOf(answer.intoId) })),
        });
      case "remove":
        return run(() => removeStudents(classId, { studentIds: [answer.student.id] }), {
          onDone: () => finish(t("removeDone", { name })),
        });
    }
  }
  function removePicked() {
    if (pending) return;
    run(() => removeStudents(classId, { studentIds: picked.map(({ id }) => id) }), {
      onDone: (count) => {
        setRemoving(false);
        setTicked(new Set());
        setDone(t("removeSeveralDone", { count }));
      },
    });
  }

  function ask(about: OpenedDialog) {
    if (pending) return;
    forget();
    setAsking(about);
  }
  function close() {
    forget();
    setAsking(null);
    setRemoving(false);
  }

  return (
    <section className={styles.students}>
      <header className={styles.head}>
        <h2>{t("title", { count: students.length })}</h2>
        {hasPins && (
          <ButtonLink size="small" href={slips}>
            <Icon name="print" /> {t("slips")}
          </ButtonLink>
        )}
      </header>
      {done !== null && (
        <Notice kind="done" live>
          {done}
        </Notice>
      )}
      {canEdit && wrongPinsSpent && <Notice kind="wrong">{t("wrongPinsSpent")}</Notice>}
      {asking === null && !removing && <RefusalNotice refusal={refusal} />}
      <div className={styles.filters}>
        {(students.length >= minToSearch || search !== "") && (
          <TextField
            className={styles.filter}
            label={t("search")}
            type="search"
            value={search}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        {sections.length > 0 && (
          <NativeSelect
            className={styles.filter}
            label={t("sectionFilter")}
            value={section ?? "all"}
            onChange={(event) => {
              const { selectedIndex } = event.target;
              setChosen(selectedIndex === 0 ? null : (sections[selectedIndex - 1] ?? ""));
            }}
          >
            <option value="all">{t("sectionAll")}</option>
            {sections.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
            <option value="">{t("sectionNone")}</option>
          </NativeSelect>
        )}
      </div>
      {students.length === 0 ? (
        <p className="quiet">{t("none")}</p>
      ) : (
        <Table caption={t("title", { count: students.length })} className={styles.table}>
          <thead>
            <tr>
              {canEdit && (
                <th scope="col" className={styles.tick}>
                  <Checkbox
                    aria-label={t("tickAll")}
                    checked={areAllTicked}
                    onChange={(event) =>
                      tick(
                        shown.map(({ id }) => id),
                        event.target.checked,
                      )
                    }
                  />
                </th>
              )}
              <th scope="col">{t("name")}</th>
              {progress !== null && <th scope="col">{t("progress", { activity: progress.activity })}</th>}
              <th scope="col">{t("lastSeen")}</th>
              {showsPins && <th scope="col">{t("pin")}</th>}
              <th scope="col">
                <span className="vh">{t("acts")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((student) => {
              const data = `/teacher/classes/${classId}/students/${student.id}`;
              return (
                <tr key={student.id}>
                  {canEdit && (
                    <td className={styles.tick}>
                      <Checkbox
                        aria-label={t("tick", { name: student.name })}
                        checked={ticked.has(student.id)}
                        onChange={(event) => tick([student.id], event.target.checked)}
                      />
                    </td>
                  )}
                  <th scope="row" className={styles.name}>
                    {student.name}
                    {marksUnlisted && !student.onRoster && <small> {t("withoutRoster")}</small>}
                    {student.section !== "" && <small> {student.section}</small>}
                    {student.extraTime !== 100 && <small> {t("hasTime", { factor: student.extraTime / 100 })}</small>}
                  </th>
                  {progress !== null && <td className={styles.fact}>{progress.of.get(student.id)}</td>}
                  <td className={styles.fact}>
                    {student.lastSeenAt === null ? t("neverSeen") : <LocalMoment at={student.lastSeenAt} />}
                  </td>
                  {showsPins && (
                    <td>
                      {student.oneTimePin !== null && <b className={styles.pin}>{student.oneTimePin}</b>}
                      {student.misses > 0 && (
                        <p className={styles.misses}>
                          {t("misses", { name: student.name, count: student.misses })}{" "}
                          <Button
                            variant="link"
                            aria-disabled={pending}
                            aria-label={t("clearOf", { name: student.name })}
                            onClick={() =>
                              run(() => clearMisses(classId, { studentId: student.id }), {
                                onDone: () => setDone(null),
                              })
                            }
                          >
                            {t("clear")}
                          </Button>
                        </p>
                      )}
                    </td>
                  )}
                  <td className={styles.acts}>
                    {canEdit ? (
                      <StudentActions student={student} without={without} data={data} ask={ask} />
                    ) : (
                      <ButtonLink
                        size="small"
                        variant="plain"
                        href={data}
                        aria-label={t("dataOf", { name: student.name })}
                      >
                        {t("data")}
                      </ButtonLink>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
      {students.length > 0 && shown.length === 0 && (
        <p className="quiet" role="status">
          {t("noneFound")}
        </p>
      )}
      {canEdit && picked.length > 0 && (
        <div className={styles.picked} role="group" aria-label={t("picked", { count: picked.length })}>
          <b role="status">{t("picked", { count: picked.length })}</b>
          {picked.some(({ oneTimePin }) => oneTimePin !== null) && (
            <ButtonLink
              size="small"
              href={`${slips}?${new URLSearchParams(picked.map(({ id }) => ["for", id])).toString()}`}
            >
              <Icon name="print" /> {t("slipsOfPicked")}
            </ButtonLink>
          )}
          <Button
            size="small"
            aria-disabled={pending}
            onClick={() => {
              if (pending) return;
              forget();
              setRemoving(true);
            }}
          >
            <Icon name="person-out" /> {t("removeSeveral", { count: picked.length })}
          </Button>
          <Button size="small" variant="plain" onClick={() => setTicked(new Set())}>
            {t("untick")}
          </Button>
        </div>
      )}
      <Dialog
        open={removing && picked.length > 0}
        onClose={close}
        title={t("removeSeveralTitle", { count: picked.length })}
        actions={
          <>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button variant="danger" aria-disabled={pending} onClick={removePicked}>
              {t("removeSeveralGo", { count: picked.length })}
            </Button>
          </>
        }
      >
        <p>{t("removeSeveralText")}</p>
        <RefusalNotice refusal={refusal} />
        <ul className={styles.leaving}>
          {picked.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </Dialog>
      <StudentDialog asking={asking} students={students} pending={pending} refusal={refusal} onClose={close} go={go} />
    </section>
  );
}
