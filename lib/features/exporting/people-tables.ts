/** Tables of people, teams and matches (T14). */
import { listDocumentTexts } from "@/lib/sync/queries/documents";
import * as rows from "./queries/people";
import { mayExport, mayEditClass } from "@/lib/activity/rules/access";
import { defineTable, modeCell, timeCell, yesCell, type Column } from "./table";

/** Only teachers who may edit the class get these columns, as on all pages. */
const schoolColumns: readonly Column<{ schoolId: string; email: string }>[] = [
  { head: "schoolId", cell: ({ schoolId }) => schoolId },
  { head: "email", cell: ({ email }) => email },
];

export const people = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listStudentKeys(tx, activity.classId),
  load: ({ tx, activity }, keys) => rows.listPeople(tx, activity.id, keys),
  columns: ({ role }) => [
    { head: "student", cell: ({ name }) => name },
    ...(mayEditClass(role) ? schoolColumns : []),
    { head: "section", cell: ({ section }) => section },
    { head: "onRoster", cell: ({ onRoster }, context) => yesCell(onRoster, context) },
    { head: "joinedAt", cell: ({ joinedAt }) => timeCell(joinedAt) },
    { head: "absent", cell: ({ absentAt }, context) => yesCell(absentAt !== null, context) },
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "chosenMode", cell: ({ chosenMode }, context) => modeCell(chosenMode, context) },
    { head: "sectionsRead", cell: ({ sectionsRead }) => sectionsRead?.length ?? 0 },
    { head: "extraTime", cell: ({ extraTime }) => extraTime - 100 },
  ],
});

export const teams = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listTeamKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listTeams(tx, keys),
  columns: () => [
    { head: "team", cell: ({ number }) => number },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "members", cell: ({ members }) => members.join("; ") },
    { head: "madeAt", cell: ({ createdAt }) => timeCell(createdAt) },
    { head: "closedAt", cell: ({ dissolvedAt }) => timeCell(dissolvedAt) },
  ],
});

export const matches = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listMatchKeys(tx, activity.id),
  load: async ({ tx }, keys) => {
    const found = await rows.listMatches(tx, keys);
    const ids = found.map(({ id }) => id);
    const notes = await listDocumentTexts(tx, "notes", ids);
    return found.map((match, place) => ({ ...match, notes: notes[place] }));
  },
  columns: () => [
    { head: "round", cell: ({ round }) => round },
    { head: "teams", cell: (match) => match.teams.map(({ number }) => number).join("; ") },
    { head: "modes", cell: (match, context) => match.teams.map(({ mode }) => modeCell(mode, context)).join("; ") },
    { head: "exemplar", cell: ({ exemplarMode }, context) => modeCell(exemplarMode, context) },
    { head: "madeAt", cell: ({ createdAt }) => timeCell(createdAt) },
    { head: "endedAt", cell: ({ endedAt }) => timeCell(endedAt) },
    { head: "alike", cell: ({ notes }) => notes?.alike ?? "" },
    { head: "testing", cell: ({ notes }) => notes?.testing ?? "" },
    { head: "harder", cell: ({ notes }) => notes?.harder ?? "" },
  ],
});

/** Has feedback that is hidden from students, because only teachers can export it (Q27). */
export const feedback = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listFeedbackKeys(tx, activity.id),
  load: async ({ tx }, keys) => {
    const found = await rows.listGivenFeedback(tx, keys);
    const texts = await listDocumentTexts(
      tx,
      "feedback",
      found.map(({ id }) => id),
    );
    return found.map((one, place) => ({ ...one, texts: texts[place] }));
  },
  columns: () => [
    { head: "round", cell: ({ round }) => round },
    { head: "fromTeam", cell: ({ from }) => from },
    { head: "toTeam", cell: ({ to }) => to },
    { head: "strength", cell: ({ texts }) => texts?.strength ?? "" },
    { head: "question", cell: ({ texts }) => texts?.question ?? "" },
    { head: "suggestion", cell: ({ texts }) => texts?.suggestion ?? "" },
    { head: "sentAt", cell: ({ sentAt }) => timeCell(sentAt) },
    { head: "sentBy", cell: ({ sentBy }) => sentBy },
    { head: "openedAt", cell: ({ openedAt }) => timeCell(openedAt) },
    { head: "hidden", cell: ({ hiddenAt }, context) => yesCell(hiddenAt !== null, context) },
  ],
});
