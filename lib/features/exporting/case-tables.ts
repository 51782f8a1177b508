/** Tables of submissions in full, of their marks and comments, and of each student's points (T14). */
import * as rows from "./queries/cases";
import { mayExport } from "@/lib/activity/rules/access";
import { countWords } from "@/lib/features/cases/writing/rules/words";
import { listStudentKeys } from "./queries/people";
import { loadPoints } from "./points";
import { defineTable, modeCell, timeCell, yesCell } from "./table";

export const submissions = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listSubmissionKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listSubmissions(tx, keys),
  // Loaded one by one, because a text may have a megabyte.
  split: (keys) => keys.map((key) => [key]),
  columns: ({ lesson }) => [
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "handedInAt", cell: ({ at }) => timeCell(at) },
    { head: "by", cell: ({ by }, { words }) => by ?? words.value("former") },
    { head: "members", cell: ({ members }) => members.join("; ") },
    { head: "counts", cell: ({ counts }, context) => yesCell(counts, context) },
    { head: "takenBackAt", cell: ({ takenBackAt }) => timeCell(takenBackAt) },
    { head: "releasedAt", cell: ({ releasedAt }) => timeCell(releasedAt) },
    { head: "words", cell: ({ texts: { source: _, ...texts } }) => countWords(Object.values(texts).join(" ")) },
    { head: "title", cell: ({ texts }) => texts.title },
    { head: "scenario", cell: ({ texts }) => texts.scenario },
    { head: "source", cell: ({ texts }) => texts.source },
    ...lesson.caseStudy.questions.map(({ field, short }) => ({
      head: { text: short },
      cell: ({ texts }: Awaited<ReturnType<typeof rows.listSubmissions>>[number]) => texts[field],
    })),
  ],
});

export const marks = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listMarkKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listGivenMarks(tx, keys),
  columns: ({ rubric }) => [
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "handedInAt", cell: ({ at }) => timeCell(at) },
    { head: "counts", cell: ({ counts }, context) => yesCell(counts, context) },
    {
      head: "student",
      cell: ({ studentId, student }, { words }) =>
        studentId === null ? words.value("wholeTeam") : (student ?? words.value("former")),
    },
    {
      head: "criterion",
      cell: ({ criterion }) => rubric.find(({ id }) => id === criterion)?.name ?? criterion,
    },
    { head: "level", cell: ({ level }) => level },
    { head: "of", cell: ({ criterion }) => rubric.find(({ id }) => id === criterion)?.levels.length ?? null },
    { head: "teacher", cell: ({ teacher }) => teacher },
    { head: "chosen", cell: ({ chosen }, context) => yesCell(chosen, context) },
    { head: "releasedAt", cell: ({ releasedAt }) => timeCell(releasedAt) },
  ],
});

/** One row for each student, as in a gradebook. */
export const points = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => listStudentKeys(tx, activity.classId),
  load: ({ tx, activity }, keys) => loadPoints(tx, activity, keys),
  columns: ({ rubric }) => [
    { head: "student", cell: ({ name }) => name },
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    ...rubric.map(({ id, name }) => ({
      head: { text: name },
      cell: ({ given }: Awaited<ReturnType<typeof loadPoints>>[number]) => given?.levels[id] ?? null,
    })),
    { head: "points", cell: ({ given }) => given?.points ?? null },
    { head: "of", cell: ({ given }) => given?.of ?? null },
    { head: "released", cell: ({ given }, context) => (given === null ? null : yesCell(given.released, context)) },
  ],
});

export const comments = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listCommentKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listGivenComments(tx, keys),
  columns: ({ lesson }) => [
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "handedInAt", cell: ({ handedInAt }) => timeCell(handedInAt) },
    {
      head: "about",
      cell: ({ field }, { words }) =>
        field === "case" || field === "title" || field === "scenario"
          ? words.value(field)
          : (lesson.caseStudy.questions.find((question) => question.field === field)?.short ?? field),
    },
    { head: "passage", cell: ({ passage }) => passage?.quote ?? "" },
    { head: "comment", cell: ({ text }) => text },
    { head: "teacher", cell: ({ teacher }) => teacher },
    { head: "writtenAt", cell: ({ at }) => timeCell(at) },
    { head: "releasedAt", cell: ({ releasedAt }) => timeCell(releasedAt) },
  ],
});
