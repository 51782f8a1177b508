import { database, transaction, type Tx } from "@/db/client";
import { countChoices } from "./queries/arrangement";
import { findChoice, saveChoice, setChoice } from "./queries/mode-choice";
import { countJoined } from "@/lib/features/people/joining/queries/participants";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import { lockOwnActivity, type Member, type ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import { findMode, shownMode, type ShownMode } from "@/lib/content/lesson";
import { AppError } from "@/lib/errors/errors";
import { defaultCap, hasRoom, isChoiceOpen } from "./rules/mode-choice";
import { isAtLeast } from "@/lib/activity/rules/phases";
import { checkMayArrange } from "./arrangement";
import { recordInJournal } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";

/** Opens choice (Q14). `cap`: the most students for each mode; null is joined ÷ modes, rounded up to even. @throws AppError `choice-too-late` */
export async function openChoice(editor: ActivityEditor, { cap }: { cap: number | null }): Promise<void> {
  await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    if (isAtLeast(activity.phase, "write")) throw new AppError("choice-too-late");
    await recordInJournal(tx, editor, { kind: "choice-open" }, () => setChoice(tx, activity.id, { open: true, cap }));
  });
  invalidate(editor.activity.id, "teams", "tray");
}

/** @throws AppError `activity-closed` */
export async function closeChoice(editor: ActivityEditor): Promise<void> {
  await transaction(async (tx) => {
    checkMayArrange(editor, await lockActivity(tx, editor.activity.id));
    await recordInJournal(tx, editor, { kind: "choice-close" }, () =>
      setChoice(tx, editor.activity.id, { open: false }),
    );
  });
  invalidate(editor.activity.id, "teams", "tray");
}

/**
 * First come, first served; a choice may change while choice is open (Q14). The activity's lock prevents two from taking the last place.
 * @throws AppError `choice-closed`, `mode-full`, `no-such-mode`.
 */
export async function chooseMode(member: Member, modeId: string, now = currentTime()): Promise<void> {
  const { studentId } = member;
  await transaction(async (tx) => {
    const activity = await lockOwnActivity(tx, member);
    if (!isChoiceOpen(activity)) throw new AppError("choice-closed");
    const mode = findMode(activity.lesson, modeId);
    if (mode === null) throw new AppError("no-such-mode");
    const taken = (await countChoices(tx, activity.id, studentId)).get(mode.id) ?? 0;
    if (!hasRoom(taken, await loadModeCap(tx, activity))) throw new AppError("mode-full", { mode: mode.name });
    await saveChoice(tx, { activityId: activity.id, studentId, mode: mode.id }, now);
  });
  invalidate(member.activity.id, "tray", `student:${studentId}`);
}

/** The most students for each mode. */
export async function loadModeCap(tx: Tx, activity: ActivityRow): Promise<number> {
  if (activity.choiceCap !== null) return activity.choiceCap;
  return defaultCap(await countJoined(tx, activity.id), activity.lesson.modes.length);
}

export interface ChoiceState {
  cap: number;
  /** By mode, in the lesson's order. */
  modes: (ShownMode & { oneLine: string; taken: number })[];
  mine: string | null;
}

/** Loads what a student chooses from; null while choice is closed. */
export async function loadOwnChoice(member: Member): Promise<ChoiceState | null> {
  const tx = database();
  const { activity } = member;
  if (!isChoiceOpen(activity)) return null;
  const counts = await countChoices(tx, activity.id);
  const modes = activity.lesson.modes.map((mode) => ({
    ...shownMode(mode),
    oneLine: mode.oneLine,
    taken: counts.get(mode.id) ?? 0,
  }));
  return { cap: await loadModeCap(tx, activity), modes, mine: await findChoice(tx, activity.id, member.studentId) };
}
