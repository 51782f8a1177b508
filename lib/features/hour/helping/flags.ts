/** Students ask for help; a teacher answers (T9, Q24). */
import { cache } from "react";
import { database, transaction, type Tx } from "@/db/client";
import {
  countFlags,
  endFlags,
  insertFlag,
  listFlagsOf,
  lockFlag,
  setComing,
  setFlagSentence,
  type FlagRow,
} from "./queries/flags";
import { lockActivity } from "@/lib/activity/queries/activity";
import { isUuid } from "@/lib/process/uuid";
import { findTeamNumber, findTeamOf } from "@/lib/features/teams/queries/teams";
import { lockOwnActivity, type Member, type ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { batched } from "@/lib/process/batch";
import { flagTeam, maxFlags } from "./rules/helping";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { flagTopics } from "./flag-topics";
import { isMessageSent, sendMessageTo } from "./messages";

export interface OwnFlag {
  id: string;
  /** The name of the student who asked. */
  by: string;
  isMine: boolean;
  sentence: string;
  at: Date;
  /** The name of the teacher who is coming; null while nobody is. */
  coming: string | null;
}

type Asked = Pick<Member, "studentId" | "teamId"> & { activityId: string };
const flagsOf = batched(async (asked: readonly Asked[]) => {
  const rows = await listFlagsOf(database(), asked);
  return asked.map((one) => rows.filter(({ activityId }) => activityId === one.activityId));
});

/** The flag of the student's team, or their own; null when none is open. Cached per request: frame and page show it. */
export const loadOwnFlag = cache(async (member: Member): Promise<OwnFlag | null> => {
  const { studentId, teamId, activity } = member;
  const rows = await flagsOf({ studentId, teamId, activityId: activity.id });
  const flag = ownAmong(rows, studentId, flagTeam(activity.phase, teamId));
  if (flag === null) return null;
  const { id, name: by, sentence, at, coming } = flag;
  return { id, by, isMine: flag.studentId === studentId, sentence, at, coming };
});

/** The team's flag, else the one that the student raised without a team: in the tray, or in a team that has ended since. */
function ownAmong(rows: readonly FlagRow[], studentId: string, teamId: string | null): FlagRow | null {
  const own = rows.find((row) => row.teamId === null && row.studentId === studentId) ?? null;
  return teamId === null ? own : (rows.find((row) => row.teamId === teamId) ?? own);
}

/** Raises a flag, or gives the open one a new sentence. @throws AppError `flags-many` */
export async function askForHelp(member: Member, sentence: string, now = currentTime()): Promise<void> {
  const { studentId } = member;
  await changeFlag(member, async (tx, { flag, activityId, teamId, phase }) => {
    if (flag !== null) return setFlagSentence(tx, flag.id, { studentId, sentence });
    if ((await countFlags(tx, activityId, studentId)) >= maxFlags) throw new AppError("flags-many");
    await insertFlag(tx, { activityId, teamId, studentId, phase, sentence, at: now });
  });
}

/** Cancels the open flag, which any member of its team may do. Does nothing when it has ended. */
export async function cancelFlag(member: Member, now = currentTime()): Promise<void> {
  await changeFlag(member, async (tx, { flag }) => {
    if (flag !== null) await endFlags(tx, [flag.id], "taken-back", now);
  });
}

interface FlagFacts {
  activityId: string;
  phase: Member["activity"]["phase"];
  teamId: string | null;
  /** The open flag. */
  flag: FlagRow | null;
}

async function changeFlag(member: Member, run: (tx: Tx, facts: FlagFacts) => Promise<void>): Promise<void> {
  const { studentId } = member;
  const activityId = member.activity.id;
  const topics = await transaction(async (tx) => {
    const { phase } = await lockOwnActivity(tx, member);
    const teamId = flagTeam(phase, await findTeamOf(tx, activityId, studentId));
    const flag = ownAmong(await listFlagsOf(tx, [{ activityId, studentId, teamId }]), studentId, teamId);
    await run(tx, { activityId, phase, teamId, flag });
    return flagTopics(flag ?? { teamId, studentId });
  });
  invalidate(activityId, "flags", ...topics);
}

/**
 * Answers a flag with a message to its team or student, which closes it. The page chooses the message's `id`, so that a repeated request is harmless.
 * @throws AppError `flag-gone`, `words-many`, and `not-found` for the id of a message in another activity
 */
export async function answerFlag(
  editor: ActivityEditor,
  { flagId, ...word }: { id?: string; flagId: string; text: string },
  now = currentTime(),
): Promise<void> {
  await changeOpenFlag(editor, { flagId, wordId: word.id }, now, (tx, flag) => ({
    kind: "flag-answer",
    run: async () => {
      await endFlags(tx, [flag.id], "answered", now);
      return sendMessageTo(tx, editor, flag, word, now);
    },
  }));
}

/** Answers *I'm coming*; the flag stays open until it is closed. @throws AppError `flag-gone` */
export async function announceComing(editor: ActivityEditor, flagId: string, now = currentTime()): Promise<void> {
  await changeOpenFlag(editor, { flagId }, now, (tx, flag) => ({
    kind: "flag-coming",
    run: async () => {
      await setComing(tx, flag.id, { by: editor.teacherId, at: now });
      return [];
    },
  }));
}

/** Closes a flag without a message: as answered if a teacher was coming, else as not answered. @throws AppError `flag-gone` */
export async function closeFlag(editor: ActivityEditor, flagId: string, now = currentTime()): Promise<void> {
  await changeOpenFlag(editor, { flagId }, now, (tx, flag) => ({
    kind: flag.coming === null ? "flag-away" : "flag-answer",
    run: async () => {
      await endFlags(tx, [flag.id], flag.coming === null ? "put-away" : "answered", now);
      return [];
    },
  }));
}

interface FlagChange {
  kind: "flag-answer" | "flag-coming" | "flag-away";
  /** Returns the topics to invalidate, besides the flag's. */
  run: () => Promise<Topic[]>;
}

async function changeOpenFlag(
  editor: ActivityEditor,
  { flagId, wordId }: { flagId: string; wordId?: string },
  now: Date,
  decide: (tx: Tx, flag: FlagRow) => FlagChange,
): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx) => {
    await lockActivity(tx, activityId);
    if (await isMessageSent(tx, activityId, wordId)) return [];
    const flag = isUuid(flagId) ? await lockFlag(tx, activityId, flagId) : null;
    if (flag === null) throw new AppError("flag-gone");
    const number = flag.teamId === null ? null : await findTeamNumber(tx, activityId, flag.teamId);
    const values: Entry["values"] = number === null ? { student: flag.studentId } : { number };
    const { kind, run } = decide(tx, flag);
    const entry: Entry = { kind, values: { ...values, team: number === null ? "no" : "yes", flag: flag.id } };
    return [...(await recordInJournal(tx, editor, entry, run, now)), ...flagTopics(flag)];
  });
  invalidate(activityId, "flags", ...topics);
}
