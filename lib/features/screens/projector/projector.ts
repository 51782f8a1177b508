/** What a teacher shows on the projector (T11). Every change is in the journal, and can be undone. */
import { transaction, type Tx } from "@/db/client";
import { setProjector } from "@/lib/activity/queries/projector";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import type { ClassEditor, ActivityEditor } from "@/lib/activity/authorise";
import { invalidate } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import { stepReveal, turnPageOf, type PageTurn, type RevealMove, type Spotlight } from "@/lib/activity/rules/projector";
import { recordInJournal, type Entry } from "@/lib/activity/journal/record";
import { currentTime } from "@/lib/process/clock";
import { loadSpotlight } from "./spotlight";

/** Shows one team, case, answer or reason on the projector; null removes it. @throws AppError `spotlight-gone` */
export async function showOnProjector(
  editor: ActivityEditor,
  spotlight: Spotlight | null,
  now = currentTime(),
): Promise<void> {
  await changeProjector(editor, now, async (tx, activity) => {
    if (spotlight === null) return { entry: { kind: "spotlight-off" }, wall: { spotlight } };
    const shown = await loadSpotlight(tx, activity, spotlight);
    if (shown === null) throw new AppError("spotlight-gone");
    const number = "number" in shown ? shown.number : 0;
    return { entry: { kind: "spotlight", values: { what: spotlight.what, number } }, wall: { spotlight } };
  });
}

/**
 * Turns to the next or the previous page of the case or answer on the projector. Turns soon after one another make one entry with the spotlight
 * itself.
 * @throws AppError `spotlight-gone`
 */
export async function turnProjectorPage(editor: ActivityEditor, turn: PageTurn, now = currentTime()): Promise<void> {
  await changeProjector(editor, now, async (tx, activity) => {
    const { spotlight } = activity;
    const shown = spotlight === null ? null : await loadSpotlight(tx, activity, spotlight);
    if (spotlight === null || (shown?.what !== "case" && shown?.what !== "answer"))
      throw new AppError("spotlight-gone");
    const page = turnPageOf(shown.of, shown.at, turn);
    return {
      entry: { kind: "spotlight", values: { what: shown.what, number: shown.number }, combine: true },
      wall: { spotlight: page === shown.at ? spotlight : { ...spotlight, page } },
    };
  });
}

/** Shows or hides students' names on the projector. */
export async function showNamesOnProjector(editor: ActivityEditor, on: boolean, now = currentTime()): Promise<void> {
  await changeProjector(editor, now, () => ({
    entry: { kind: on ? "wall-names" : "wall-no-names" },
    wall: { namesOnWall: on },
  }));
}

/**
 * Moves the reveal one step on, one step back, or to the end, on the projector and on devices (Q6). Steps soon after one another make one entry. A step
 * does nothing when another teacher or device has moved the reveal.
 */
export async function moveReveal(editor: ActivityEditor, move: RevealMove, now = currentTime()): Promise<void> {
  await changeProjector(editor, now, (_tx, { revealStep }) => ({
    entry: { kind: "reveal-step", combine: true },
    wall: { revealStep: stepReveal(revealStep, move) },
  }));
}

/**
 * Removes a spotlight on what an action has just ended or hidden, so that it does not reappear when that is undone or shown again. Adds an entry of
 * its own to the journal. The caller publishes the returned topics after the commit.
 * @param editor with the activity as it was locked
 */
export async function removeHiddenSpotlight(tx: Tx, editor: ActivityEditor, now: Date): Promise<Topic[]> {
  const { activity } = editor;
  if (activity.spotlight === null || (await loadSpotlight(tx, activity, activity.spotlight)) !== null) return [];
  await recordInJournal(
    tx,
    editor,
    { kind: "spotlight-off" },
    () => setProjector(tx, activity.id, { spotlight: null }),
    now,
  );
  return ["wall"];
}

/** Like `removeHiddenSpotlight`, in several activities of a class, each locked. Returns the activities in which something was removed. */
export async function removeHiddenSpotlights(
  tx: Tx,
  editor: ClassEditor,
  activities: readonly ActivityRow[],
  now: Date,
): Promise<[activityId: string, topics: Topic[]][]> {
  const changed: [activityId: string, topics: Topic[]][] = [];
  for (const activity of activities) {
    const topics = await removeHiddenSpotlight(tx, { ...editor, activity }, now);
    if (topics.length > 0) changed.push([activity.id, topics]);
  }
  return changed;
}

interface ProjectorChange {
  entry: Entry;
  wall: Parameters<typeof setProjector>[2];
}

async function changeProjector(
  editor: ActivityEditor,
  now: Date,
  decide: (tx: Tx, activity: ActivityRow) => ProjectorChange | Promise<ProjectorChange>,
): Promise<void> {
  const activityId = editor.activity.id;
  await transaction(async (tx) => {
    const { entry, wall } = await decide(tx, await lockActivity(tx, activityId));
    await recordInJournal(tx, editor, entry, () => setProjector(tx, activityId, wall), now);
  });
  invalidate(activityId, "wall");
}
