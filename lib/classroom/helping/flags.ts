/** T9, Q24: students ask for help; a teacher answers. */
import { cache } from "react";
import { database, transaction, type Tx } from "@/db/client";
import {
  countFlags,
  endFlags,
  insertFlag,
  listFlagsOf,
  lockFlag,
  setFlagSentence,
  type FlagRow,
} from "@/db/queries/helping/flags";
import { isUuid, lockActivity } from "@/db/queries/signing-in/standing";
import { findTeamNumber, findTeamOf } from "@/db/queries/teams/teams";
import type { Member, Steering } from "@/lib/auth/standing";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { batched } from "@/lib/process/batch";
import { flagTeam, maxFlags } from "@/lib/rules/helping/helping";
import { recordInJournal, type Entry } from "@/lib/classroom/journal/journal";
import { flagTopics } from "./flag-topics";
import { isSent, sendTo } from "./words";

export interface OwnFlag {
  id: string;
  /** Who asked. */
  by: string;
  isMine: boolean;
  sentence: string;
  at: Date;
}

type Asked = Pick<Member, "studentId" | "teamId"> & { activityId: string };
const flagsOf = batched(async (asked: readonly Asked[]) => {
  const rows = await listFlagsOf(database(), asked);
  return asked.map((one) => rows.filter(({ activityId }) => activityId === one.activityId));
});

/** The flag of the student's team, or their own; null while none stands. Cached per request: frame and page show it. */
export const loadOwnFlag = cache(async (member: Member): Promise<OwnFlag | null> => {
  const { studentId, teamId, activity } = member;
  const rows = await flagsOf({ studentId, teamId, activityId: activity.id });
  const flag = ownAmong(rows, studentId, flagTeam(activity.phase, teamId));
  return flag === null
    ? null
    : { id: flag.id, by: flag.name, isMine: flag.studentId === studentId, sentence: flag.sentence, at: flag.at };
});

/** The team's, else the one that the student raised without it: in the tray, or in a team that has ended since. */
function ownAmong(rows: readonly FlagRow[], studentId: string, teamId: string | null): FlagRow | null {
  const own = rows.find((row) => row.teamId === null && row.studentId === studentId) ?? null;
  return teamId === null ? own : (rows.find((row) => row.teamId === teamId) ?? own);
}

/** Raises the flag, or gives the one that stands a new sentence. @throws AppError `flags-many` */
export async function askForHelp(member: Member, sentence: string, now = new Date()): Promise<void> {
  const { studentId } = member;
  await changeFlag(member, async (tx, { flag, activityId, teamId, phase }) => {
    if (flag !== null) return setFlagSentence(tx, flag.id, { studentId, sentence });
    if ((await countFlags(tx, activityId, studentId)) >= maxFlags) throw new AppError("flags-many");
    await insertFlag(tx, { activityId, teamId, studentId, phase, sentence, at: now });
  });
}

/** Takes the flag back; any member of its team may. Nothing when it has ended. */
export async function takeFlagBack(member: Member, now = new Date()): Promise<void> {
  await changeFlag(member, async (tx, { flag }) => {
    if (flag !== null) await endFlags(tx, [flag.id], "taken-back", now);
  });
}

interface FlagFacts {
  activityId: string;
  phase: Member["activity"]["phase"];
  teamId: string | null;
  /** The one that stands. */
  flag: FlagRow | null;
}

async function changeFlag(member: Member, run: (tx: Tx, facts: FlagFacts) => Promise<void>): Promise<void> {
  const { studentId } = member;
  const activityId = member.activity.id;
  const topics = await transaction(async (tx) => {
    const { phase } = await lockActivity(tx, activityId);
    const teamId = flagTeam(phase, await findTeamOf(tx, activityId, studentId));
    const flag = ownAmong(await listFlagsOf(tx, [{ activityId, studentId, teamId }]), studentId, teamId);
    await run(tx, { activityId, phase, teamId, flag });
    return flagTopics(flag ?? { teamId, studentId });
  });
  invalidate(activityId, "flags", ...topics);
}

/**
 * Answers a flag, which ends it: with a written word, which its team reads, or on the way (`onMyWay`). The page chooses the word's `id`, so that
 * a repeated request is harmless. @throws AppError `flag-gone`, `words-many`, and `not-found` for the id of a word to another activity
 */
export async function answerFlag(
  steering: Steering,
  { flagId, ...word }: { id?: string; flagId: string; text: string },
  now = new Date(),
): Promise<void> {
  const answer = (tx: Tx, flag: FlagRow) => sendTo(tx, steering, flag, word, now);
  await endFlag(steering, { flagId, wordId: word.id }, "answered", now, answer);
}

/** Ends a flag without an answer. @throws AppError `flag-gone` */
export async function putFlagAway(steering: Steering, flagId: string, now = new Date()): Promise<void> {
  await endFlag(steering, { flagId }, "put-away", now, () => Promise.resolve([]));
}

async function endFlag(
  steering: Steering,
  { flagId, wordId }: { flagId: string; wordId?: string },
  how: "answered" | "put-away",
  now: Date,
  answer: (tx: Tx, flag: FlagRow) => Promise<Topic[]>,
): Promise<void> {
  const activityId = steering.activity.id;
  const topics = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    if (await isSent(tx, activityId, wordId)) return [];
    const flag = isUuid(flagId) ? await lockFlag(tx, activityId, flagId) : null;
    if (flag === null) throw new AppError("flag-gone");
    const number = flag.teamId === null ? null : await findTeamNumber(tx, activityId, flag.teamId);
    const values: Entry["values"] = number === null ? { student: flag.studentId } : { number };
    const told = await recordInJournal(
      tx,
      steering,
      {
        kind: how === "answered" ? "flag-answer" : "flag-away",
        values: { ...values, team: number === null ? "no" : "yes" },
      },
      async () => {
        await endFlags(tx, [flag.id], how, now);
        return answer(tx, flag);
      },
      now,
    );
    return [...told, ...flagTopics(flag)];
  });
  invalidate(activityId, "flags", ...topics);
}
