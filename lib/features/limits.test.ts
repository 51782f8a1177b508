/** States limits as numbers, because tests of behaviour take them from the code. */
import { expect, it } from "vitest";
import { actionRates } from "@/lib/auth/action-throttle";
import { knownMaxAgeSeconds } from "@/lib/auth/known-browser";
import { launchMaxAgeSeconds } from "@/lib/auth/platform/launch-state";
import { pendingMaxAgeSeconds } from "@/lib/auth/outside/pending-sign-in";
import { maxSessions } from "@/lib/auth/session";
import { sessionIdleMs } from "@/lib/auth/session-adapter";
import { seenMs } from "@/lib/auth/sightings";
import { historyLimits } from "@/lib/sync/format/history-budget";
import { maxHistoryBytes } from "@/lib/sync/format/replay/row-blocks";
import { maxDocumentBytes } from "@/lib/sync/format/size";
import { lessonFileLimit } from "@/lib/content/lesson-file-limit";
import { mostPictures, pictureLimit, picturesLimit } from "@/lib/content/picture-limits";
import { maxOwnLessons } from "./lessons/own-lessons";
import { maxStudents } from "./people/joining/joining";
import { inviteMs } from "./people/signing-in/invitations";
import { maxTicketLength } from "./votes/tickets/tickets";
import { maxReasonLength } from "./votes/voting/ballots";
import { maxInvitations } from "@/lib/activity/rules/class-teachers";
import { graceDays } from "./people/classes/rules/archive-status";
import { maxRosterRows } from "./arranging/students/rules/roster-rows";
import { extraTimes, maxClockMinutes, warnAtMinutes } from "@/lib/activity/rules/clock";
import { maxPauseSentence, pauseMs } from "@/lib/activity/rules/pause";
import { zipLimits } from "./oneroster/read-zip";
import { schoolLimits } from "./oneroster/rules/school-file";
import { maxRowsInFile } from "./exporting/rules/activity-bounds";
import { maxFlags, maxFlagSentence, maxMessageLength, maxMessages } from "./hour/helping/rules/helping";
import { alarmMs, unusual, windowMs } from "./people/joining/rules/new-names";
import { maxStoredTries } from "./learning/rules/learning";
import { auditDays } from "@/lib/activity/rules/audit";
import { noticeDays, retentionMonths } from "./privacy/rules/retention";
import { maxDaysWithoutRun } from "./privacy/rules/retention-run";
import { minFinalBallots, minPeopleInMode } from "./votes/results/rules/tally";
import { maxCommentLength } from "./cases/reviewing/rules/review";
import { freeMisses, forgetAfterMs } from "@/lib/auth/rules/throttle";
import { teamSizes } from "./teams/rules/random-teams";
import { importLimit } from "@/lib/wire/import-limit";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const MiB = 1_048_576;

it("B1q, S1s, T15n: a class has 500 students, a list 1,000 lines; five wrong PINs are free and forgotten after a day; sessions end after 12 hours without use", () => {
  expect({ maxStudents, maxRosterRows, freeMisses, forgetAfterMs, sessionIdleMs, seenMs, maxSessions }).toEqual({
    maxStudents: 500,
    maxRosterRows: 1_000,
    freeMisses: 5,
    forgetAfterMs: day,
    sessionIdleMs: 12 * hour,
    seenMs: 12 * hour,
    maxSessions: { student: 20, teacher: 50 },
  });
  expect({ windowMs, alarmMs, unusual, actionRates }).toEqual({
    windowMs: 5 * minute,
    alarmMs: 15 * minute,
    unusual: { beforeTeams: 40, withTeams: 8 },
    actionRates: { student: { burst: 60, rate: 2 }, teacher: { burst: 200, rate: 10 } },
  });
});

it("T15z: a OneRoster file has at most 16 MB unpacked, 20,000 users, 5,000 classes and 40,000 enrollments", () => {
  expect([zipLimits, schoolLimits]).toEqual([
    { files: 1_000, bytes: 16 * MiB },
    {
      rows: { "manifest.csv": 100, "users.csv": 20_000, "classes.csv": 5_000, "enrollments.csv": 40_000 },
      id: 255,
    },
  ]);
});

