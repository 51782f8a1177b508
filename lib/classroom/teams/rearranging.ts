/** A teacher changes teams and matches: what it would mean first, then the change itself, exactly as it was shown (T2). */
import { createHash } from "node:crypto";
import { transaction, type Tx } from "@/db/client";
import { listFormerModes } from "@/db/queries/teams/arrangement";
import { setChoice } from "@/db/queries/teams/mode-choice";
import { lockActivity, type ActivityRow } from "@/db/queries/signing-in/standing";
import type { Steering } from "@/lib/auth/standing";
import type { Topic } from "@/lib/bus/bus-contract";
import { AppError } from "@/lib/errors/errors";
import {
  isSameArrangement,
  isSameMode,
  listUnmatchedTeams,
  withStudentMoved,
  type Arrangement,
} from "@/lib/rules/teams/arrangement";
import { effectsOf, type Effect } from "@/lib/rules/teams/arrangement-effects";
import type { RestPolicy } from "@/lib/rules/matches/arrangement-pairing";
import type { Shortage } from "@/lib/rules/matches/pairing";
import { meetingsOf } from "@/lib/rules/matches/rounds";
import {
  publishArrangement,
  checkMayArrange,
  loadArrangement,
  storeArrangement,
  type LoadedArrangement,
} from "./arrangement";
import { journalEntryOf } from "./change-entry";
import { planChange, type Change, type PlannedChange } from "./changes";
import { recordInJournal, type Entry } from "@/lib/classroom/journal/journal";
import { pairAllTeams } from "@/lib/classroom/matches/matches";
import { loadModeCap } from "./mode-choice";

/** One way to go on, and how to say yes to exactly that. */
export interface ChangeOption {
  change: Change;
  /** Tells the same plan again from another: the change is refused when something else has changed meanwhile. */
  expected: string;
  after: Arrangement;
  round: number;
  /** Q14: how many had not chosen and are spread. */
  spread: number;
  effects: Effect[];
}

export interface ChangePreview {
  seed: number;
  before: Arrangement;
  /** The names the effects need. */
  names: ReadonlyMap<string, string>;
  /** The first is the default. None: nothing would change. */
  ways: ChangeOption[];
  /** T5: who can't meet another mode, when that is why there are several ways (or why formed teams can't be matched later). */
  short: { reason: Shortage; left: number[][] } | null;
}

export async function previewChange(steering: Steering, change: Change, seed: number): Promise<ChangePreview> {
  return transaction(async (tx) => {
    const activity = await lockActivity(tx, steering.activity.id);
    checkMayArrange(steering, activity);
    const loaded = await loadArrangement(tx, activity);
    const plan = async (one: Change): Promise<PlannedChange> =>
      planChange(activity, loaded, one, seed, await loadModeCap(tx, activity));
    const former = await listFormerModes(tx, activity.id);
    const way = (one: Change, planned: PlannedChange & { kind: "ready" }): ChangeOption => ({
      change: one,
      expected: fingerprintOf(activity, loaded, planned),
      after: planned.after,
      round: planned.round,
      spread: planned.spread,
      effects: findEffects(loaded, planned, former, activity),
    });
    const { ways, short } = await findOptions(activity, loaded, change, plan, way);
    return {
      seed,
      before: loaded.arrangement,
      names: new Map(loaded.students.map((s) => [s.id, s.name])),
      ways,
      short,
    };
  });
}

/** Returns its journal entry. @throws AppError `activity-closed`, `arrangement-changed` when what was shown is not what would happen any more. */
export async function applyChange(
  steering: Steering,
  change: Change,
  seed: number,
  expected: string,
  now = new Date(),
): Promise<Entry> {
  const { topics, entry } = await transaction(async (tx) => {
    const activity = await lockActivity(tx, steering.activity.id);
    checkMayArrange(steering, activity);
    const loaded = await loadArrangement(tx, activity);
    const planned = planChange(activity, loaded, change, seed, await loadModeCap(tx, activity));
    if (planned.kind === "short" || fingerprintOf(activity, loaded, planned) !== expected)
      throw new AppError("arrangement-changed");
    const entry = journalEntryOf(change, loaded, planned);
    const topics = await recordInJournal(
      tx,
      steering,
      entry,
      async () => {
        if (planned.closesChoice) await setChoice(tx, activity.id, { open: false });
        return storeArrangement(tx, activity, loaded, planned.after, now, planned.round);
      },
      now,
    );
    return { topics, entry };
  });
  publishArrangement(steering.activity.id, topics);
  return entry;
}

/**
 * T3: a student from the tray goes into the team that the teacher saw named; nobody else moves.
 * @throws AppError `student-placed` when they are in a team meanwhile, and as for moves.
 */
export async function placeInSuggestedTeam(
  steering: Steering,
  studentId: string,
  teamId: string,
  now = new Date(),
): Promise<void> {
  const topics = await transaction(async (tx) => {
    const activity = await lockActivity(tx, steering.activity.id);
    checkMayArrange(steering, activity);
    const loaded = await loadArrangement(tx, activity);
    if (loaded.arrangement.teams.some((team) => team.memberIds.includes(studentId)))
      throw new AppError("student-placed");
    const planned = planChange(activity, loaded, { do: "move", studentId, destination: { to: "team", teamId } }, 0, 0);
    if (planned.kind === "short") throw new AppError("arrangement-changed");
    const to = loaded.arrangement.teams.find((team) => team.id === teamId)?.number ?? 0;
    return recordInJournal(
      tx,
      steering,
      { kind: "place", values: { student: studentId, to } },
      () => storeArrangement(tx, activity, loaded, planned.after, now),
      now,
    );
  });
  publishArrangement(steering.activity.id, topics);
}

