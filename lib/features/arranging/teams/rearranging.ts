/** A teacher changes teams and matches, exactly as the preview showed it (T2). */
import { transaction } from "@/db/client";
import { setChoice } from "@/lib/features/teams/queries/mode-choice";
import { lockActivity } from "@/lib/activity/queries/activity";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { AppError } from "@/lib/errors/errors";
import {
  publishArrangement,
  checkMayArrange,
  loadArrangement,
  storeArrangement,
} from "@/lib/features/teams/arrangement";
import { journalEntryOf } from "./change-entry";
import { planChange, type Change } from "@/lib/features/teams/changes";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { removeHiddenSpotlight } from "@/lib/features/screens/projector/projector";
import { currentTime } from "@/lib/process/clock";
import { loadModeCap } from "@/lib/features/teams/mode-choice";
import { fingerprintOf } from "./change-fingerprint";

/** Applies a change and returns its journal entry. @throws AppError `activity-closed`, `arrangement-changed` when the preview is out of date. */
export async function applyChange(
  editor: ActivityEditor,
  change: Change,
  seed: number,
  expected: string,
  now = currentTime(),
): Promise<Entry> {
  const { topics, entry } = await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    checkMayArrange(editor, activity);
    const loaded = await loadArrangement(tx, activity);
    const planned = planChange(activity, loaded, change, seed, await loadModeCap(tx, activity));
    if (planned.kind === "short" || fingerprintOf(activity, loaded, planned) !== expected)
      throw new AppError("arrangement-changed");
    const entry = journalEntryOf(change, loaded, planned);
    const topics = await recordInJournal(
      tx,
      editor,
      entry,
      async () => {
        if (planned.closesChoice) await setChoice(tx, activity.id, { open: false });
        return storeArrangement(tx, activity, loaded, planned.after, now, planned.round);
      },
      now,
    );
    return { topics: [...topics, ...(await removeHiddenSpotlight(tx, { ...editor, activity }, now))], entry };
  });
  publishArrangement(editor.activity.id, topics);
  return entry;
}

/**
 * Places a student from the tray in the suggested team; nobody else moves (T3).
 * @throws AppError `student-placed` when the student is in a team already, and as for moves.
 */
export async function placeInSuggestedTeam(
  editor: ActivityEditor,
  studentId: string,
  teamId: string,
  now = currentTime(),
): Promise<void> {
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    checkMayArrange(editor, activity);
    const loaded = await loadArrangement(tx, activity);
    if (loaded.arrangement.teams.some((team) => team.memberIds.includes(studentId)))
      throw new AppError("student-placed");
    const planned = planChange(activity, loaded, { do: "move", studentId, destination: { to: "team", teamId } }, 0, 0);
    if (planned.kind === "short") throw new AppError("arrangement-changed");
    const to = loaded.arrangement.teams.find((team) => team.id === teamId)?.number ?? 0;
    return recordInJournal(
      tx,
      editor,
      { kind: "place", values: { student: studentId, to } },
      () => storeArrangement(tx, activity, loaded, planned.after, now),
      now,
    );
  });
  publishArrangement(editor.activity.id, topics);
}
