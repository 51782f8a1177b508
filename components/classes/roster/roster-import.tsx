"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Notice } from "@/components/ui/display/notice";
import { Link } from "@/components/ui/controls/link";
import type { RosterComparison } from "@/lib/classroom/classes/roster";
import type { ImportedCourse, RosterCourse } from "@/lib/classroom/courses/course-roster";
import type { ActionResult } from "@/lib/errors/action-result";
import { findMissing, renewChoices, toDecisions, type Choices } from "@/lib/rules/classes/roster-choices";
import { recogniseColumns, type RosterColumns as Columns } from "@/lib/rules/classes/roster-columns";
import type { RosterDecisions } from "@/lib/rules/classes/roster-decisions";
import { maxRosterRows, toRosterRows, type RosterRow } from "@/lib/rules/classes/roster-rows";
import {
  chooseAccounts,
  studentAt,
  toCourseTable,
  type CourseAccount,
  type CourseList,
} from "@/lib/rules/courses/course-list";
import classesStyles from "@/components/ui/display/sections.module.css";
import { RosterColumns } from "./roster-columns";
import { RosterCourses } from "./roster-courses";
import { RosterFinish } from "./roster-finish";
import { RosterMissing } from "./roster-missing";
import { RosterPreview } from "./roster-preview";
import { RosterSource } from "./roster-source";

interface RosterImportProps {
  classId: string;
  /** Names of students of the class that gradebooks give to rows of no student. */
  called: readonly string[];
  compare: (classId: string, input: { rows: RosterRow[] }) => Promise<ActionResult<RosterComparison>>;
  importRoster: (
    classId: string,
    input: RosterDecisions & { course?: { linkId: string; accounts: CourseAccount[] } },
  ) => Promise<ActionResult<ImportedCourse>>;
  /** T19: courses whose students can be read, and the students of one. */
  courses: readonly RosterCourse[];
  loadCourse: (classId: string, input: { linkId: string }) => Promise<ActionResult<CourseList>>;
}

/** A list as it was read, with what its columns are. */
interface ReadList extends Columns {
  table: string[][];
  /** The course that it is from. */
  course?: ReadCourse;
}
type ReadCourse = CourseList & { linkId: string | null };

const noCourse: ReadCourse = { linkId: null, students: [], linked: [] };
const nothing: RosterComparison & { course: ReadCourse } = { rows: [], students: [], course: noCourse };

/** T15: reads a list in the browser, shows it beside the class, and takes over what the teacher decided; until then nothing happens. */
export function RosterImport({ classId, called, compare, importRoster, courses, loadCourse }: RosterImportProps) {
  const t = useTranslations("teacher.rosterImport");
  const comparing = useAction("typed");
  const importing = useAction("typed");
  const [list, setList] = useState<ReadList | null>(null);
  const [compared, setCompared] = useState<typeof nothing | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ImportedCourse | null>(null);
  const asked = useRef(0);
  const { rows, leftOut } = list === null ? { rows: [], leftOut: [] } : toRosterRows(list.table, list, called);

  const shown = compared ?? nothing;
  const accounts = chooseAccounts(shown.course, shown.rows, choices);

  /** What was decided is about one list, and what is on its way too. */
  function forget() {
    asked.current += 1;
    setCompared(null);
    setChoices(new Map());
    setTicked(new Set());
    comparing.forget();
    importing.forget();
  }

  /** Reading the same course again leaves what was decided. */
  function read(next: ReadList) {
    const isAgain = next.course !== undefined && next.course.linkId === list?.course?.linkId;
    if (!isAgain) forget();
    show(next, isAgain ? shown : nothing);
  }

  /** Of several in short order the last counts. `before`: what stays decided where it still fits. */
  function show(next: ReadList, before = shown) {
    setList(next);
    setDone(null);
    const own = ++asked.current;
    const { rows: given } = toRosterRows(next.table, next, called);
    if (given.length === 0 || given.length > maxRosterRows) return setCompared(null);
    comparing.run(() => compare(classId, { rows: given }), {
      overlapping: true,
      done: (answer) => {
        if (own !== asked.current) return;
        const course = next.course ?? noCourse;
        // What was chosen for one student of a course is not for another of the same name.
        const isSame = ({ line }: RosterRow) =>
          studentAt(course, line)?.subject === studentAt(before.course, line)?.subject;
        setChoices((chosen) => renewChoices(answer.rows, before.rows.filter(isSame), chosen));
        setCompared({ ...answer, course });
      },
    });
  }

  function startAgain() {
    forget();
    setList(null);
  }

  function finish() {
    if (compared === null || list === null) return;
    const { linkId } = compared.course;
    const decisions = toDecisions(compared.rows, compared.students, choices, ticked);
    const course = linkId === null ? undefined : { linkId, accounts: [...accounts.values()] };
    const own = asked.current;
    importing.run(() => importRoster(classId, { ...decisions, course }), {
      done: (result) => {
        setDone(result);
        if (own === asked.current) startAgain();
      },
      // What is in the class by now is not what the page shows.
      refused: ({ code }) => code !== "lost" && own === asked.current && show(list),
    });
  }

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
      <RosterSource isOpen={list === null} file={`/teacher/classes/${classId}/roster/file`} onRead={read} />
      <RosterCourses
        classId={classId}
        courses={courses}
        load={loadCourse}
        onRead={(linkId, course) => {
          const table = toCourseTable(course.students);
          read({ table, course: { linkId, ...course }, ...recogniseColumns(table) });
        }}
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
            accounts={accounts}
            choices={choices}
            onChoose={(line, choice) => setChoices(new Map(choices).set(line, choice))}
          />
          <RosterMissing
            students={findMissing(shown.rows, shown.students, choices)}
            ticked={ticked}
            onTick={(id, on) => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((one) => one !== id)))}
          />
          <RosterFinish
            rows={shown.rows}
            students={shown.students}
            choices={choices}
            ticked={ticked}
            linked={accounts.size}
            pending={importing.isPending() || comparing.isPending()}
            refusal={importing.refusal}
            onFinish={finish}
            onCancel={startAgain}
          />
        </>
      )}
    </>
  );
}
