"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Notice } from "@/components/ui/display/notice";
import { Link } from "@/components/ui/controls/link";
import type { ImportedRoster, RosterComparison } from "@/lib/classroom/classes/roster";
import type { RosterCourse } from "@/lib/classroom/courses/course-roster";
import type { ActionResult } from "@/lib/errors/action-result";
import { findMissing, renewChoices, toDecisions, type Choices } from "@/lib/rules/classes/roster-choices";
import { recogniseColumns, type RosterColumns as Columns } from "@/lib/rules/classes/roster-columns";
import type { RosterDecisions } from "@/lib/rules/classes/roster-decisions";
import { maxRosterRows, toRosterRows, type RosterRow } from "@/lib/rules/classes/roster-rows";
import classesStyles from "@/components/ui/display/sections.module.css";
import { RosterColumns } from "./roster-columns";
import { RosterCourses } from "./roster-courses";
import { RosterFinish } from "./roster-finish";
import { RosterMissing } from "./roster-missing";
import { RosterPreview } from "./roster-preview";
import { RosterSource } from "./roster-source";

interface RosterImportProps {
  classId: string;
  compare: (classId: string, input: { rows: RosterRow[] }) => Promise<ActionResult<RosterComparison>>;
  importRoster: (
    classId: string,
    input: RosterDecisions & { course?: string },
  ) => Promise<ActionResult<ImportedRoster>>;
  /** T19: courses whose students can be read, and the table of one. */
  courses: readonly RosterCourse[];
  loadCourse: (classId: string, input: { linkId: string }) => Promise<ActionResult<string[][]>>;
}

/** A list as it was read, with what its columns are. */
interface ReadList extends Columns {
  table: string[][];
  /** A link of the course that it is from. */
  course?: string;
}

const nothing = { rows: [], students: [] } satisfies RosterComparison;

/** T15: reads a list in the browser, shows it beside the class, and takes over what the teacher decided; until then nothing happens. */
export function RosterImport({ classId, compare, importRoster, courses, loadCourse }: RosterImportProps) {
  const t = useTranslations("teacher.rosterImport");
  const comparing = useAction("typed");
  const importing = useAction("typed");
  const [list, setList] = useState<ReadList | null>(null);
  const [compared, setCompared] = useState<RosterComparison | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ImportedRoster | null>(null);
  const asked = useRef(0);
  const { rows, leftOut } = list === null ? { rows: [], leftOut: [] } : toRosterRows(list.table, list);

  /** Of several in short order the last counts. */
  function show(next: ReadList) {
    setList(next);
    setDone(null);
    const { rows: given } = toRosterRows(next.table, next);
    if (given.length === 0 || given.length > maxRosterRows) return setCompared(null);
    const own = ++asked.current;
    comparing.run(() => compare(classId, { rows: given }), {
      overlapping: true,
      done: (answer) => {
        if (own !== asked.current) return;
        setChoices(renewChoices(answer.rows, compared?.rows ?? [], choices));
        setCompared(answer);
      },
    });
  }

  function finish() {
    if (compared === null || list === null) return;
    const decisions = toDecisions(compared.rows, compared.students, choices, ticked);
    importing.run(() => importRoster(classId, { ...decisions, course: list.course }), {
      done: (result) => {
        setDone(result);
        setList(null);
        setCompared(null);
        setChoices(new Map());
        setTicked(new Set());
      },
      // What is in the class by now is not what the page shows.
      refused: ({ code }) => code !== "lost" && show(list),
    });
  }

  const shown = compared ?? nothing;
  return (
    <>
      <header className={classesStyles.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{t("text")}</p>
      </header>
      {done !== null && (
        <Notice kind="done" live>
          {t("done", { ...done })} <Link href={`/teacher/classes/${classId}`}>{t("toClass")}</Link>
        </Notice>
      )}
      <RosterSource isOpen={list === null} file={`/teacher/classes/${classId}/roster/file`} onRead={show} />
      <RosterCourses
        classId={classId}
        courses={courses}
        load={loadCourse}
        onRead={(table, course) => show({ table, course, ...recogniseColumns(table) })}
      />
      {list !== null && (
        <>
          <RosterColumns
            {...list}
            leftOut={leftOut}
            onChange={(columns) => show({ ...list, columns })}
            onHeading={(heading) => show({ ...list, heading })}
          />
          <RefusalNotice refusal={comparing.refusal} />
          {rows.length === 0 && <Notice kind="wrong">{t("noNames")}</Notice>}
          {rows.length > maxRosterRows && <Notice kind="wrong">{t("tooMany", { most: maxRosterRows })}</Notice>}
        </>
      )}
      {compared !== null && (
        <>
          <RosterPreview
            {...shown}
            choices={choices}
            onChoose={(line, choice) => setChoices(new Map(choices).set(line, choice))}
          />
          <RosterMissing
            students={findMissing(shown.rows, shown.students, choices)}
            ticked={ticked}
            onTick={(id, on) => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((one) => one !== id)))}
          />
          <RosterFinish
            {...shown}
            choices={choices}
            ticked={ticked}
            pending={importing.isPending() || comparing.isPending()}
            refusal={importing.refusal}
            onFinish={finish}
            onCancel={() => {
              setList(null);
              setCompared(null);
              importing.forget();
            }}
          />
        </>
      )}
    </>
  );
}
