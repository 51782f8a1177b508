/**
 * How the class voted: totals, before → after, and the same by studied mode. All numbers count people (S7).
 * Head to head is in head-to-head.ts, the sentences in tally-sentences.ts.
 */
import { countHeadToHead, type Audience, type HeadToHead } from "./head-to-head";
import { type MeetingFacts } from "@/lib/features/teams/matches/rules/meetings";

export interface BallotFact {
  studentId: string;
  kind: "before" | "final";
  choice: string;
  /** The student's team and mode when the final ballot was first cast; null for students in the tray, and for `before` ballots. */
  teamId: string | null;
  mode: string | null;
  /** Cast after the first reveal (Q6). */
  afterReveal: boolean;
}

export interface TallyFacts {
  /** Ids of the lesson's modes, in order. Ballots for other modes are left out. */
  modes: readonly string[];
  ballots: readonly BallotFact[];
  /** Ids of the students who joined (Q13). */
  joined: readonly string[];
  /** Ids of the students who are in a team now; null if the activity has no teams. */
  placed: readonly string[] | null;
  matches: readonly MeetingFacts[];
}

/** Number of people for each mode, in the lesson's order. */
export type Counts = readonly { mode: string; people: number }[];
export interface Flow {
  from: string;
  to: string;
  people: number;
}

/** Covers only students with both ballots (Q10). */
export interface Movement {
  people: number;
  /** How many of them made two different choices. */
  moved: number;
  before: Counts;
  after: Counts;
  /** Flows with at least one person, in the lesson's order of `from`, then `to`. */
  flows: readonly Flow[];
}

/** Everyone who joined or voted, except students whose votes are counted separately. Each is in one of four groups, which add up to `people`. */
export interface Turnout {
  people: number;
  both: number;
  onlyBefore: number;
  onlyFinal: number;
  none: number;
}

/** Votes that no other figure includes: there are teams, but these students are in none and voted in none (Q10). */
export interface SeparateVotes {
  people: number;
  votes: number;
  /** null for the class, because the groups are small (Q11). */
  byChoice: { before: Counts; final: Counts } | null;
}

export interface Tally {
  before: Counts;
  final: Counts;
  finalBallots: number;
  turnout: Turnout;
  /** Final ballots cast after the first reveal (Q6). */
  afterReveal: number;
  /** null for the class if there are fewer than 5 final ballots (Q11). */
  movement: Movement | null;
  /** Modes with enough people, and the ids of modes with too few to show; null as for `movement`. */
  byMode: { shown: readonly (Movement & { mode: string })[]; tooFew: readonly string[] } | null;
  headToHead: HeadToHead | null;
  apart: SeparateVotes;
}

export const minFinalBallots = 5;
export const minPeopleInMode = 3;

export function tally(facts: TallyFacts, audience: Audience): Tally {
  const all = facts.ballots.filter((ballot) => facts.modes.includes(ballot.choice));
  const counts = createCountedTest(facts);
  const ballots = all.filter((ballot) => counts(ballot.studentId));
  const separate = all.filter((ballot) => !counts(ballot.studentId));
  const voters = new Set(separate.map((ballot) => ballot.studentId));
  const before = ballots.filter((ballot) => ballot.kind === "before");
  const final = ballots.filter((ballot) => ballot.kind === "final");
  const twice = pairBallots(before, final);
  const few = audience === "class" && final.length < minFinalBallots;
  return {
    before: countBy(
      facts.modes,
      before.map((ballot) => ballot.choice),
    ),
    final: countBy(
      facts.modes,
      final.map((ballot) => ballot.choice),
    ),
    finalBallots: final.length,
    turnout: turnoutOf(
      facts.joined.filter((id) => !voters.has(id)),
      before,
      final,
    ),
    afterReveal: final.filter((ballot) => ballot.afterReveal).length,
    movement: few ? null : movementOf(facts.modes, twice),
    byMode: few ? null : splitByMode(facts.modes, twice, audience),
    headToHead: few ? null : countHeadToHead(facts.modes, final, facts.matches, audience),
    apart: {
      people: voters.size,
      votes: separate.length,
      byChoice:
        audience === "class"
          ? null
          : { before: countKind(facts.modes, separate, "before"), final: countKind(facts.modes, separate, "final") },
    },
  };
}

