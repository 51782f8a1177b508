/**
 * Makes rows for tests, each with what it depends on; a test gives only the values it is about.
 * They write to the tables directly, so they can make what the rules would refuse.
 */
import { randomBytes } from "node:crypto";
import { database } from "@/db/client";
import * as schema from "@/db/schema";
import type { TeacherRight } from "@/lib/rules/classes/class-teachers";
import type { Phase } from "@/lib/rules/phases/phases";
import type { WorksheetTexts } from "@/lib/document-format/fields";

let count = 0;
/** A number that no other row of this run has. */
const nextNumber = () => ++count;
/** Letters that no other row of any run has. */
const randomLetters = () => randomBytes(5).toString("hex");
/** Characters of class codes. */
const codeLetters = "ACDEFGHJKMNPQRTUVWXY34679";
const newCode = () => Array.from(randomBytes(6), (byte) => codeLetters[byte % codeLetters.length]).join("");

type New<T extends keyof typeof schema> = (typeof schema)[T] extends { $inferInsert: infer R } ? Partial<R> : never;

/** The row that an insert of one returned. */
function firstRow<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error("an insert returned no row");
  return row;
}

export async function makeTeacher(given: New<"teachers"> = {}) {
  const values = {
    email: `teacher-${randomLetters()}@example.org`,
    name: `Ms. Okafor ${nextNumber()}`,
    passwordHash: "not a hash",
    ...given,
  };
  return firstRow(await database().insert(schema.teachers).values(values).returning());
}

/** A class with its teachers; one is made when none is given. */
export async function makeClass(given: New<"classes"> & { teacherIds?: string[] } = {}) {
  const { teacherIds = [(await makeTeacher()).id], ...own } = given;
  const made = firstRow(
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

/** One more teacher of a class. */
export async function makeCoTeacher(classId: string, given: New<"teachers"> = {}, may: TeacherRight = "steer") {
  const teacher = await makeTeacher(given);
  await database().insert(schema.classTeachers).values({ classId, teacherId: teacher.id, may });
  return teacher;
}

export async function makeActivity(given: New<"activities"> = {}) {
  const classId = given.classId ?? (await makeClass()).id;
  return firstRow(
    await database()
      .insert(schema.activities)
      .values({ contentId: "when-deep-learning-fails", ...given, classId })
      .returning(),
  );
}

/** A student of a class; with `activityId`, one who has opened that activity. */
export async function makeStudent(given: New<"students"> & { classId: string; activityId?: string }) {
  const { activityId, ...own } = given;
  const name = own.name ?? `Student ${nextNumber()} ${randomLetters()}`;
  const student = firstRow(
    await database()
      .insert(schema.students)
      .values({ nameKey: name.toLowerCase(), pinHash: "not a hash", ...own, name })
      .returning(),
  );
  if (activityId !== undefined) await makeParticipant({ activityId, studentId: student.id });
  return student;
}

export async function makeParticipant(given: New<"participants"> & { activityId: string; studentId: string }) {
  return firstRow(
    await database()
      .insert(schema.participants)
      .values({ joinedAt: new Date(), ...given })
      .returning(),
  );
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

/** A team with its worksheet and the worksheet's document. */
export async function makeTeam(given: {
  activityId: string;
  mode?: string;
  number?: number;
  memberIds?: string[];
}): Promise<MadeTeam> {
  const { activityId, mode = "brittleness", number = nextNumber(), memberIds = [] } = given;
  const team = firstRow(await database().insert(schema.teams).values({ activityId, mode, number }).returning());
  if (memberIds.length > 0)
    await database()
      .insert(schema.teamMembers)
      .values(memberIds.map((studentId, seat) => ({ activityId, studentId, teamId: team.id, seat })));
  const worksheet = firstRow(await database().insert(schema.worksheets).values({ teamId: team.id, mode }).returning());
  const document = firstRow(
    await database().insert(schema.documents).values({ kind: "worksheet", worksheetId: worksheet.id }).returning(),
  );
  return { id: team.id, activityId, number, mode, memberIds, worksheetId: worksheet.id, documentId: document.id };
}

/** A match of these teams, in this presenting order, with its notes document. */
export async function makeMatch(given: New<"matches"> & { activityId: string; teamIds: string[] }) {
  const { teamIds, ...own } = given;
  const match = firstRow(
    await database()
      .insert(schema.matches)
      .values({ round: 1, ...own })
      .returning(),
  );
  await database()
    .insert(schema.matchTeams)
    .values(teamIds.map((teamId, index) => ({ matchId: match.id, teamId, place: index + 1, seat: index })));
  const document = firstRow(
    await database().insert(schema.documents).values({ kind: "notes", matchId: match.id }).returning(),
  );
  return { ...match, teamIds, documentId: document.id };
}

/** A live session row; its id is what the cookie would carry. */
export async function makeSession(owner: { teacherId: string } | { studentId: string }) {
  return firstRow(
    await database()
      .insert(schema.sessions)
      .values({ id: randomBytes(16).toString("hex"), ...owner })
      .returning(),
  );
}

/** A class in `phase`, its teacher, and `students` students who have opened the activity. */
export async function makeClassroom(given: { phase?: Phase; students?: number } = {}) {
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const activity = await makeActivity({ classId: made.id, phase: given.phase ?? "learn" });
  const students: Awaited<ReturnType<typeof makeStudent>>[] = [];
  for (let i = 0; i < (given.students ?? 0); i++)
    students.push(await makeStudent({ classId: made.id, activityId: activity.id }));
  return { teacher, class: made, activity, students };
}

export async function makeBallot(given: Omit<typeof schema.ballots.$inferInsert, "castAt" | "changedAt" | "shuffle">) {
  return firstRow(await database().insert(schema.ballots).values(given).returning());
}

/** A submission row of a team. */
export async function makeSubmission(given: {
  activityId: string;
  team: MadeTeam;
  studentId: string;
  texts?: Partial<WorksheetTexts>;
}) {
  const { activityId, team, studentId, texts } = given;
  const blank: WorksheetTexts = { title: "", scenario: "", source: "", harmed: "", prevention: "", response: "" };
  const values = {
    activityId,
    teamId: team.id,
    worksheetId: team.worksheetId,
    mode: team.mode,
    texts: { ...blank, title: "A case", harmed: "Someone in particular.", ...texts },
    handedInByStudent: studentId,
    memberIds: team.memberIds,
  };
  return firstRow(await database().insert(schema.submissions).values(values).returning());
}

/** A flag for help that stands; the student's own when no team is given. */
export async function makeFlag(given: { activityId: string; studentId: string } & New<"flags">) {
  return firstRow(
    await database()
      .insert(schema.flags)
      .values({ phase: "write", sentence: "Is this enough?", at: new Date(), ...given })
      .returning(),
  );
}
