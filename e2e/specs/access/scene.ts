/** A class in which every role of the access matrix exists, and the cookie of each. */
import { database } from "@/db/client";
import { dissolveTeams } from "@/db/queries/teams/teams";
import * as make from "@/db/testing/factories";
import { insertUpdateFor } from "@/db/testing/updates";
import { createSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import type { Phase } from "@/lib/rules/phases/phases";

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

/** Where the partner stands: before the class compares, while it does, or after their match has ended. */
export const stages = ["before", "while", "after"] as const;
export type Stage = (typeof stages)[number];

export interface Scene {
  cookies: Record<Role, string>;
  classId: string;
  code: string;
  activityId: string;
  /** The team-mate's team; everything a role is tried on is this team's. */
  team: make.MadeTeam;
  partnerTeam: make.MadeTeam;
  otherTeam: make.MadeTeam;
  matchId: string;
  submissionId: string;
  /** A worksheet that was put away, with words in it. */
  archivedId: string;
  /** A student of the class who may be removed, moved, given a new PIN. */
  studentId: string;
  /** The teacher who may read. */
  readerId: string;
  /** Of the teacher of another class. */
  strangerEmail: string;
}

/** What addresses of pages are made of. */
export type PathIds = Omit<Scene, "cookies" | "readerId" | "strangerEmail">;

export async function makeScene(stage: Stage, phase: Phase = stage === "before" ? "write" : "compare"): Promise<Scene> {
  // Q34: the teacher owns the installation.
  const teacher = await make.makeTeacher({ ownerSince: new Date() });
  const [coTeacher, stranger] = [await make.makeTeacher(), await make.makeTeacher()];
  const mine = await make.makeClass({ teacherIds: [teacher.id, coTeacher.id] });
  const reader = await make.makeCoTeacher(mine.id, {}, "read");
  const elsewhere = await make.makeClass({ teacherIds: [stranger.id] });
  const activity = await make.makeActivity({
    classId: mine.id,
    phase,
    comparedAt: stage === "before" ? null : new Date(),
  });
  const elsewhereActivity = await make.makeActivity({ classId: elsewhere.id, phase });
  const student = () => make.makeStudent({ classId: mine.id, activityId: activity.id });
  const [mate, partner, other, loose] = [await student(), await student(), await student(), await student()];
  const outsider = await make.makeStudent({ classId: elsewhere.id, activityId: elsewhereActivity.id });
  const teamOf = (number: number, mode: string, memberId: string) =>
    make.makeTeam({ activityId: activity.id, number, mode, memberIds: [memberId] });
  const team = await teamOf(1, "brittleness", mate.id);
  const partnerTeam = await teamOf(2, "bias", partner.id);
  const otherTeam = await teamOf(3, "hallucination", other.id);
  const match = await make.makeMatch({
    activityId: activity.id,
    teamIds: [team.id, partnerTeam.id],
    endedAt: stage === "after" ? new Date() : null,
  });
  const ended = await make.makeTeam({ activityId: activity.id, number: 4, mode: "adversarial" });
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
  const cookie = async (owner: { teacherId: string } | { studentId: string }) =>
    sessionCookie(await createSession(database(), owner));
  return {
    cookies: {
      "no one": "",
      "student of another class": await cookie({ studentId: outsider.id }),
      "student of another team": await cookie({ studentId: other.id }),
      partner: await cookie({ studentId: partner.id }),
      "team-mate": await cookie({ studentId: mate.id }),
      "teacher of another class": await cookie({ teacherId: stranger.id }),
      "teacher who may read": await cookie({ teacherId: reader.id }),
      "co-teacher": await cookie({ teacherId: coTeacher.id }),
      teacher: await cookie({ teacherId: teacher.id }),
    },
    classId: mine.id,
    code: mine.code,
    activityId: activity.id,
    team,
    partnerTeam,
    otherTeam,
    matchId: match.id,
    submissionId: submission.id,
    archivedId: ended.worksheetId,
    studentId: loose.id,
    readerId: reader.id,
    strangerEmail: stranger.email,
  };
}
