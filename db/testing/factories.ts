/**
 * Factories of rows for tests, each with the rows it depends on; a test gives only the values that matter to it.
 * They write to the tables directly, so they can make rows that the rules would refuse.
 */
import { worksheetTexts } from "@/lib/sync/format/fields";
import { newestVersion } from "@/lib/content/built-in-versions";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { makePng } from "@/lib/content/testing/pictures";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { onlyRow } from "@/db/only-row";
import * as schema from "@/db/schema";
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";
import type { Phase } from "@/lib/activity/rules/phases";
import { firstRevealStep } from "@/lib/activity/rules/projector";
import type { Lesson } from "@/lib/content/schema";
import type { WorksheetTexts } from "@/lib/sync/format/fields";

let count = 10_000;
/** A number that no other row of this run has. All have the same length, so that names with them sort in order. */
const nextNumber = () => ++count;
/** Letters that no other row of any run has. */
const randomLetters = () => randomBytes(5).toString("hex");
/** Characters of class codes. */
const codeLetters = "ACDEFGHJKMNPQRTUVWXY34679";
const newCode = () => Array.from(randomBytes(6), (byte) => codeLetters[byte % codeLetters.length]).join("");

type New<T extends keyof typeof schema> = (typeof schema)[T] extends { $inferInsert: infer R } ? Partial<R> : never;

export async function makeTeacher(given: New<"teachers"> = {}) {
  const values = {
    email: `teacher-${randomLetters()}@example.org`,
    name: `Ms. Okafor ${nextNumber()}`,
    passwordHash: "not a hash",
    ...given,
  };
  return onlyRow(await database().insert(schema.teachers).values(values).returning());
}

/** A class with its teachers; a teacher is made when none is given. */
export async function makeClass(given: New<"classes"> & { teacherIds?: string[] } = {}) {
  const { teacherIds = [(await makeTeacher()).id], ...own } = given;
  const made = onlyRow(
    await database()
      .insert(schema.classes)
      .values({ name: `Period ${nextNumber()}`, code: newCode(), ...own })
      .returning(),
  );
  if (teacherIds.length > 0)
    await database()
      .insert(schema.classTeachers)
      .values(teacherIds.map((teacherId) => ({ classId: made.id, teacherId })));
  return { ...made, teacherIds };
}

/** Adds a teacher to a class. */
export async function makeCoTeacher(classId: string, given: New<"teachers"> = {}, may: TeacherRight = "steer") {
  const teacher = await makeTeacher(given);
  await database().insert(schema.classTeachers).values({ classId, teacherId: teacher.id, may });
  return teacher;
}

export async function makeActivity(given: New<"activities"> = {}) {
  const classId = given.classId ?? (await makeClass()).id;
  const made = await database()
    .insert(schema.activities)
    .values({
      contentId: newestVersion,
      // Reveals all results.
      revealStep: firstRevealStep("setup", given.phase ?? "setup", false),
      ...given,
      classId,
    })
    .returning();
  return { ...onlyRow(made), lesson: builtInLesson };
}

/** Stores a lesson as the newest version of the built-in lesson with that name, or of a lesson of its own. Returns the version's id. */
export async function makeLessonVersion(content: Lesson, builtIn: string | null = null): Promise<string> {
  const lessons = database().insert(schema.lessons);
  const lesson =
    builtIn === null
      ? await lessons.values({}).returning()
      : await lessons
          .values({ builtIn })
          .onConflictDoUpdate({ target: schema.lessons.builtIn, set: { builtIn } })
          .returning();
  const id = `made-${randomUUID()}`;
  const number = 1000 + nextNumber();
  await database()
    .insert(schema.lessonVersions)
    .values({ id, lessonId: onlyRow(lesson).id, number, title: content.title, content });
  return id;
}

/** Makes a lesson of the teacher's own, which was not published, and returns its id. */
export async function makeOwnLesson(ownerId: string, draft: Lesson): Promise<string> {
  return onlyRow(await database().insert(schema.lessons).values({ ownerId, draft }).returning()).id;
}

