"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Notice } from "@/components/ui/display/notice";
import { Link } from "@/components/ui/controls/link";
import type { RosterComparison } from "@/lib/features/arranging/students/roster";
import type { ImportedCourse, RosterCourse } from "@/lib/features/courses/course-roster";
import type { ActionResult } from "@/lib/errors/action-result";
import { compareRosterAction } from "@/lib/features/arranging/students/actions/roster";
import {
  findMissing,
  renewChoices,
  toDecisions,
  type Choices,
} from "@/lib/features/arranging/students/rules/roster-choices";
import {
  recogniseColumns,
  type RosterColumns as Columns,
} from "@/lib/features/arranging/students/rules/roster-columns";
import type { RosterDecisions } from "@/lib/features/arranging/students/rules/roster-decisions";
import { maxRosterRows, toRosterRows, type RosterRow } from "@/lib/features/arranging/students/rules/roster-rows";
import {
  chooseAccounts,
  studentAt,
  toCourseTable,
  type CourseAccount,
  type CourseList,
} from "@/lib/features/courses/rules/course-list";
import classesStyles from "@/components/ui/display/sections.module.css";
import { RosterColumns } from "./roster-columns";
import { RosterCourses, type RosterCoursesProps } from "./roster-courses";
import { RosterFinish } from "./roster-finish";
import { RosterMissing } from "./roster-missing";
import { RosterPreview } from "./roster-preview";
import { RosterSource } from "./roster-source";

interface RosterImportProps {
  classId: string;
  /** Names of students in the class that gradebooks use for rows that are not about a student, such as "Student, Test". */
  called: readonly string[];
  importRoster: (
    classId: string,
    input: RosterDecisions & { course?: { linkId: string; accounts: CourseAccount[] } },
  ) => Promise<ActionResult<ImportedCourse>>;
  /** Courses whose students can be read, and the action that reads the students of a course (T19). */
  courses: readonly RosterCourse[];
  loadCourse: RosterCoursesProps["load"];
}

/** A list as it was read, and what each of its columns holds. */
interface ReadList extends Columns {
  table: string[][];
  /** The course that the list comes from. */
  course?: ReadCourse;
}
type ReadCourse = CourseList & { linkId: string | null };

const noCourse: ReadCourse = { linkId: null, students: [], linked: [] };
const nothing: RosterComparison & { course: ReadCourse } = { rows: [], students: [], course: noCourse };

/** Reads a list in the browser, compares it with the class, and imports what the teacher has decided. Nothing is stored before (T15). */
export function RosterImport({ classId, called, importRoster, courses, loadCourse }: RosterImportProps) {
  const t = useTranslations("teacher.rosterImport");
  const comparing = useAction("typed");
  const importing = useAction("typed");
  const [list, setList] = useState<ReadList | null>(null);
  const [compared, setCompared] = useState<typeof nothing | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<ImportedCourse | null>(null);
  const latestComparison = useRef(0);
  const { rows, leftOut } = list === null ? { rows: [], leftOut: [] } : toRosterRows(list.table, list, called);

  const shown = compared ?? nothing;
  const accounts = chooseAccounts(shown.course, shown.rows, choices);

  /** Decisions and pending comparisons belong to one list. */
  function forget() {
    latestComparison.current += 1;
    setCompared(null);
    setChoices(new Map());
    setTicked(new Set());
    comparing.forget();
    importing.forget();
  }

  /** The same course can be read again without losing decisions. */
  function read(next: ReadList) {
    const isAgain = next.course !== undefined && next.course.linkId === list?.course?.linkId;
    if (!isAgain) forget();
    show(next, isAgain ? shown : nothing);
  }

  /** Compares a list with the class. Of several calls only the last one counts. Decisions on the rows of `before` remain where they still fit. */
  function show(next: ReadList, before = shown) {
    setList(next);
    setDone(null);
    const own = ++latestComparison.current;
    const { rows: given } = toRosterRows(next.table, next, called);
    if (given.length === 0 || given.length > maxRosterRows) return setCompared(null);
    comparing.run(() => compareRosterAction(classId, { rows: given }), {
      overlapping: true,
      onDone: (answer) => {
        if (own !== latestComparison.current) return;
        const course = next.course ?? noCourse;
        // A choice for one student of a course must not apply to another student of the same name.
        const isSame = ({ line }: RosterRow) =>
          studentAt(course, line)?.subject === studentAt(before.course, line)?.subject;
        setChoices((chosen) => renewChoices(answer.rows, before.rows.filter(isSame), chosen));
        setCompared({ ...answer, course });
      },
    });
  }

  function reset() {
    forget();
    setList(null);
  }

  function finish() {
    if (compared === null || list === null) return;
    const { linkId } = compared.course;
    const decisions = toDecisions(compared.rows, compared.students, choices, ticked);
    const course = linkId === null ? undefined : { linkId, accounts: [...accounts.values()] };
    const own = latestComparison.current;
    importing.run(() => importRoster(classId, { ...decisions, course }), {
      onDone: (result) => {
        setDone(result);
        if (own === latestComparison.current) reset();
      },
      // The class has changed since the page compared the list with it.
      onRefused: ({ code }) => code !== "lost" && own === latestComparison.current && show(list),
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
            onCancel={reset}
          />
        </>
      )}
    </>
  );
}
