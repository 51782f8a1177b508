/** Inserts a class for a browser test into the server's database, with a session for everyone. */
import { readBuiltInLesson } from "@/lib/content/built-in";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import * as make from "@/db/testing/factories";
import { sessionCookie } from "@/lib/auth/session-token";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { isAtLeast, type Phase } from "@/lib/activity/rules/phases";

export interface Person {
  id: string;
  name: string;
  /** A whole Cookie header with which a request is this person's. */
  cookie: string;
}

export interface ClassroomOptions {
  className?: string;
  /** The version of a lesson that ships; the newest of the default lesson if it is left out. */
  contentId?: string;
  phase?: Phase;
  /** The number of teams, of `size` (2) students each, with modes in turn. Students have the names below, in order. */
  teams?: number;
  size?: number;
  /** The number of students in no team. */
  withoutTeam?: number;
  /** Names on the roster that have not joined and are in no team. In `students` they follow the others. */
  listed?: readonly string[];
  /** Whether teams are matched in round 1: team 1 with team 2, team 3 with team 4. */
  matched?: boolean;
  /** Names of the first students, in place of the usual ones. */
  names?: readonly string[];
}

export interface Classroom {
  teacher: Person;
  class: { id: string; name: string; code: string };
  activity: { id: string };
  /** All students, those in teams first. */
  students: Person[];
  teams: (make.MadeTeam & { members: Person[] })[];
  matches: { id: string; teamIds: string[]; documentId: string }[];
}

/** The nth student, from 0, those in teams first. */
export function student(classroom: Classroom, index: number): Person {
  const found = classroom.students[index];
  if (found === undefined) throw new Error(`the room has no student ${index}`);
  return found;
}

/** A member of the nth team, from 0. */
export function member(classroom: Classroom, team: number, place = 0): Person {
  const found = classroom.teams[team]?.members[place];
  if (found === undefined) throw new Error(`the room has no team ${team} with a member ${place}`);
  return found;
}

// A cast, because a lesson has at least two modes.
export const modes = builtInLesson.modes.map(({ id }) => id) as [string, string, ...string[]];
const firstNames = ["Amara", "Ben", "Chidi", "Dana", "Elif", "Farid", "Grace", "Hana", "Imran", "June", "Kofi", "Lena"];

/** Amara, Ben, … then Amara 2, Ben 2, …: no two the same in a class. */
function nameOf(index: number): string {
  const round = Math.floor(index / firstNames.length);
  return `${firstNames[index % firstNames.length] ?? ""}${round === 0 ? "" : ` ${round + 1}`}`;
}

export async function makeClassroom({
  className = "Period 3",
  contentId,
  phase = "learn",
  teams: teamCount = 0,
  size = 2,
  withoutTeam = 0,
  matched = false,
  names = [],
  listed = [],
}: ClassroomOptions): Promise<Classroom> {
  const teacherRow = await make.makeTeacher({ name: "Ms. Okafor" });
  const classRow = await make.makeClass({ name: className, teacherIds: [teacherRow.id] });
  const isCompared = isAtLeast(phase, "compare");
  const activity = await make.makeActivity({
    classId: classRow.id,
    phase,
    comparedAt: isCompared ? new Date() : null,
    ...(contentId === undefined ? {} : { contentId }),
  });
  const modeIds = contentId === undefined ? modes : readBuiltInLesson(contentId).modes.map(({ id }) => id);

  const joined = Array.from({ length: teamCount * size + withoutTeam }, (_, i) => names[i] ?? nameOf(i));
  const named = [
    ...joined.map((name) => ({ name, activityId: activity.id })),
    ...listed.map((name) => ({ name, onRoster: true })),
  ];
  const rows = await make.makeStudents(
    named.map((one) => ({ ...one, classId: classRow.id, nameKey: nameKey(one.name) })),
  );
  const sessions = await make.makeSessions(rows.map(({ id }) => ({ studentId: id })));
  const students = await Promise.all(
    rows.map(async ({ id, name }, n) => ({ id, name, cookie: await sessionCookie(sessions[n]?.id ?? "") })),
  );

  const membersOf = (team: number) => students.slice(team * size, (team + 1) * size);
  const made = await make.makeTeams(
    Array.from({ length: teamCount }, (_, i) => ({
      activityId: activity.id,
      number: i + 1,
      mode: modeIds[i % modeIds.length] ?? modes[0],
      memberIds: membersOf(i).map(({ id }) => id),
    })),
  );
  const teams = made.map((team, i) => ({ ...team, members: membersOf(i) }));
  const pairs = Array.from({ length: matched ? Math.floor(teams.length / 2) : 0 }, (_, i) =>
    teams.slice(2 * i, 2 * i + 2),
  );
  const matches = await make.makeMatches(
    pairs.map((pair) => ({ activityId: activity.id, teamIds: pair.map(({ id }) => id) })),
  );
  return { teacher: await signInAs(teacherRow), class: classRow, activity, students, teams, matches };
}

export async function signInAs({ id, name }: { id: string; name: string }): Promise<Person> {
  return { id, name, cookie: await sessionCookie((await make.makeSession({ teacherId: id })).id) };
}
