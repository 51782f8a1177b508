/** A class in which every role of the access table exists, and the cookie of each. */
import { database } from "@/db/client";
import { dissolveTeams } from "@/lib/features/teams/queries/teams";
import * as make from "@/db/testing/factories";
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { insertUpdateFor } from "@/db/testing/updates";
import { sessionCookie } from "@/lib/auth/session-token";
import type { Phase } from "@/lib/activity/rules/phases";

export const roles = [
  "no one",
  "student of another class",
  "student of another team",
  "partner",
  "team-mate",
  "teacher of another class",
  "teacher who may read",
  "co-teacher",
  "teacher",
] as const;
export type Role = (typeof roles)[number];

/** The match with the partner: before the class compares, while it does, or after the match has ended. */
export const stages = ["before", "while", "after"] as const;
export type Stage = (typeof stages)[number];

export interface Scene {
  cookies: Record<Role, string>;
  classId: string;
  code: string;
  activityId: string;
  /** The team-mate's team. Roles are tried on this team's worksheet, submission and match. */
  team: make.MadeTeam;
  partnerTeam: make.MadeTeam;
  otherTeam: make.MadeTeam;
  matchId: string;
  /** What the team gives its partner. */
  feedbackId: string;
  /** What the partner has sent the team; the teacher shows all feedback. */
  receivedFeedbackId: string;
  submissionId: string;
  /** An archived worksheet that has text. */
  archivedId: string;
  /** A student of the class for actions that remove or move a student, or reset a PIN. */
  studentId: string;
  /** The teacher who may only read. */
  readerId: string;
  /** The lesson of the activity: the teacher's own, and edited by who may change the class (T16). */
  lessonId: string;
  /** A picture of that lesson. */
  image: string;
  /** The email of the teacher of another class. */
  strangerEmail: string;
}

/** The ids of which paths of pages are made. */
export type PathIds = Omit<Scene, "cookies" | "feedbackId" | "receivedFeedbackId" | "readerId" | "strangerEmail">;

export async function makeScene(stage: Stage, phase: Phase = stage === "before" ? "write" : "compare"): Promise<Scene> {
  // The teacher also owns the installation (Q34).
  const teacher = await make.makeTeacher({ ownerSince: new Date() });
  const [coTeacher, stranger] = [await make.makeTeacher(), await make.makeTeacher()];
  const mine = await make.makeClass({ teacherIds: [teacher.id, coTeacher.id] });
  const reader = await make.makeCoTeacher(mine.id, {}, "read");
  const elsewhere = await make.makeClass({ teacherIds: [stranger.id] });
  const pictured = await make.makePicturedLesson(teacher.id, builtInLesson);
  const activity = await make.makeActivity({
    classId: mine.id,
    contentId: pictured.contentId,
    phase,
    comparedAt: stage === "before" ? null : new Date(),
    feedbackShownRound: 1,
  });
  const elsewhereActivity = await make.makeActivity({ classId: elsewhere.id, phase });
  const ofClass = { classId: mine.id, activityId: activity.id };
  const { mate, partner, other, loose, outsider } = byName(
    ["mate", "partner", "other", "loose", "outsider"],
    await make.makeStudents([
      ofClass,
      ofClass,
      ofClass,
      ofClass,
      { classId: elsewhere.id, activityId: elsewhereActivity.id },
    ]),
  );
  const inActivity = { activityId: activity.id };
  const { team, partnerTeam, otherTeam, ended } = byName(
    ["team", "partnerTeam", "otherTeam", "ended"],
    await make.makeTeams([
      { ...inActivity, number: 1, mode: "brittleness", memberIds: [mate.id] },
      { ...inActivity, number: 2, mode: "bias", memberIds: [partner.id] },
      { ...inActivity, number: 3, mode: "hallucination", memberIds: [other.id] },
      { ...inActivity, number: 4, mode: "adversarial" },
    ]),
  );
  const match = await make.makeMatch({
    activityId: activity.id,
    teamIds: [team.id, partnerTeam.id],
    endedAt: stage === "after" ? new Date() : null,
  });
  const feedback = await make.makeFeedback({ matchId: match.id, teamId: team.id, toTeamId: partnerTeam.id });
  const received = await make.makeFeedback({
    matchId: match.id,
    teamId: partnerTeam.id,
    toTeamId: team.id,
    sentAt: new Date(),
    sentBy: partner.id,
  });
  await insertUpdateFor(ended.documentId, mate.id);
  await dissolveTeams(database(), [ended.id], new Date());
  const submission = await make.makeSubmission({ activityId: activity.id, team, studentId: mate.id });
  await make.makeBallot({
    activityId: activity.id,
    studentId: loose.id,
    kind: "final",
    choice: "bias",
    reason: "It hides in what was left out.",
  });
  const owners = {
    "student of another class": { studentId: outsider.id },
    "student of another team": { studentId: other.id },
    partner: { studentId: partner.id },
    "team-mate": { studentId: mate.id },
    "teacher of another class": { teacherId: stranger.id },
    "teacher who may read": { teacherId: reader.id },
    "co-teacher": { teacherId: coTeacher.id },
    teacher: { teacherId: teacher.id },
  };
  const sessions = await make.makeSessions(Object.values(owners));
  const cookies = await Promise.all(sessions.map(({ id }) => sessionCookie(id)));
  return {
    cookies: { "no one": "", ...byName(Object.keys(owners) as (keyof typeof owners)[], cookies) },
    classId: mine.id,
    code: mine.code,
    activityId: activity.id,
    team,
    partnerTeam,
    otherTeam,
    matchId: match.id,
    feedbackId: feedback.id,
    receivedFeedbackId: received.id,
    submissionId: submission.id,
    archivedId: ended.worksheetId,
    studentId: loose.id,
    readerId: reader.id,
    lessonId: pictured.lessonId,
    image: pictured.image,
    strangerEmail: stranger.email,
  };
}

/** Names the rows of an insert, which returns them in the order of its values. */
function byName<Name extends string, Row>(names: readonly Name[], rows: readonly Row[]): Record<Name, Row> {
  // A cast, because there is a row for each name.
  return Object.fromEntries(names.map((name, n) => [name, rows[n]])) as Record<Name, Row>;
}
