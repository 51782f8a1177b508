/** A class with teams, made through the use cases that a teacher's clicks run: for load and black-box tests. */
import { randomBytes } from "node:crypto";
import { database, transaction } from "@/db/client";
import { markJoined } from "@/lib/features/people/joining/queries/participants";
import { findActivity, lockActivity } from "@/lib/activity/queries/activity";
import { insertStudents } from "@/lib/features/people/classes/queries/students";
import { findTeacherByEmail, insertTeacher } from "@/lib/features/people/signing-in/queries/teachers";
import { fixtureEmail as email } from "@/lib/activity/queries/teacher-names";
import { findTeamCases } from "@/lib/features/cases/writing/queries/worksheets";
import { hashSecret } from "@/lib/auth/hashing";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { authoriseActivityEditor, type ActivityEditor } from "@/lib/activity/authorise";
import type { Viewer } from "@/lib/auth/viewer";
import { publishArrangement, loadArrangement, storeArrangement } from "@/lib/features/teams/arrangement";
import { createClass } from "@/lib/features/people/classes/classes";
import { pairRound } from "@/lib/features/teams/matches/matches";
import { movePhase } from "@/lib/features/phases/phases";
import { currentTime } from "@/lib/process/clock";
import { withTeamsRemade } from "@/lib/features/teams/rules/arrangement-changes";
import { nameKey } from "@/lib/features/people/joining/rules/names";
import { type Phase, phases, phaseTable } from "@/lib/activity/rules/phases";

export interface FixtureOptions {
  teams: number;
  size: number;
  phase: Phase;
}

export interface FixtureClient {
  /** The path after `/sync/`. */
  room: string;
  /** A whole Cookie header. */
  cookie: string;
  userId: string;
  teamId: string;
  name: string;
}

export async function makeFixtureClass({
  teams,
  size,
  phase,
}: FixtureOptions): Promise<{ activityId: string; fields: string[]; clients: FixtureClient[] }> {
  const viewer = await ensureFixtureTeacher();
  const { classId, activityId } = await createClass(viewer, `Fixture of ${teams} × ${size}`);
  const students = await makeStudents(classId, activityId, teams * size);
  const editor = await authoriseActivityEditor(viewer, activityId);
  const members = Array.from({ length: teams }, (_, i) => students.slice(i * size, (i + 1) * size));
  await makeTeams(editor, members);
  await moveTo(phase, viewer, activityId);
  const answers = editor.activity.lesson.caseStudy.questions.map(({ field }) => field);
  const fields = ["title", "scenario", "source", ...answers];
  return { activityId, fields, clients: await loadClients(activityId, students) };
}

async function ensureFixtureTeacher(): Promise<Viewer & { as: "teacher" }> {
  const found = await findTeacherByEmail(database(), email);
  const teacherId =
    found?.id ??
    (await insertTeacher(database(), {
      email,
      name: "Fixture",
      passwordHash: await hashSecret(randomBytes(16).toString("hex")),
    }));
  if (teacherId === null) return ensureFixtureTeacher(); // another fixture inserted it first
  return { as: "teacher", teacherId, sessionId: "", name: "Fixture", email };
}

async function makeStudents(
  classId: string,
  activityId: string,
  count: number,
): Promise<{ id: string; name: string }[]> {
  const pinHash = await hashSecret(randomBytes(16).toString("hex")); // nobody signs in with a PIN here, because clients get cookies
  const names = Array.from({ length: count }, (_, i) => `Student ${i + 1}`);
  const students = await insertStudents(
    database(),
    classId,
    names.map((name) => ({ name, nameKey: nameKey(name), pinHash, oneTimePin: null, onRoster: false })),
  );
  for (const { id } of students) await markJoined(database(), activityId, id, currentTime());
  return students;
}

/** Teams as a teacher may make them by hand: any size, modes in turn. */
async function makeTeams(
  { activity: { id } }: ActivityEditor,
  members: readonly (readonly { id: string }[])[],
): Promise<void> {
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, id);
    const { modes } = activity.lesson;
    const proposed = members.map((students, i) => ({
      mode: modes[i % modes.length]?.id ?? "",
      memberIds: students.map((student) => student.id),
    }));
    const loaded = await loadArrangement(tx, activity);
    return storeArrangement(tx, activity, loaded, withTeamsRemade(loaded.arrangement, proposed), currentTime());
  });
  publishArrangement(id, topics);
}

/** Moves the class phase by phase, and makes the matches before the phase that needs them. */
async function moveTo(phase: Phase, viewer: Viewer, activityId: string): Promise<void> {
  for (const to of phases.slice(1, phases.indexOf(phase) + 1)) {
    const editor = await authoriseActivityEditor(viewer, activityId);
    if (phaseTable[to].needs === "matches") {
      await transaction(async (tx) =>
        pairRound(tx, await lockActivity(tx, activityId), currentTime(), Math.random, "exemplar"),
      );
    }
    await movePhase(editor, { to, expected: editor.activity.phase });
  }
}

async function loadClients(
  activityId: string,
  students: readonly { id: string; name: string }[],
): Promise<FixtureClient[]> {
  const activity = await findActivity(database(), activityId);
  if (activity === null) throw new Error("the fixture's activity is gone");
  const { arrangement } = await loadArrangement(database(), activity);
  const cases = await findTeamCases(
    database(),
    arrangement.teams.map(({ id }) => id),
  );
  const names = new Map(students.map(({ id, name }) => [id, name]));
  const clients: FixtureClient[] = [];
  for (const { teamId, worksheetId, epoch, members } of cases) {
    for (const { id } of members) {
      const cookie = await sessionCookie(await createSession(database(), { studentId: id }));
      clients.push({
        room: `worksheet/${worksheetId}/${epoch}`,
        cookie,
        userId: id,
        teamId,
        name: names.get(id) ?? "",
      });
    }
  }
  return clients;
}
