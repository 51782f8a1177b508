/** Looks for everything in the story's class, with the functions with which today's pages load it. */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { expect, vi } from "vitest";
import { database, pool } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { findTeamCases, type TeamCase } from "@/lib/features/cases/writing/queries/worksheets";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import {
  authoriseClassReader,
  authoriseMember,
  authoriseActivityReader,
  type Member,
  type ActivityReader,
} from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { loadBoard } from "@/lib/features/screens/board/board";
import { loadCasebook } from "@/lib/features/cases/casebook/casebook";
import { listStudents } from "@/lib/features/people/classes/students";
import { loadMatches } from "@/lib/features/cases/comparing/comparing";
import { loadOwnMessages } from "@/lib/features/hour/helping/messages";
import { joinClass } from "@/lib/features/people/joining/joining";
import { loadJournalLines } from "@/lib/features/undo/journal-lines";
import { loadOwnReviews } from "@/lib/features/cases/reviewing/own-reviews";
import { loadTeacherResults } from "@/lib/features/votes/results/results";
import { signInTeacher } from "@/lib/features/people/signing-in/teachers";
import { loadEarlierTexts } from "@/lib/features/cases/writing/earlier-texts";
import { worksheetFields, type WorksheetTexts } from "@/lib/sync/format/fields";
import { at, Harness, soon } from "@/lib/sync/testing/harness";
import { readAuthors } from "@/lib/sync/testing/written-by";
import { readExport } from "./read-export";
import { since } from "./states";
import * as story from "./story";

interface Found {
  code: string;
  teacher: Viewer;
  reader: ActivityReader;
  cases: TeamCase[];
  /** The student with this index, signed in with the PIN from when the database was made. */
  member: (place: number) => Promise<Member>;
}

const signIn = async (one: story.StoryStudent, code: string) =>
  readSession(await sessionCookie(await joinClass({ ...one, code })));

function keepSignedIn(code: string, activityId: string): Found["member"] {
  const members = new Map<number, Promise<Member>>();
  return (place) => {
    const member =
      members.get(place) ??
      signIn(at(story.students, place), code).then((viewer) => authoriseMember(viewer, activityId));
    members.set(place, member);
    return member;
  };
}

/** The current texts of the team with this index. */
function textsOf(place: number): WorksheetTexts {
  const { texts } = at(story.teams, place);
  return place === story.resubmittingTeam ? { ...texts, response: texts.response + story.addition } : texts;
}

export async function expectStory(migration: number): Promise<void> {
  const found = await findClass();
  await lookForPeople(found, migration);
  await lookForTexts(found);
  await lookForHandIns(found);
  await lookForVotes(found);
  if (migration >= since.reviewing) await lookForReviews(found);
  if (migration >= since.helping) await lookForHelp(found);
  await typeOn(found);
}

async function findClass(): Promise<Found> {
  const { sessionId } = await signInTeacher(story.teacher);
  const teacher = await readSession(await sessionCookie(sessionId));
  const { rows } = await pool().query<{ code: string; activity: string }>(
    "select c.code, a.id as activity from classes c join activities a on a.class_id = c.id where c.name = $1",
    [story.className],
  );
  expect(rows).toHaveLength(1);
  const { code, activity } = at(rows, 0);
  const reader = await authoriseActivityReader(teacher, activity);
  const { teams } = await loadBoard(reader);
  const cases = await findTeamCases(
    database(),
    teams.map((team) => team.id),
  );
  expect(cases.map(({ number, mode }) => [number, mode])).toEqual(story.teams.map(({ mode }, n) => [n + 1, mode]));
  return { code, teacher, reader, cases, member: keepSignedIn(code, activity) };
}

async function lookForPeople({ code, teacher, reader, cases }: Found, migration: number): Promise<void> {
  const students = await listStudents(await authoriseClassReader(teacher, reader.classId));
  const names = students.map(({ name }) => name).sort();
  expect(names).toEqual([...story.students.map(({ name }) => name), story.rosterName].sort());
  for (const [place, { members }] of cases.entries())
    expect(members.map(({ name }) => name)).toEqual(
      story.students.slice(2 * place, 2 * place + 2).map(({ name }) => name),
    );
  const [first] = story.students;
  if (migration >= since.merging)
    expect(await signIn(story.mergedName, code)).toMatchObject({ as: "student", name: first?.name });
  if (migration >= since.rights) expect((await signInTeacher(story.coTeacher)).account).toBe(story.coTeacher.email);
  expect((await loadJournalLines(reader, 100)).lines.filter(({ is }) => is === "joined")).not.toEqual([]);
}

