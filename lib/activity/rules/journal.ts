/**
 * Compares teachers' facts, stored as a flat map, before and after an action, and plans the undo (T8).
 * Only `findFaults`, which checks that facts are consistent, knows what the keys mean.
 */
import { maxInTeam } from "./team-size";

/** A JSON value. null means false, or that the fact does not exist. */
export type Fact =
  null | boolean | number | string | { readonly [name: string]: null | boolean | number | string | readonly string[] };

/** Keys such as `phase/<activity>`, `team/<team>`, `member/<activity>/<student>` (lib/features/undo/facts.ts). A missing key is null. */
export type Facts = ReadonlyMap<string, Fact>;

export interface FactChange {
  key: string;
  before: Fact;
  after: Fact;
}

export function diffFacts(before: Facts, after: Facts): FactChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys
    .map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((change) => !isSame(change.before, change.after));
}

export function withChanges(facts: Facts, changes: readonly FactChange[]): Map<string, Fact> {
  const changed = new Map(facts);
  for (const { key, after } of changes) {
    if (after === null) changed.delete(key);
    else changed.set(key, after);
  }
  return changed;
}

/** Composes two changes into one. A fact that ends as it started has not changed. */
export function composeChanges(earlier: readonly FactChange[], later: readonly FactChange[]): FactChange[] {
  const changes = new Map(earlier.map((change) => [change.key, change]));
  for (const change of later)
    changes.set(change.key, { ...change, before: (changes.get(change.key) ?? change).before });
  return [...changes.values()]
    .filter(({ before, after }) => !isSame(before, after))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

export type UndoPlan =
  /** The changes to apply, in any order. */
  | { kind: "ready"; changes: FactChange[] }
  /** Everything is already as it was before the action. */
  | { kind: "nothing" }
  | { kind: "blocked"; by: Blocker };

/**
 * The newest later entry that the undo depends on, which may itself be an undo. Otherwise a cause without facts in the journal: an erasure (Q31), or
 * students' actions.
 */
export type Blocker = { entry: string } | "erasure" | "students";

export interface LaterEntry {
  id: string;
  changes: readonly FactChange[];
  isUndo?: boolean;
  /** The undo of an action that is later than the entry to undo too. It only put back what that action had found. */
  isOfLater?: boolean;
  /** Facts that undo and redo of the entry to undo have changed again after this entry. */
  changedSince?: ReadonlySet<string>;
}

/**
 * Plans the undo of `changes`. It is blocked if a later entry changed the same facts, unless students' actions have ended that entry's effect. Each
 * fact must be as the changes left it, or as before them (by students' actions), and the result must have no new faults.
 * `later`: entries not undone, oldest first. `again`: `changes` are those of an undo.
 */
export function planUndo(
  changes: readonly FactChange[],
  current: Facts,
  later: readonly LaterEntry[],
  again = false,
): UndoPlan {
  const now = (key: string) => current.get(key) ?? null;
  const newestOn = (some: readonly FactChange[], among: readonly LaterEntry[]) => {
    const keys = new Set(some.map(({ key }) => key));
    return among.findLast((entry) =>
      entry.changes.some(
        ({ key, after }) => keys.has(key) && entry.changedSince?.has(key) !== true && isSame(now(key), after),
      ),
    );
  };
  const overtaking = newestOn(
    changes,
    later.filter(({ isUndo }) => !isUndo),
  );
  if (overtaking !== undefined && !again) return { kind: "blocked", by: { entry: overtaking.id } };
  const left = changes.filter(({ key, before }) => !isSame(now(key), before));
  if (left.length === 0) return { kind: "nothing" };
  const changed = left.filter(({ key, after }) => !isSame(now(key), after));
  if (changed.length > 0) {
    const by =
      overtaking ??
      newestOn(
        changed,
        later.filter(({ isOfLater }) => isOfLater !== true),
      );
    const unrecorded = changed.some(({ key }) => /^(team|member|match)\//.test(key)) ? "erasure" : "students";
    return { kind: "blocked", by: by === undefined ? unrecorded : { entry: by.id } };
  }
  const back = reverse(left);
  const stood = new Set(findFaults(current).map(faultKey));
  const undone = withChanges(current, back);
  const faults = findFaults(undone).filter((fault) => !stood.has(faultKey(fault)));
  return faults.length === 0
    ? { kind: "ready", changes: back }
    : { kind: "blocked", by: findCause(faults, undone, later) };
}

const reverse = (changes: readonly FactChange[]): FactChange[] =>
  changes.map(({ key, before, after }) => ({ key, before: after, after: before }));

/** Reverts `later`, newest first, until one of the faults in `facts` disappears. Students' actions change nothing that `findFaults` reads. */
function findCause(faults: readonly Fault[], facts: Facts, later: readonly LaterEntry[]): Blocker {
  let earlier = facts;
  for (const { id, changes } of later.toReversed()) {
    const standing = changes.filter(({ key, after }) => isSame(earlier.get(key) ?? null, after));
    earlier = withChanges(earlier, reverse(standing));
    const remaining = new Set(findFaults(earlier).map(faultKey));
    if (faults.some((fault) => !remaining.has(faultKey(fault)))) return { entry: id };
  }
  return "erasure";
}

interface Fault {
  why:
    | "team gone"
    | "team empty"
    | "team full"
    | "number taken"
    | "match without teams"
    | "two matches"
    | "later round"
    | "one mode";
  /** Keys of the facts that contradict each other. */
  keys: string[];
}

const faultKey = ({ why, keys }: Fault) => `${why}: ${keys.join(" ")}`;

interface Team {
  key: string;
  activityId: string;
  number: number;
  mode: string;
  members: string[];
}

/** Finds inconsistent facts, such as a team without students or a same-mode match without override. */
export function findFaults(facts: Facts): Fault[] {
  const teams = new Map<string, Team>();
  for (const [key, id, team] of factsOfKind(facts, "team"))
    teams.set(id, {
      key,
      activityId: String(team.activityId),
      number: Number(team.number),
      mode: String(team.mode),
      members: [],
    });
  const faults: Fault[] = [];
  for (const [key, fact] of facts) {
    if (!key.startsWith("member/") || typeof fact !== "string") continue;
    const team = teams.get(fact);
    if (team === undefined) faults.push({ why: "team gone", keys: [key, `team/${fact}`] });
    else team.members.push(key);
  }
  return [...faults, ...teamFaults([...teams.values()]), ...matchFaults(facts, teams)];
}

function teamFaults(teams: readonly Team[]): Fault[] {
  const faults: Fault[] = [];
  const numbers = new Map<string, Team>();
  for (const team of teams) {
    if (team.members.length === 0) faults.push({ why: "team empty", keys: [team.key] });
    if (team.members.length > maxInTeam) faults.push({ why: "team full", keys: [team.key, ...team.members] });
    const other = numbers.get(`${team.activityId} ${team.number}`);
    if (other !== undefined) faults.push({ why: "number taken", keys: [other.key, team.key] });
    numbers.set(`${team.activityId} ${team.number}`, team);
  }
  return faults;
}

function matchFaults(facts: Facts, teams: ReadonlyMap<string, Team>): Fault[] {
  const faults: Fault[] = [];
  const seats = new Map<string, string>();
  for (const [key, , match] of factsOfKind(facts, "match")) {
    const round = facts.get(`round/${String(match.activityId)}`);
    // Later changes of teams do not affect matches of earlier rounds (Q9, Q18).
    if (typeof round === "number" && Number(match.round) < round) continue;
    const teamIds = Array.isArray(match.teamIds) ? match.teamIds.map(String) : [];
    const keys = [key, ...teamIds.map((id) => `team/${id}`)];
    const modes = teamIds.flatMap((id) => teams.get(id)?.mode ?? []);
    const least = match.exemplarMode === null ? 2 : 1;
    if (modes.length < teamIds.length || modes.length < least) faults.push({ why: "match without teams", keys });
    if (modes.length > 1 && new Set(modes).size === 1 && match.override !== true)
      faults.push({ why: "one mode", keys });
    if (typeof round === "number" && Number(match.round) > round)
      faults.push({ why: "later round", keys: [key, `round/${String(match.activityId)}`] });
    for (const teamId of teamIds) {
      const seat = `${teamId} ${String(match.round)}`;
      const other = seats.get(seat);
      if (other !== undefined) faults.push({ why: "two matches", keys: [other, key] });
      seats.set(seat, key);
    }
  }
  return faults;
}

function* factsOfKind(
  facts: Facts,
  kind: string,
): Generator<[key: string, id: string, fact: Exclude<Fact, null | boolean | number | string>]> {
  for (const [key, fact] of facts) {
    if (key.startsWith(`${kind}/`) && fact !== null && typeof fact === "object")
      yield [key, key.slice(kind.length + 1), fact];
  }
}

function isSame(a: Fact, b: Fact): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

/** Sorts the keys, because jsonb does not keep their order. */
function canonicalJson(fact: Fact): string {
  return fact !== null && typeof fact === "object"
    ? JSON.stringify(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)))
    : JSON.stringify(fact);
}
