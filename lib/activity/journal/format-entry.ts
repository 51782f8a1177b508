import { getTranslations } from "next-intl/server";
import { listFlagSentences, type EntryRow } from "@/lib/activity/queries/journal";
import { database } from "@/db/client";
import { findStudentNames } from "@/lib/activity/student-names";
import { findTeacherNames } from "@/lib/activity/queries/teacher-names";
import type { EntryKind } from "./changed-kinds";
import { modeOf, type Lesson } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { isUuid } from "@/lib/process/uuid";
import { capitalise } from "@/lib/messages/number-words";
import type { Phase } from "@/lib/activity/rules/phases";

export type EntryToFormat = Pick<EntryRow, "id" | "kind" | "values" | "teacherId"> & { of?: EntryToFormat | null };

/** Returns a function that formats an entry as one sentence; the reading teacher is "You", an erased student "a former student" (Q31). */
export async function createEntryFormatter(
  entries: readonly EntryToFormat[],
  lesson: Lesson,
  readerId: string,
): Promise<(entry: EntryToFormat) => string> {
  const [t, app] = await Promise.all([getTranslations("journal"), getTranslations("app.phases")]);
  const all = entries.flatMap((entry) => [entry, ...(entry.of ? [entry.of] : [])]);
  const names = await findStudentNames(all.flatMap(({ values }) => idsIn(values, isStudent)));
  const teachers = await findTeacherNames(
    database(),
    all.map(({ teacherId }) => teacherId),
  );
  const questions = new Map(
    (
      await listFlagSentences(
        database(),
        all.flatMap(({ values }) => idsIn(values, isFlag)),
      )
    ).map(({ id, sentence }) => [id, sentence]),
  );
  const format = (entry: EntryToFormat): string => {
    const question = questions.get(String(entry.values.flag)) ?? "";
    const values: Record<string, string | number> = { asked: question === "" ? "no" : "yes", flag: "" };
    for (const [name, value] of Object.entries(entry.values))
      values[name] = typeof value === "string" ? formatValue(name, value) : value;
    const who = entry.teacherId === readerId ? t("you") : (teachers.get(entry.teacherId) ?? t("someone"));
    const sentence = t(`did.${entry.kind as EntryKind}`, {
      what: entry.of ? format(entry.of) : "",
      eyes: "no",
      ...values,
      who,
      own: entry.teacherId === readerId ? "yes" : "no",
    });
    // A name may end with a full stop of its own.
    return capitalise(sentence.replace(/\.\.$/, "."));
  };
  return format;

  function formatValue(name: string, value: string): string {
    if (typedNames.includes(name)) return value;
    if (isFlag(name)) return questions.get(value) ?? "";
    if (isStudent(name)) return names.get(value) ?? t("formerStudent");
    // `was` is a mode or a phase, depending on the entry's kind.
    return lesson.modes.some((mode) => mode.id === value)
      ? nameInSentence(modeOf(lesson, value).name)
      : name === "phase"
        ? app(value as Phase)
        : value;
  }
}

/** Values that are names as they were typed. */
const typedNames = ["oldName", "newName", "teacher"];
const isStudent = (name: string) => name === "student" || name === "into";
const isFlag = (name: string) => name === "flag";

function idsIn(values: EntryRow["values"], isOne: (name: string) => boolean): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    isOne(name) && typeof value === "string" && isUuid(value) ? [value] : [],
  );
}