/** Makes a lesson of the teacher's own whose first figure is an uploaded picture, published as its first version. */
export async function makePicturedLesson(ownerId: string, lesson: Lesson) {
  const [bytes, size] = [makePng(), { width: 40, height: 30 }];
  const image = createHash("sha256").update(bytes).digest("hex");
  const figures = lesson.figures.map((figure, n) =>
    n === 0 ? { ...figure, picture: { kind: "image" as const, image, ...size } } : figure,
  );
  const content = { ...lesson, figures };
  const lessonId = await makeOwnLesson(ownerId, content);
  await database()
    .insert(schema.lessonPictures)
    .values({ lessonId, image, kind: "png", ...size, bytes });
  const contentId = randomUUID();
  await database()
    .insert(schema.lessonVersions)
    .values({ id: contentId, lessonId, number: 1, title: content.title, content });
  return { lessonId, contentId, image };
}

/** The time for the nth row of one insert, whose rows would otherwise all have the same time. The last row's time is now. */
export const timeInOrder = (n: number, { length }: readonly unknown[]) =>
  sql`now() - ${length - 1 - n} * interval '1 millisecond'`;

type NewStudent = New<"students"> & { classId: string; activityId?: string };

/** A student of a class; with `activityId`, a student who has opened that activity. */
export async function makeStudent(given: NewStudent) {
  return onlyRow(await makeStudents([given]));
}

export async function makeStudents(given: readonly NewStudent[]) {
  if (given.length === 0) return [];
  const values = given.map(({ activityId: _, ...own }, n) => {
    const name = own.name ?? `Student ${nextNumber()} ${randomLetters()}`;
    return { nameKey: name.toLowerCase(), pinHash: name, createdAt: timeInOrder(n, given), ...own, name };
  });
  const students = await database().insert(schema.students).values(values).returning();
  await makeParticipants(
    students.flatMap(({ id }, n) => {
      const activityId = given[n]?.activityId;
      return activityId === undefined ? [] : { activityId, studentId: id };
    }),
  );
  return students;
}

type NewParticipant = New<"participants"> & { activityId: string; studentId: string };

export async function makeParticipant(given: NewParticipant) {
  return onlyRow(await makeParticipants([given]));
}

async function makeParticipants(given: readonly NewParticipant[]) {
  if (given.length === 0) return [];
  return database()
    .insert(schema.participants)
    .values(given.map((one, n) => ({ joinedAt: timeInOrder(n, given), ...one })))
    .returning();
}

export interface MadeTeam {
  id: string;
  activityId: string;
  number: number;
  mode: string;
  memberIds: string[];
  worksheetId: string;
  documentId: string;
}

interface NewTeam {
  activityId: string;
  mode?: string;
  number?: number;
  memberIds?: string[];
}

/** A team with its worksheet and the worksheet's document. */
export async function makeTeam(given: NewTeam): Promise<MadeTeam> {
  return onlyRow(await makeTeams([given]));
}

export async function makeTeams(given: readonly NewTeam[]): Promise<MadeTeam[]> {
  if (given.length === 0) return [];
  const rows = await database()
    .insert(schema.teams)
    .values(given.map(({ activityId, mode = "brittleness", number = nextNumber() }) => ({ activityId, mode, number })))
    .returning();
  const teams = rows.map(({ id, activityId, number, mode }, n) => {
    const memberIds = given[n]?.memberIds ?? [];
    return { id, activityId, number, mode, memberIds };
  });
  const members = teams.flatMap(({ id, activityId, memberIds }) =>
    memberIds.map((studentId, seat) => ({ activityId, studentId, teamId: id, seat })),
  );
  if (members.length > 0) await database().insert(schema.teamMembers).values(members);
  const worksheets = await database()
    .insert(schema.worksheets)
    .values(teams.map(({ id, mode }) => ({ teamId: id, mode })))
    .returning();
  const documents = await database()
    .insert(schema.documents)
    .values(worksheets.map(({ id }) => ({ kind: "worksheet" as const, worksheetId: id })))
    .returning();
  return teams.map((team, n) => ({ ...team, worksheetId: idAt(worksheets, n), documentId: idAt(documents, n) }));
}