/** For those who leave the class: nobody else moves, and a team that is then empty ends. `activity` is locked by the caller, who says the returned topics with `announceArrangement` after the commit. */
export async function takeStudentsOutOfTeams(
  tx: Tx,
  activity: ActivityRow,
  studentIds: readonly string[],
  now: Date,
): Promise<Topic[]> {
  const loaded = await loadArrangement(tx, activity);
  const after = studentIds.reduce(
    (arrangement, studentId) => withStudentMoved(arrangement, studentId, { to: "tray" }),
    loaded.arrangement,
  );
  return storeArrangement(tx, activity, loaded, after, now);
}

type PlanOption = (change: Change) => Promise<PlannedChange>;
type MakeOption = (change: Change, planned: PlannedChange & { kind: "ready" }) => ChangeOption;

async function findOptions(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  change: Change,
  plan: PlanOption,
  way: MakeOption,
): Promise<Pick<ChangePreview, "ways" | "short">> {
  const planned = await plan(change);
  if (planned.kind === "short") return findShortageOptions(loaded, change, planned, plan, way);
  if (planned.round === activity.round && isSameArrangement(planned.after, loaded.arrangement))
    return { ways: [], short: null };
  const first = way(change, planned);
  if (movesTeams(change) && isAffected(loaded, planned.after)) {
    const again: Change = { ...change, pairAgain: true };
    const both = await plan(again);
    if (both.kind === "ready") return { ways: [way(again, both), first], short: null };
  }
  if (change.do === "form-teams") return { ways: [first], short: findShortage(activity, loaded, planned) };
  return { ways: [first], short: null };
}

/** Changes that can break a match on the way. */
function movesTeams(change: Change): change is Extract<Change, { pairAgain?: boolean | undefined }> {
  return (
    change.do === "move" ||
    change.do === "mode" ||
    change.do === "merge" ||
    change.do === "split" ||
    change.do === "end"
  );
}

/** T7: a change that leaves someone unmatched, or two teams of one mode together, offers to match again. */
function isAffected({ arrangement }: LoadedArrangement, after: Arrangement): boolean {
  if (arrangement.matches.length === 0) return false;
  const sameMode = (one: Arrangement) => one.matches.filter((match) => isSameMode(one, match)).length;
  return listUnmatchedTeams(after).length > 0 || sameMode(after) > sameMode(arrangement);
}

async function findShortageOptions(
  loaded: LoadedArrangement,
  change: Change,
  planned: PlannedChange & { kind: "short" },
  plan: PlanOption,
  way: MakeOption,
): Promise<Pick<ChangePreview, "ways" | "short">> {
  const ways: ChangeOption[] = [];
  for (const rest of ["exemplar", "override"] satisfies RestPolicy[]) {
    if (change.do !== "pair" && change.do !== "next-round") break;
    const decided: Change = { ...change, rest };
    const one = await plan(decided);
    if (one.kind === "ready") ways.push(way(decided, one));
  }
  return { ways, short: { reason: planned.reason, left: numbersOf(loaded.arrangement, planned.left) } };
}

/** Q14: formed teams are shown with what stands in the way of matching them, if anything does. */
function findShortage(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  planned: PlannedChange & { kind: "ready" },
): ChangePreview["short"] {
  const paired = pairAllTeams({ ...loaded, earlier: [] }, activity, planned.after, () => 0);
  return paired.kind === "short" ? { reason: paired.reason, left: numbersOf(planned.after, paired.left) } : null;
}

function numbersOf(arrangement: Arrangement, groups: readonly (readonly string[])[]): number[][] {
  return groups.map((ids) => arrangement.teams.filter((team) => ids.includes(team.id)).map((team) => team.number));
}

function findEffects(
  loaded: LoadedArrangement,
  planned: PlannedChange & { kind: "ready" },
  former: readonly { teamId: string; mode: string }[],
  activity: ActivityRow,
): Effect[] {
  const newRound = planned.round !== activity.round;
  const before = newRound ? { ...loaded.arrangement, matches: [] } : loaded.arrangement;
  const earlier = newRound
    ? [...loaded.earlier, ...loaded.arrangement.matches.map((match) => match.teamIds)]
    : loaded.earlier;
  const meetings = meetingsOf(earlier);
  return effectsOf(before, planned.after, {
    begun: new Set(loaded.teams.filter((team) => team.begun).map((team) => team.id)),
    ended: new Set(loaded.ended.map((team) => team.id)),
    handedIn: new Set(loaded.teams.filter((team) => team.handedIn).map((team) => team.id)),
    hadMode: (teamId, mode) => former.some((one) => one.teamId === teamId && one.mode === mode),
    times: (a, b) => meetings.times(a, b),
  });
}

function fingerprintOf(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  { after, round }: PlannedChange & { kind: "ready" },
): string {
  return createHash("sha256")
    .update(JSON.stringify([activity.round, loaded.arrangement, after, round]))
    .digest("base64url");
}

/** The class's arrangement as the teacher's page shows it, with the caps of Q14. */
export async function loadTeamsPage({
  activity,
}: Steering): Promise<LoadedArrangement & { cap: number; defaultCap: number }> {
  return transaction(async (tx) => ({
    ...(await loadArrangement(tx, activity)),
    cap: await loadModeCap(tx, activity),
    defaultCap: await loadModeCap(tx, { ...activity, choiceCap: null }),
  }));
}