async function lookForTexts({ cases, member }: Found): Promise<void> {
  for (const [place, { worksheetId, members }] of cases.entries()) {
    expect(await loadDocumentTexts(database(), "worksheet", worksheetId)).toEqual(textsOf(place));
    const { rows } = await pool().query<{ id: string }>("select id from documents where worksheet_id = $1", [
      worksheetId,
    ]);
    const written = await readAuthors(at(rows, 0).id);
    for (const field of worksheetFields) {
      const author = at(members, at(story.teams, place).second.some((one) => one === field) ? 1 : 0).id;
      const text = textsOf(place)[field];
      expect(written(field)).toEqual(text === "" ? [] : [[author, text]]);
    }
  }
  expect(await loadEarlierTexts(await member(2 * story.archived.team))).toMatchObject([
    { mode: story.archived.mode, texts: { title: story.archived.title } },
  ]);
  const [match] = await loadMatches(await member(0));
  expect(await loadDocumentTexts(database(), "notes", match?.id ?? "")).toMatchObject(story.notes);
}

async function lookForHandIns({ reader, member }: Found): Promise<void> {
  const rows = await readExport(reader, "submissions");
  const expected = story.teams.flatMap(({ handsIn, texts }, place) => {
    const row = { team: String(place + 1), counts: "yes", members: membersOf(place), ...columnsOf(textsOf(place)) };
    if (!handsIn) return [];
    return place === story.resubmittingTeam ? [{ ...row, counts: "no", ...columnsOf(texts) }, row] : [row];
  });
  expect(rows).toMatchObject(expected);
  expect(rows).toHaveLength(expected.length);
  const { cases } = await loadCasebook(await member(0));
  expect(cases.map((one) => one.texts)).toEqual([0, 1, 2].map(textsOf));
}

/** A case as the export's columns have it: answers are under the lesson's short questions. */
function columnsOf({ title, scenario, source, ...answers }: WorksheetTexts): Record<string, string> {
  const { questions } = builtInLesson.caseStudy;
  return {
    title,
    scenario,
    source,
    ...Object.fromEntries(questions.map(({ field, short }) => [short, answers[field]])),
  };
}

const membersOf = (place: number) =>
  story.students
    .slice(2 * place, 2 * place + 2)
    .map(({ name }) => name)
    .join("; ");

async function lookForVotes({ reader }: Found): Promise<void> {
  const ballots = await readExport(reader, "ballots");
  const cast = (kind: string) => ballots.filter(({ vote }) => vote === kind);
  expect(cast("before")).toHaveLength(story.beforeVotes.length);
  const reasons = story.finalVotes.flatMap((vote, n) =>
    vote === null ? [] : [[at(story.students, n).name, vote.reason.replace(/^(?==)/, "'")]],
  );
  expect(
    cast("final")
      .map(({ student, reason }) => [student, reason])
      .sort(),
  ).toEqual(reasons.sort());
  const { tally } = await loadTeacherResults(reader);
  expect(tally).toBeDefined();
  const tries = await readExport(reader, "tries");
  expect(tries.map(({ student, right }) => [student, right])).toEqual(
    ["no", "yes", "yes"].map((right) => [at(story.students, 0).name, right]),
  );
}

async function lookForReviews({ reader, member }: Found): Promise<void> {
  const { marks, comment } = story;
  expect(await loadOwnReviews(await member(0))).toMatchObject([
    { mode: "brittleness", levels: marks, comments: [comment] },
  ]);
  expect(await loadOwnReviews(await member(2))).toEqual([]);
  const given = await readExport(reader, "marks");
  expect(given.map(({ level, teacher }) => [level, teacher]).sort()).toEqual(
    Object.values(marks)
      .map((level) => [String(level), story.teacher.name])
      .sort(),
  );
  const { teams } = await loadBoard(reader);
  expect(teams.map(({ submission }) => submission !== null && submission.returnedAt !== null)).toEqual([
    false,
    true,
    false,
    false,
  ]);
  const { lines } = await loadJournalLines(reader, 100);
  const kinds = lines.flatMap((line) => (line.is === "entry" ? [line.entry.kind] : []));
  expect(kinds).toEqual(expect.arrayContaining(["mark", "comment", "release", "return", "mode"]));
}

async function lookForHelp({ reader, member }: Found): Promise<void> {
  expect(await loadOwnMessages(await member(2))).toMatchObject([{ text: story.wordText, from: story.teacher.name }]);
  const { rows } = await pool().query("select sentence from flags where activity_id = $1", [reader.activity.id]);
  expect(rows).toEqual([{ sentence: story.flagSentence }]);
}

/** A student signs in with the PIN from when the database was made, types, and the text is Saved. */
async function typeOn({ cases, member }: Found): Promise<void> {
  const { worksheetId, epoch } = at(cases, 1);
  const { sessionId } = await member(2);
  const harness = new Harness();
  await harness.start();
  try {
    const client = await harness.join(`worksheet/${worksheetId}/${epoch}`, await sessionCookie(sessionId));
    expect(client.access).toBe("write");
    client.type("title", " And years later.");
    await vi.waitFor(() => expect(client.closedWith ?? client.isSaved).toBe(true), soon);
  } finally {
    await harness.stop();
  }
  const { title } = await loadDocumentTexts(database(), "worksheet", worksheetId);
  expect(title).toBe(`${at(story.teams, 1).texts.title} And years later.`);
}
