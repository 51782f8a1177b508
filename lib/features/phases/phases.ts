/** Moves the class to any phase, forward or back (T8). No text and no vote is lost. */
import { database, transaction, type Tx } from "@/db/client";
import { changePhase, listDueResults, setActivityPace } from "@/lib/features/people/classes/queries/activities";
import { isProjectorOpen } from "@/lib/activity/queries/open-projectors";
import { setProjector } from "@/lib/activity/queries/projector";
import { setChoice } from "@/lib/features/teams/queries/mode-choice";
import { lockActivity, raiseAccessVersion, type ActivityRow } from "@/lib/activity/queries/activity";
import { type ActivityEditor } from "@/lib/activity/authorise";
import { invalidate, publish } from "@/lib/bus/bus";
import type { Topic } from "@/lib/bus/bus-contract";
import { modeOf } from "@/lib/content/lesson";
import { nameInSentence } from "@/lib/content/name-in-sentence";
import { AppError } from "@/lib/errors/errors";
import { hasCome } from "@/lib/activity/rules/own-phase";
import { closesBefore, phaseMove, type PhaseMove } from "@/lib/activity/rules/phase-move";
import { phaseTable, type Phase } from "@/lib/activity/rules/phases";
import { firstRevealStep } from "@/lib/activity/rules/projector";
import { loadArrangement, storeArrangement } from "@/lib/features/teams/arrangement";
import { loadBoardOf } from "@/lib/features/screens/board/board";
import { planChange } from "@/lib/features/teams/changes";
import { recordInJournal } from "@/lib/activity/journal/record";
import { pairRound } from "@/lib/features/teams/matches/matches";
import { presetPhase } from "@/lib/features/hour/clocks/phase-time";
import { loadModeCap } from "@/lib/features/teams/mode-choice";
import { currentTime } from "@/lib/process/clock";
import type { MoveInput } from "./formatted-move";
import { leavePhase } from "./leave-phase";

/** `expected`: the phase the teacher saw; another teacher or an earlier click may have moved it since. */
export type MoveRequest = Pick<MoveInput, "to" | "expected"> & Partial<MoveInput>;

const makeNothing: MoveInput["make"] = { teams: false, matches: "none" };

/** Previews a move; null when the class is in that phase already. */
export async function previewMove(editor: ActivityEditor, to: Phase): Promise<PhaseMove | null> {
  return phaseMove(to, (await loadBoardOf(database(), editor.activity)).facts);
}

/**
 * @throws AppError `phase-already` when the class is there, `phase-moved` when it is no longer where the teacher saw it,
 * `nobody-joined` and `cannot-all-meet` when what was to be made cannot be; then nothing has changed.
 */
export async function movePhase(
  editor: ActivityEditor,
  { to, expected, make = makeNothing }: MoveRequest,
  now = currentTime(),
  random: () => number = Math.random,
): Promise<void> {
  const activityId = editor.activity.id;
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, activityId);
    if (activity.phase === to) throw new AppError("phase-already", { phase: to });
    if (activity.phase !== expected) throw new AppError("phase-moved", { phase: activity.phase });
    return recordInJournal(
      tx,
      editor,
      { kind: "phase", values: { phase: to, was: activity.phase } },
      async () => {
        const made = [
          ...(make.teams ? await makeMissingTeams(tx, activity, make.leftOut, now, random) : []),
          ...(make.matches === "none" ? [] : await makeMissingMatches(tx, activity, make.matches, now, random)),
        ];
        await enterPhase(tx, activity, to, now);
        return made;
      },
      now,
    );
  });
  publish({ kind: "access", activityId });
  invalidate(activityId, ...new Set<Topic>(["phase", ...topics]));
}

/** Moves the class. The caller has locked the activity. */
async function enterPhase(tx: Tx, activity: ActivityRow, to: Phase, now: Date): Promise<void> {
  const { id: activityId, selfPaced, pacedFrom, dueAt, resultsAt } = activity;
  await changePhase(tx, activityId, {
    phase: to,
    ...(closesFor(activity, to) && activity.comparedAt === null && { comparedAt: now }), // once, for good (Q5)
  });
  if (phaseTable[to].results && resultsAt !== null)
    await setActivityPace(tx, activityId, { selfPaced, pacedFrom, dueAt, resultsAt: null });
  await leavePhase(tx, activityId, activity.phase, to, now);
  const revealStep = firstRevealStep(activity.phase, to, await isProjectorOpen(tx, activityId, now));
  await setProjector(tx, activityId, { spotlight: null, revealStep });
  await presetPhase(tx, { ...activity, phase: to }, now);
  await raiseAccessVersion(tx, activityId);
}

/** Opens the results of each self-paced activity whose time for them has come (Q30). Several processes may call it at once. */
export async function openDueResults(now = currentTime()): Promise<void> {
  for (const activityId of await listDueResults(database(), now)) {
    const isOpened = await transaction(async (tx) => {
      const activity = await lockActivity(tx, activityId);
      const isDue = activity.selfPaced && hasCome(activity.resultsAt, now) && !phaseTable[activity.phase].results;
      if (isDue) await enterPhase(tx, activity, "results", now);
      return isDue;
    });
    if (!isOpened) continue;
    publish({ kind: "access", activityId });
    invalidate(activityId, "phase");
  }
}

/** Whether the move closes everybody's before ballot. Self-paced, each student's closes as they go on to Compare (Q30). */
const closesFor = ({ selfPaced }: ActivityRow, to: Phase) => (selfPaced ? phaseTable[to].results : closesBefore(to));

/**
 * Makes random teams of the joined students who are not left out, or teams by their choices while choice is open (Q13, Q14). Does nothing when there
 * are teams.
 */
async function makeMissingTeams(
  tx: Tx,
  activity: ActivityRow,
  leftOut: MoveInput["make"]["leftOut"],
  now: Date,
  random: () => number,
): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  if (loaded.arrangement.teams.length > 0) return [];
  const seed = Math.floor(random() * 2 ** 31);
  const planned = planChange(
    activity,
    loaded,
    { do: activity.choiceOpen ? "form-teams" : "draw-teams", leftOut },
    seed,
    await loadModeCap(tx, activity),
  );
  if (planned.kind === "short") throw new Error("making teams never depends on matches");
  await setChoice(tx, activity.id, { open: false });
  return storeArrangement(tx, activity, loaded, planned.after, now);
}

async function makeMissingMatches(
  tx: Tx,
  activity: ActivityRow,
  how: "all" | "exemplar" | "override",
  now: Date,
  random: () => number,
): Promise<Topic[]> {
  const paired = await pairRound(tx, activity, now, random, how === "all" ? undefined : how);
  if (paired.kind === "paired") return paired.topics;
  const { mode, count, of } = paired.reason;
  throw new AppError("cannot-all-meet", {
    count,
    of,
    mode: nameInSentence(modeOf(activity.lesson, mode).name),
  });
}
