import { and, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { anyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import {
  activities,
  ballots,
  classes,
  classTeachers,
  comments,
  feedback,
  flags,
  marks,
  matches,
  participants,
  phaseClocks,
  returns,
  students,
  submissions,
  teacherLinks,
  teamMembers,
  teamMinutes,
  teams,
  words,
  worksheets,
} from "@/db/schema";

type FlagEnd = NonNullable<(typeof flags.$inferSelect)["ended"]>;

const listEndedFlags = (tx: Tx, activityIds: string[], ended: FlagEnd[]) =>
  tx
    .select({ id: flags.id, activityId: flags.activityId, teamId: flags.teamId, studentId: flags.studentId })
    .from(flags)
    .where(and(anyOf(flags.activityId, activityIds), anyOf(flags.ended, ended)));

/** The facts that teachers decide, with a query for each kind of row (../journal/facts.ts). */
export const activityFacts = {
  activity: (tx: Tx, ids: string[]) =>
    tx
      .select({
        id: activities.id,
        name: activities.name,
        phase: activities.phase,
        selfPaced: activities.selfPaced,
        pacedFrom: activities.pacedFrom,
        dueAt: activities.dueAt,
        resultsAt: activities.resultsAt,
        round: activities.round,
        choiceOpen: activities.choiceOpen,
        choiceCap: activities.choiceCap,
        notesInCasebook: activities.notesInCasebook,
        feedbackShownRound: activities.feedbackShownRound,
        plan: activities.plan,
        presentMinutes: activities.presentMinutes,
        contentId: activities.contentId,
        pause: activities.pause,
        spotlight: activities.spotlight,
        namesOnWall: activities.namesOnWall,
        revealStep: activities.revealStep,
        rubric: activities.rubric,
        isArchived: sql<boolean>`${activities.archivedAt} is not null`,
        isDeleted: sql<boolean>`${activities.deletedAt} is not null`,
      })
      .from(activities)
      .where(anyOf(activities.id, ids)),
  team: (tx: Tx, ids: string[]) =>
    tx
      .select({
        id: teams.id,
        activityId: teams.activityId,
        number: teams.number,
        mode: teams.mode,
        locked: teams.locked,
      })
      .from(teams)
      .where(and(anyOf(teams.activityId, ids), isNull(teams.dissolvedAt))),
  member: (tx: Tx, ids: string[]) =>
    tx
      .select({ activityId: teamMembers.activityId, studentId: teamMembers.studentId, teamId: teamMembers.teamId })
      .from(teamMembers)
      .where(anyOf(teamMembers.activityId, ids)),
  match: (tx: Tx, ids: string[]) =>
    tx
      .select({
        id: matches.id,
        activityId: matches.activityId,
        round: matches.round,
        exemplarMode: matches.exemplarMode,
        override: matches.override,
        locked: matches.locked,
        teamIds: sql<
          string[]
        >`(select coalesce(json_agg(mt.team_id order by mt.team_id), '[]'::json) from match_teams mt where mt.match_id = ${matches.id} and mt.left_at is null)`,
      })
      .from(matches)
      .where(and(anyOf(matches.activityId, ids), isNull(matches.endedAt))),
  clock: (tx: Tx, ids: string[]) =>
    tx
      .select({
        activityId: phaseClocks.activityId,
        phase: phaseClocks.phase,
        fromMs: sql<number>`${phaseClocks.limitFromMs}`.mapWith(Number),
        lengthMs: sql<number>`${phaseClocks.limitLengthMs}`.mapWith(Number),
      })
      .from(phaseClocks)
      .where(and(anyOf(phaseClocks.activityId, ids), isNotNull(phaseClocks.limitLengthMs))),
  "team-minutes": (tx: Tx, ids: string[]) =>
    tx
      .select({ teamId: teamMinutes.teamId, phase: teamMinutes.phase, ms: teamMinutes.ms })
      .from(teamMinutes)
      .innerJoin(teams, eq(teams.id, teamMinutes.teamId))
      .where(and(anyOf(teams.activityId, ids), ne(teamMinutes.ms, 0))),
  "flag-ended": (tx: Tx, ids: string[]) => listEndedFlags(tx, ids, ["answered", "put-away"]),
  "flag-lowered": (tx: Tx, ids: string[]) => listEndedFlags(tx, ids, ["phase"]),
  "flag-coming": (tx: Tx, ids: string[]) =>
    tx
      .select({
        id: flags.id,
        activityId: flags.activityId,
        teamId: flags.teamId,
        studentId: flags.studentId,
        by: flags.comingBy,
      })
      .from(flags)
      .where(and(anyOf(flags.activityId, ids), isNotNull(flags.comingBy))),
  word: (tx: Tx, ids: string[]) =>
    tx
      .select({ id: words.id, activityId: words.activityId })
      .from(words)
      .where(and(anyOf(words.activityId, ids), isNull(words.withdrawnAt))),
  "word-over": (tx: Tx, ids: string[]) =>
    tx
      .select({ id: words.id, activityId: words.activityId })
      .from(words)
      .where(and(anyOf(words.activityId, ids), isNotNull(words.endedAt))),
  absent: (tx: Tx, ids: string[]) =>
    tx
      .select({ activityId: participants.activityId, studentId: participants.studentId })
      .from(participants)
      .where(and(anyOf(participants.activityId, ids), isNotNull(participants.absentAt))),
  "in-casebook": (tx: Tx, ids: string[]) =>
    tx
      .select({ worksheetId: worksheets.id })
      .from(worksheets)
      .innerJoin(teams, eq(teams.id, worksheets.teamId))
      .where(and(anyOf(teams.activityId, ids), isNotNull(worksheets.inCasebookAt))),
  "reason-hidden": (tx: Tx, ids: string[]) =>
    tx
      .select({ activityId: ballots.activityId, studentId: ballots.studentId })
      .from(ballots)
      .where(and(anyOf(ballots.activityId, ids), eq(ballots.kind, "final"), isNotNull(ballots.reasonHiddenAt))),
  "feedback-hidden": (tx: Tx, ids: string[]) =>
    tx
      .select({ activityId: matches.activityId, id: feedback.id })
      .from(feedback)
      .innerJoin(matches, eq(matches.id, feedback.matchId))
      .where(and(anyOf(matches.activityId, ids), isNotNull(feedback.hiddenAt))),
  mark: (tx: Tx, ids: string[]) =>
    tx
      .select({
        submissionId: marks.submissionId,
        studentId: marks.studentId,
        criterion: marks.criterion,
        teacherId: marks.teacherId,
        level: marks.level,
        chosen: marks.chosen,
      })
      .from(marks)
      .innerJoin(submissions, eq(submissions.id, marks.submissionId))
      .where(anyOf(submissions.activityId, ids)),
  comment: (tx: Tx, ids: string[]) =>
    tx
      .select({
        id: comments.id,
        submissionId: comments.submissionId,
        teacherId: comments.teacherId,
        field: comments.field,
        passage: comments.passage,
        text: comments.text,
        createdAt: comments.createdAt,
      })
      .from(comments)
      .innerJoin(submissions, eq(submissions.id, comments.submissionId))
      .where(anyOf(submissions.activityId, ids)),
  returned: (tx: Tx, ids: string[]) =>
    tx
      .select({ worksheetId: returns.worksheetId, submissionId: returns.submissionId, teamId: submissions.teamId })
      .from(returns)
      .innerJoin(submissions, eq(submissions.id, returns.submissionId))
      .where(and(anyOf(submissions.activityId, ids), isNull(returns.endedAt))),
  released: (tx: Tx, ids: string[]) =>
    tx
      .select({ id: submissions.id, teamId: submissions.teamId })
      .from(submissions)
      .where(and(anyOf(submissions.activityId, ids), isNotNull(submissions.releasedAt))),
  carried: (tx: Tx, ids: string[]) =>
    tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(anyOf(submissions.activityId, ids), submissions.marksCarried)),
  "handed-in": (tx: Tx, ids: string[]) =>
    tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          anyOf(submissions.activityId, ids),
          isNotNull(submissions.handedInByTeacher),
          isNull(submissions.takenBackAt),
        ),
      ),
};