/**
 * Returns a test for whether a student's votes count in the class's figures. Students without a team may vote (T3), but one person can join under
 * many names, so their votes are shown separately until the teacher places them. A vote cast in a team counts, even if its student has left the team.
 */
export function createCountedTest({
  placed,
  ballots,
}: Pick<TallyFacts, "placed" | "ballots">): (studentId: string) => boolean {
  if (placed === null) return () => true;
  const inTeam = new Set([
    ...placed,
    ...ballots.flatMap(({ studentId, teamId }) => (teamId === null ? [] : [studentId])),
  ]);
  return (studentId) => inTeam.has(studentId);
}

function countKind(modes: readonly string[], ballots: readonly BallotFact[], kind: BallotFact["kind"]): Counts {
  return countBy(
    modes,
    ballots.filter((ballot) => ballot.kind === kind).map((ballot) => ballot.choice),
  );
}

function turnoutOf(joined: readonly string[], before: readonly BallotFact[], final: readonly BallotFact[]): Turnout {
  const [first, last] = [
    new Set(before.map((ballot) => ballot.studentId)),
    new Set(final.map((ballot) => ballot.studentId)),
  ];
  const everyone = [...new Set([...joined, ...first, ...last])];
  const count = (hasFirst: boolean, hasLast: boolean) =>
    everyone.filter((id) => first.has(id) === hasFirst && last.has(id) === hasLast).length;
  return {
    people: everyone.length,
    both: count(true, true),
    onlyBefore: count(true, false),
    onlyFinal: count(false, true),
    none: count(false, false),
  };
}

interface BothChoices {
  from: string;
  to: string;
  /** The mode on the final ballot (Q10). */
  studied: string | null;
}

function pairBallots(before: readonly BallotFact[], final: readonly BallotFact[]): BothChoices[] {
  const first = new Map(before.map((ballot) => [ballot.studentId, ballot.choice]));
  return final.flatMap((ballot) => {
    const from = first.get(ballot.studentId);
    return from === undefined ? [] : [{ from, to: ballot.choice, studied: ballot.mode }];
  });
}

function movementOf(modes: readonly string[], twice: readonly BothChoices[]): Movement {
  const flows = modes.flatMap((from) =>
    modes.map((to) => ({ from, to, people: twice.filter((one) => one.from === from && one.to === to).length })),
  );
  return {
    people: twice.length,
    moved: twice.filter((one) => one.from !== one.to).length,
    before: countBy(
      modes,
      twice.map((one) => one.from),
    ),
    after: countBy(
      modes,
      twice.map((one) => one.to),
    ),
    flows: flows.filter((flow) => flow.people > 0),
  };
}

function splitByMode(modes: readonly string[], twice: readonly BothChoices[], audience: Audience): Tally["byMode"] {
  const least = audience === "class" ? minPeopleInMode : 1;
  const each = modes.map((mode) => ({
    mode,
    ...movementOf(
      modes,
      twice.filter((one) => one.studied === mode),
    ),
  }));
  return {
    shown: each.filter((one) => one.people >= least),
    tooFew: each.filter((one) => one.people > 0 && one.people < least).map((one) => one.mode),
  };
}

function countBy(modes: readonly string[], choices: readonly string[]): Counts {
  return modes.map((mode) => ({ mode, people: choices.filter((choice) => choice === mode).length }));
}

/** The number for one mode; 0 if the mode is unknown. */
export function peopleFor(counts: Counts, mode: string): number {
  return counts.find((count) => count.mode === mode)?.people ?? 0;
}