/** The id of the nth value of an insert, which returns rows in the order of its values. */
function idAt(rows: readonly { id: string }[], n: number): string {
  return onlyRow(rows.slice(n)).id;
}

type NewMatch = New<"matches"> & { activityId: string; teamIds: string[] };

/** A match of these teams, in this presenting order, with its notes document. */
export async function makeMatch(given: NewMatch) {
  return onlyRow(await makeMatches([given]));
}

export async function makeMatches(given: readonly NewMatch[]) {
  if (given.length === 0) return [];
  const matches = await database()
    .insert(schema.matches)
    .values(given.map(({ teamIds: _, ...own }, n) => ({ round: 1, createdAt: timeInOrder(n, given), ...own })))
    .returning();
  const withTeams = matches.map((match, n) => ({ ...match, teamIds: given[n]?.teamIds ?? [] }));
  const places = withTeams.flatMap(({ id, teamIds }) =>
    teamIds.map((teamId, index) => ({ matchId: id, teamId, place: index + 1, seat: index })),
  );
  await database().insert(schema.matchTeams).values(places);
  const documents = await database()
    .insert(schema.documents)
    .values(matches.map(({ id }) => ({ kind: "notes" as const, matchId: id })))
    .returning();
  return withTeams.map((match, n) => ({ ...match, documentId: idAt(documents, n) }));
}

/** Feedback of one team of a match for another, or on the worked example, with its document. */
export async function makeFeedback(given: New<"feedback"> & { matchId: string; teamId: string }) {
  const made = onlyRow(await database().insert(schema.feedback).values(given).returning());
  const [document] = await database()
    .insert(schema.documents)
    .values({ kind: "feedback", feedbackId: made.id })
    .returning();
  return { ...made, documentId: document?.id ?? "" };
}

type Owner = { teacherId: string } | { studentId: string };

/** A live session row, whose id a session cookie would contain. */
export async function makeSession(owner: Owner) {
  return onlyRow(await makeSessions([owner]));
}

export async function makeSessions(owners: readonly Owner[]) {
  if (owners.length === 0) return [];
  return database()
    .insert(schema.sessions)
    .values(owners.map((owner) => ({ id: randomBytes(16).toString("hex"), ...owner })))
    .returning();
}

/** A class in `phase`, its teacher, and `students` students who have opened the activity. */
export async function makeClassroom(given: { phase?: Phase; students?: number } = {}) {
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const activity = await makeActivity({ classId: made.id, phase: given.phase ?? "learn" });
  const student = { classId: made.id, activityId: activity.id };
  const students = await makeStudents(Array.from({ length: given.students ?? 0 }, () => student));
  return { teacher, class: made, activity, students };
}

export async function makeBallot(given: Omit<typeof schema.ballots.$inferInsert, "castAt" | "changedAt" | "shuffle">) {
  return onlyRow(await database().insert(schema.ballots).values(given).returning());
}

type NewSubmission = Pick<typeof schema.submissions.$inferInsert, "activityId"> & {
  team: MadeTeam;
  studentId: string;
  texts?: Partial<WorksheetTexts>;
};

export async function makeSubmission({ activityId, team, studentId, texts }: NewSubmission) {
  const values = {
    activityId,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts: worksheetTexts({ title: "A case", harmed: "Someone in particular.", ...texts }),
    handedInByStudent: studentId,
    memberIds: team.memberIds,
  };
  return onlyRow(await database().insert(schema.submissions).values(values).returning());
}

/** An open flag for help; the student's own when no team is given. */
export async function makeFlag(given: { activityId: string; studentId: string } & New<"flags">) {
  return onlyRow(
    await database()
      .insert(schema.flags)
      .values({ phase: "write", sentence: "Is this enough?", at: new Date(), ...given })
      .returning(),
  );
}
