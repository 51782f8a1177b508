/** The columns of each table in an activity's file, and the values that they may have (T14). */
import * as z from "zod";
import type { ActivityTableName } from "./queries/activity-rows";
import { commentFields, documentKinds, worksheetFields, type WorksheetTexts } from "@/lib/sync/format/fields";
import { currentMs } from "@/lib/process/clock";
import { longestRecord } from "@/lib/features/arranging/students/rules/roster-rows";
import { phases } from "@/lib/activity/rules/phases";
import { isRubric, rubricBounds } from "@/lib/features/cases/reviewing/rules/rubric";

/** The most UTF-16 code units of a name in a file. */
export const longestName = 700;

export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((given) => !given.includes("\0"));
/** A time in the future becomes now, because everything in a file happened before its import. */
const time = z.iso.datetime().transform((at) => new Date(Math.min(Date.parse(at), currentMs())));
const maybe = <T extends z.ZodType>(of: T) => of.nullable();
/** A column that files of earlier builds do not have. */
const since = <T extends z.ZodType>(of: T) => of.nullable().default(null);
const whole = z.int().min(-1_000_000).max(1_000_000);
const ms = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
const phase = z.enum(phases);
const maxText = 1024 * 1024;
/** Files of earlier builds have no more than three answers. */
const texts = z.object(
  Object.fromEntries(worksheetFields.map((field) => [field, text(maxText).default("")])),
) as unknown as z.ZodType<WorksheetTexts>; // its keys are the worksheet's fields

const rubric = z
  .array(z.object({ id: text(200), name: text(rubricBounds.name), levels: z.array(text(rubricBounds.level)) }))
  .refine(isRubric);

/** Schemas that replace an id of the file by its new one. */
export interface IdSchemas {
  id: z.ZodType<string>;
  teacher: z.ZodType<string>;
  /** A member at a hand-in, who may be a former member (Q31). */
  member: z.ZodType<string>;
}

/** The columns of each table that go into the file. */
export function tableShapes({ id, teacher, member }: IdSchemas, mode: z.ZodType<string>) {
  return {
    participants: {
      studentId: id,
      joinedAt: maybe(time),
      absentAt: maybe(time),
      chosenMode: maybe(mode),
      chosenAt: maybe(time),
      sectionsRead: z.array(text(200)).max(1_000),
      beforeSkippedAt: maybe(time),
      resultsSeenAt: maybe(time),
    },
    teams: { id, number: whole, mode, createdAt: time, dissolvedAt: maybe(time), locked: z.boolean() },
    teamMembers: { studentId: id, teamId: id, seat: z.int().min(0).max(100) },
    teamMinutes: { teamId: id, phase, ms },
    matches: {
      id,
      round: whole,
      override: z.boolean(),
      exemplarMode: maybe(mode),
      createdAt: time,
      endedAt: maybe(time),
      locked: z.boolean(),
    },
    matchTeams: {
      matchId: id,
      teamId: id,
      place: z.int().min(0).max(100),
      seat: z.int().min(0).max(100),
      presentedAt: maybe(time),
      leftAt: maybe(time),
    },
    phaseClocks: {
      phase,
      spentMs: ms,
      countsFrom: maybe(time),
      limitFromMs: maybe(ms),
      limitLengthMs: maybe(ms),
    },
    worksheets: { id, teamId: id, mode, createdAt: time, archivedAt: maybe(time), inCasebookAt: maybe(time) },
    submissions: {
      id,
      teamId: id,
      worksheetId: id,
      mode,
      texts,
      handedInByStudent: maybe(id),
      handedInByTeacher: maybe(teacher),
      memberIds: z.array(member).max(1_000),
      at: time,
      takenBackAt: maybe(time),
      releasedAt: maybe(time),
      /** Files of earlier builds do not have it. */
      marksCarried: z.boolean().default(false),
    },
    copies: { id, studentId: id, worksheetId: id, texts, at: time },
    feedback: {
      id,
      matchId: id,
      teamId: id,
      toTeamId: maybe(id),
      createdAt: time,
      sentAt: maybe(time),
      sentBy: maybe(id),
      openedAt: maybe(time),
      hiddenAt: maybe(time),
    },
    documents: {
      id,
      kind: z.enum(documentKinds),
      worksheetId: maybe(id),
      matchId: maybe(id),
      feedbackId: since(id),
      epoch: z.int().min(1).max(1_000_000),
      createdAt: time,
      closedAt: maybe(time),
    },
    restores: { documentId: id, writer: id, at: time, moment: maybe(time), undoes: maybe(id) },
    marks: {
      id,
      submissionId: id,
      studentId: maybe(id),
      criterion: text(200),
      teacherId: teacher,
      level: whole,
      chosen: z.boolean(),
    },
    comments: {
      id,
      submissionId: id,
      teacherId: teacher,
      field: z.enum(commentFields),
      passage: maybe(z.object({ start: z.int().min(0), end: z.int().min(0), quote: text(maxText) })),
      text: text(20_000),
      createdAt: time,
    },
    returns: {
      id,
      worksheetId: id,
      submissionId: id,
      at: time,
      endedAt: maybe(time),
      endedBy: maybe(z.enum(["hand-in", "teacher"])),
    },
    ballots: {
      studentId: id,
      kind: z.enum(["before", "final"]),
      choice: mode,
      reason: text(10_000),
      teamId: maybe(id),
      mode: maybe(mode),
      castAt: time,
      changedAt: time,
      afterReveal: z.boolean(),
      reasonHiddenAt: maybe(time),
      shuffle: z.int().min(0),
    },
    tickets: { studentId: id, mind: text(10_000), test: text(10_000), writtenAt: time, changedAt: time },
    guesses: { studentId: id, guess: text(200), answer: text(200), at: time },
    tries: {
      id,
      studentId: id,
      exercise: z.enum(["match", "check"]),
      subject: text(200),
      answer: text(200),
      correct: z.boolean(),
      at: time,
    },
    flags: {
      id,
      teamId: maybe(id),
      studentId: id,
      phase,
      sentence: text(10_000),
      at: time,
      comingAt: since(time),
      comingBy: since(teacher),
      endedAt: maybe(time),
      ended: maybe(z.enum(["answered", "put-away", "taken-back", "phase"])),
    },
    words: { id, teacherId: teacher, text: text(10_000), at: time, endedAt: since(time), withdrawnAt: maybe(time) },
    wordReaders: { wordId: id, studentId: id, readAt: maybe(time) },
  } satisfies Record<ActivityTableName, z.ZodRawShape>;
}

export const activityShape = {
  name: text(longestName),
  contentId: text(200),
  phase,
  round: whole,
  choiceOpen: z.boolean(),
  choiceCap: maybe(whole),
  presentMinutes: z.int().min(0).max(1_000),
  plan: maybe(text(200)),
  namesOnWall: z.boolean(),
  revealStep: z.int().min(0).max(100),
  rubric: maybe(rubric),
  notesInCasebook: z.boolean(),
  /** Files of earlier builds do not have it. */
  feedbackShownRound: whole.default(0),
  comparedAt: maybe(time),
  revealedAt: maybe(time),
  createdAt: time,
};

export function personShape(id: z.ZodType<string>) {
  return {
    id,
    name: maybe(text(longestName)),
    onRoster: z.boolean(),
    /** Files of earlier builds do not have it. */
    section: text(longestRecord.section).default(""),
    extraTime: z.int().min(0).max(1_000),
    createdAt: time,
    merged: z.array(id).max(1_000),
  };
}