it("B1q, Q25c, Q33b, T15h: links and cookies last as long as their pages say, and a class has 20 invitations that can be used", () => {
  expect({ inviteMs, maxInvitations, knownMaxAgeSeconds, launchMaxAgeSeconds, pendingMaxAgeSeconds }).toEqual({
    inviteMs: 7 * day,
    maxInvitations: 20,
    knownMaxAgeSeconds: 400 * 86_400,
    launchMaxAgeSeconds: 600,
    pendingMaxAgeSeconds: 600,
  });
});

it("B1q, Q31e, Q32b, T15j: a deleted class has 30 days of grace, the audit log a year, and what is kept for some months is named two weeks before it goes", () => {
  expect({ graceDays, auditDays, noticeDays, trustedDays: maxDaysWithoutRun, retentionMonths }).toEqual({
    graceDays: 30,
    auditDays: 366,
    noticeDays: 14,
    trustedDays: 30,
    retentionMonths: [1, 3, 6, 12, 24, 36],
  });
});

it("B1q, T10a, T10c, Q19d, Q23a, T2e: a clock has at most 240 minutes and warns at 5 and 1, a pause ten, extra time is 25, 50 or 100 percent; teams have 1 to 4 members", () => {
  expect({ maxClockMinutes, warnAtMinutes, pauseMs, extraTimes, teamSizes }).toEqual({
    maxClockMinutes: 240,
    warnAtMinutes: [5, 1],
    pauseMs: 10 * minute,
    extraTimes: [100, 125, 150, 200],
    teamSizes: [1, 2, 3, 4],
  });
});

it("B1q, Q24a, Q24f, Q19d, T12b, S6a, S10a: flags, words, comments, reasons and exit tickets have the lengths and numbers that their forms name", () => {
  expect({
    maxFlagSentence,
    maxFlags,
    maxWordLength: maxMessageLength,
    maxWords: maxMessages,
    maxPauseSentence,
  }).toEqual({
    maxFlagSentence: 200,
    maxFlags: 100,
    maxWordLength: 500,
    maxWords: 500,
    maxPauseSentence: 200,
  });
  expect({ maxCommentLength, maxReasonLength, maxTicketLength, maxStoredTries }).toEqual({
    maxCommentLength: 4_000,
    maxReasonLength: 500,
    maxTicketLength: 500,
    maxStoredTries: 200,
  });
});

it("B1q, Q11d: results are shown from 5 final votes on, and a mode's own from 3 people on", () => {
  expect({ minFinalBallots, minPeopleInMode }).toEqual({ minFinalBallots: 5, minPeopleInMode: 3 });
});

it("B1q, T16j, T16o: a teacher has 100 lessons, a lesson 60 pictures of 512 KiB and of 6 MiB in all, and its file 9 MiB", () => {
  expect({ maxOwnLessons, mostPictures, pictureLimit, picturesLimit, lessonFileLimit }).toEqual({
    maxOwnLessons: 100,
    mostPictures: 60,
    pictureLimit: MiB / 2,
    picturesLimit: 6 * MiB,
    lessonFileLimit: 9 * MiB,
  });
});

it("B1q, T14o, T13g, R12: a document has 1 MiB, a history that is read 48, a file 16, and a file has so many rows of each kind; a student adds 16 MiB to histories at once", () => {
  expect({ maxDocumentBytes, maxHistoryBytes, importLimit }).toEqual({
    maxDocumentBytes: MiB,
    maxHistoryBytes: 48 * MiB,
    importLimit: 16 * MiB,
  });
  expect(historyLimits.student.atOnce).toBe(16 * MiB);
  expect(
    Object.entries(maxRowsInFile)
      .map(([kind, most]) => `${kind} ${most}`)
      .join(", "),
  ).toBe(
    "people 2000, teachers 100, participants 2000, teams 5000, teamMembers 2000, teamMinutes 5000, matches 5000, " +
      "matchTeams 15000, phaseClocks 100, worksheets 10000, submissions 10000, copies 10000, feedback 15000, documents 30000, " +
      "restores 20000, marks 50000, comments 20000, returns 10000, ballots 4000, tickets 2000, guesses 12000, tries 100000, flags 20000, " +
      "words 2000, wordReaders 100000",
  );
});
