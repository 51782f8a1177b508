/** What a change of teams and matches would mean, and the options it leaves the teacher (T2, T5). */
import { transaction } from "@/db/client";
import { listFormerModes } from "@/lib/features/teams/queries/arrangement";
import { lockActivity, type ActivityRow } from "@/lib/activity/queries/activity";
import type { ActivityEditor } from "@/lib/activity/authorise";
import {
  isSameArrangement,
  isSameMode,
  listUnmatchedTeams,
  type Arrangement,
} from "@/lib/features/teams/rules/arrangement";
import { effectsOf } from "@/lib/features/teams/rules/arrangement-effects";
import type { Effect } from "@/lib/features/teams/rules/effect";
import type { PairingShortage, RestPolicy } from "@/lib/features/teams/matches/rules/arrangement-pairing";
import { meetingsOf } from "@/lib/features/teams/matches/rules/rounds";
import { checkMayArrange, loadArrangement, type LoadedArrangement } from "@/lib/features/teams/arrangement";
import { planChange, type Change, type PlannedChange } from "@/lib/features/teams/changes";
import { pairAllTeams } from "@/lib/features/teams/matches/matches";
import { loadModeCap } from "@/lib/features/teams/mode-choice";
import { fingerprintOf } from "./change-fingerprint";

/** One option to make the change, and the fingerprint that confirms exactly it. */
export interface ChangeOption {
  change: Change;
  /** The plan's fingerprint. The change is refused if its result would be another one by then. */
  expected: string;
  after: Arrangement;
  round: number;
  /** How many students had not chosen and are spread over the modes (Q14). */
  spread: number;
  effects: Effect[];
}

export interface ChangePreview {
  seed: number;
  before: Arrangement;
  /** Names of the students in the effects, by id. */
  names: ReadonlyMap<string, string>;
  /** The first is the default. None: nothing would change. */
  options: ChangeOption[];
  /**
   * Numbers of the teams that cannot meet another mode, when they are why there are several options, or why formed teams cannot all be matched later
   * (T5).
   */
  short: (Omit<PairingShortage, "left"> & { left: number[][] }) | null;
}

export async function previewChange(editor: ActivityEditor, change: Change, seed: number): Promise<ChangePreview> {
  return transaction(async (tx) => {
    const activity = await lockActivity(tx, editor.activity.id);
    checkMayArrange(editor, activity);
    const loaded = await loadArrangement(tx, activity);
    const plan = async (one: Change): Promise<PlannedChange> =>
      planChange(activity, loaded, one, seed, await loadModeCap(tx, activity));
    const former = await listFormerModes(tx, activity.id);
    const makeOption = (one: Change, planned: PlannedChange & { kind: "ready" }): ChangeOption => ({
      change: one,
      expected: fingerprintOf(activity, loaded, planned),
      after: planned.after,
      round: planned.round,
      spread: planned.spread,
      effects: findEffects(loaded, planned, former, activity),
    });
    const { options, short } = await findOptions(activity, loaded, change, plan, makeOption);
    return {
      seed,
      before: loaded.arrangement,
      names: new Map(loaded.students.map((s) => [s.id, s.name])),
      options,
      short,
    };
  });
}

type PlanOption = (change: Change) => Promise<PlannedChange>;

type MakeOption = (change: Change, planned: PlannedChange & { kind: "ready" }) => ChangeOption;

async function findOptions(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  change: Change,
  plan: PlanOption,
  makeOption: MakeOption,
): Promise<Pick<ChangePreview, "options" | "short">> {
  const planned = await plan(change);
  if (planned.kind === "short") return findShortageOptions(loaded, change, planned, plan, makeOption);
  if (planned.round === activity.round && isSameArrangement(planned.after, loaded.arrangement))
    return { options: [], short: null };
  const first = makeOption(change, planned);
  if (movesTeams(change) && isAffected(loaded, planned.after)) {
    const again: Change = { ...change, pairAgain: true };
    const both = await plan(again);
    if (both.kind === "ready") return { options: [makeOption(again, both), first], short: null };
  }
  if (change.do === "form-teams") return { options: [first], short: findShortage(activity, loaded, planned) };
  return { options: [first], short: null };
}

/** Whether a change can break a match. */
function movesTeams(change: Change): change is Extract<Change, { pairAgain?: boolean | undefined }> {
  return (
    change.do === "move" ||
    change.do === "mode" ||
    change.do === "merge" ||
    change.do === "split" ||
    change.do === "end"
  );
}

/** Whether a change leaves a team unmatched or matches two teams of one mode; matching again is offered then (T7). */
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
  makeOption: MakeOption,
): Promise<Pick<ChangePreview, "options" | "short">> {
  const options: ChangeOption[] = [];
  for (const rest of ["exemplar", "override"] satisfies RestPolicy[]) {
    if (change.do !== "pair" && change.do !== "next-round") break;
    const decided: Change = { ...change, rest };
    const one = await plan(decided);
    if (one.kind !== "ready") continue;
    // A team that is left alone gets an exemplar either way.
    const option = makeOption(decided, one);
    if (!options.some(({ expected }) => expected === option.expected)) options.push(option);
  }
  return { options, short: { ...planned, left: numbersOf(loaded.arrangement, planned.left) } };
}

/** Why formed teams could not all be matched; null when they can (Q14). */
function findShortage(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  planned: PlannedChange & { kind: "ready" },
): ChangePreview["short"] {
  const paired = pairAllTeams({ ...loaded, earlier: [] }, activity, planned.after, () => 0);
  return paired.kind === "short" ? { ...paired, left: numbersOf(planned.after, paired.left) } : null;
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