/** What a class's list has of these students. */
export async function findRecords(tx: Tx, studentIds: readonly string[]) {
  if (studentIds.length === 0) return [];
  return tx
    .select({ id: students.id, section: students.section, schoolId: students.schoolId, email: students.email })
    .from(students)
    .where(anyOf(students.id, studentIds));
}

/** The facts that teachers decide in a class. */
export const classFacts = {
  teacher: (tx: Tx, classId: string) =>
    tx
      .select({ classId: classTeachers.classId, id: classTeachers.teacherId, may: classTeachers.may })
      .from(classTeachers)
      .where(eq(classTeachers.classId, classId)),
  invitation: (tx: Tx, classId: string) =>
    tx
      .select({ classId: teacherLinks.classId, id: teacherLinks.id, may: teacherLinks.may })
      .from(teacherLinks)
      .where(and(eq(teacherLinks.classId, classId), isNull(teacherLinks.revokedAt))),
  class: (tx: Tx, classId: string) =>
    tx
      .select({
        id: classes.id,
        name: classes.name,
        code: classes.code,
        joiningOpen: classes.joiningOpen,
        isArchived: sql<boolean>`${classes.archivedAt} is not null`,
        isDeleted: sql<boolean>`${classes.deletedAt} is not null`,
      })
      .from(classes)
      .where(eq(classes.id, classId)),
  student: (tx: Tx, classId: string) =>
    tx
      .select({
        id: students.id,
        onRoster: students.onRoster,
        extraTime: students.extraTime,
        opened: sql<boolean>`exists (select 1 from participants p where p.student_id = ${students.id} and p.joined_at is not null)`,
      })
      .from(students)
      .where(and(eq(students.classId, classId), isNull(students.removedAt))),
  merged: (tx: Tx, classId: string) =>
    tx
      .select({
        id: students.id,
        mergedInto: sql<string>`${students.mergedInto}`,
        pinCounts: students.mergedPinCounts,
      })
      .from(students)
      .where(and(eq(students.classId, classId), isNotNull(students.mergedInto))),
};
