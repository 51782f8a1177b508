/** A query with an empty list, as for a class without teams, answers without the database; a query that finds no rows makes no further queries. */
import { expect, it } from "vitest";
import { database, type Tx } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { statementsDuring } from "@/db/testing/statements";
import { findAccessVersions } from "@/lib/activity/queries/activity";
import { listActivitiesOf } from "./people/classes/queries/activities";
import { deleteClasses } from "./people/classes/queries/archived-classes";
import { findRecords } from "@/lib/activity/queries/facts";
import { findNames } from "@/lib/activity/queries/students";
import { insertStudents } from "./people/classes/queries/students";
import { listCurrentClocks, listTeamTimes } from "./hour/clocks/queries/clocks";
import { findMatchesOfTeams, lockMatch } from "./cases/comparing/queries/comparing";
import { findDocumentFacts, listDocumentTexts } from "@/lib/sync/queries/documents";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { endFlags } from "./hour/helping/queries/flags";
import { listFlagSentences } from "@/lib/activity/queries/journal";
import { findEntries } from "@/lib/activity/queries/journal";
import { endMatches, insertMatches, listSeatedMatches } from "./teams/matches/queries/matches";
import { listReviewed } from "./cases/reviewing/queries/reviews";
import { findLiveSessions, touchSessions } from "@/lib/auth/queries/sessions";
import { insertImportedTeachers } from "./people/signing-in/queries/teachers";
import { findTeacherNames } from "@/lib/activity/queries/teacher-names";
import { listShares } from "@/lib/auth/queries/throttles";
import { findWorksheetsOf, saveCopies } from "./teams/queries/copies";
import { findTeamFacts } from "./teams/queries/team-news";
import { dissolveTeams, insertTeams, placeStudents, takeOutOfTeams } from "./teams/queries/teams";
import { findLatestSubmissions, findTeamCases } from "./cases/writing/queries/worksheets";

withDatabase();

const now = new Date();
/** An id that no row has. */
const nobody = "00000000-0000-4000-8000-000000000000";

const asked: [name: string, ask: (tx: Tx) => Promise<unknown>, answer: unknown][] = [
  ["findAccessVersions", (tx) => findAccessVersions(tx, []), []],
  ["listActivitiesOf", (tx) => listActivitiesOf(tx, []), []],
  ["deleteClasses", (tx) => deleteClasses(tx, []), undefined],
  ["findRecords", (tx) => findRecords(tx, []), []],
  ["findNames", (tx) => findNames(tx, []), []],
  ["insertStudents", (tx) => insertStudents(tx, nobody, []), []],
  ["listCurrentClocks", (tx) => listCurrentClocks(tx, []), []],
  ["listTeamTimes", (tx) => listTeamTimes(tx, []), []],
  ["findDocumentFacts of worksheets", (tx) => findDocumentFacts(tx, "worksheet", []), []],
  ["findDocumentFacts of what is no id", (tx) => findDocumentFacts(tx, "notes", ["no id"]), []],
  ["listDocumentTexts", (tx) => listDocumentTexts(tx, "worksheet", []), []],
  ["appendUpdates", () => appendUpdates([], { again: false }), new Set()],
  ["endFlags", (tx) => endFlags(tx, [], "answered", now), undefined],
  ["listFlagSentences", (tx) => listFlagSentences(tx, []), []],
  ["findEntries", (tx) => findEntries(tx, []), []],
  ["endMatches", (tx) => endMatches(tx, [], now), undefined],
  ["insertMatches", (tx) => insertMatches(tx, []), []],
  ["listSeatedMatches", (tx) => listSeatedMatches(tx, []), []],
  ["listReviewed", (tx) => listReviewed(tx, []), []],
  ["findLiveSessions", (tx) => findLiveSessions(tx, [], now), new Set()],
  ["touchSessions", (tx) => touchSessions(tx, [], now, now), undefined],
  ["findTeacherNames", (tx) => findTeacherNames(tx, []), new Map()],
  ["insertImportedTeachers", (tx) => insertImportedTeachers(tx, [], nobody, "hash"), undefined],
  ["listShares", (tx) => listShares(tx, []), new Map()],
  ["findWorksheetsOf", (tx) => findWorksheetsOf(tx, []), []],
  ["saveCopies", (tx) => saveCopies(tx, []), undefined],
  ["dissolveTeams", (tx) => dissolveTeams(tx, [], now), undefined],
  ["insertTeams", (tx) => insertTeams(tx, []), []],
  ["placeStudents", (tx) => placeStudents(tx, nobody, []), undefined],
  ["takeOutOfTeams", (tx) => takeOutOfTeams(tx, nobody, []), undefined],
  ["findLatestSubmissions", (tx) => findLatestSubmissions(tx, []), []],
  ["findTeamCases", (tx) => findTeamCases(tx, []), []],
];

it.each(asked)("%s, asked about nothing, answers without the database", async (_name, ask, answer) => {
  const answers: unknown[] = [];
  expect(await statementsDuring(async () => answers.push(await ask(database())))).toEqual([]);
  expect(answers).toEqual([answer]);
});

const unknown = { activityId: nobody, studentId: nobody };
const nothing = { seen: null, now: { team: null, mateIds: [] }, seenTeamEnded: false, names: {} };
const notFound: [name: string, ask: (tx: Tx) => Promise<unknown>, answer: unknown, statements: number][] = [
  ["findMatchesOfTeams", (tx) => findMatchesOfTeams(tx, [nobody]), new Map([[nobody, []]]), 1],
  ["lockMatch", (tx) => lockMatch(tx, nobody, nobody), null, 1],
  ["findTeamFacts", (tx) => findTeamFacts(tx, [unknown]), [nothing], 1],
  ["dissolveTeams, which closes no document then,", (tx) => dissolveTeams(tx, [nobody], now), undefined, 3],
];

it.each(notFound)("%s finds nothing, and asks no further", async (_name, ask, answer, count) => {
  const answers: unknown[] = [];
  expect(await statementsDuring(async () => answers.push(await ask(database())))).toHaveLength(count);
  expect(answers).toEqual([answer]);
});
