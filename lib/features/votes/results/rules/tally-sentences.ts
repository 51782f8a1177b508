/**
 * Chooses the sentence that describes each figure, with its values. Sentences count people and claim no cause (Q10).
 * Values named `…Mode` are mode ids, which the screens replace by names.
 */
import { findCellVotes, type HeadToHead } from "./head-to-head";
import { peopleFor, type Movement, type Tally } from "./tally";

export interface Sentence {
  /** The message's key under `results.says`. */
  key: string;
  counts: Record<string, number>;
  modes: Record<string, string>;
}

const sentence = (key: string, counts: Sentence["counts"] = {}, modes: Sentence["modes"] = {}): Sentence => ({
  key,
  counts,
  modes,
});

/** The page's title. */
export function describeMoved(tally: Tally): Sentence {
  return describeMovement(tally) ?? sentence("title");
}

/** How many voted for another mode than before; null if too few votes are shown to tell. */
export function describeMovement({ movement }: Tally): Sentence | null {
  if (movement === null || movement.people === 0) return null;
  if (movement.moved === 0) return sentence("moved-none");
  return sentence("moved", { moved: movement.moved, people: movement.people });
}

/** Which modes lost and gained most, among students with both ballots. */
export function describeFlows(movement: Movement): Sentence {
  if (movement.people === 0) return sentence("flows-nobody");
  if (movement.moved === 0) return sentence("flows-same", { people: movement.people });
  const changes = movement.before.map(({ mode, people }) => ({
    mode,
    before: people,
    after: peopleFor(movement.after, mode),
  }));
  const loser = pickMost(changes, (one) => one.before - one.after);
  const gainer = pickMost(changes, (one) => one.after - one.before);
  if (loser === undefined || gainer === undefined) return sentence("flows-balanced", { moved: movement.moved });
  const cameIn = movement.flows.some((flow) => flow.to === loser.mode && flow.from !== loser.mode);
  const counts = {
    loserBefore: loser.before,
    loserAfter: loser.after,
    lost: loser.before - loser.after,
    gainerBefore: gainer.before,
    gainerAfter: gainer.after,
  };
  return sentence(cameIn ? "flows-changed" : loser.after === 0 ? "flows-lost-all" : "flows-lost", counts, {
    loserMode: loser.mode,
    gainerMode: gainer.mode,
  });
}

/** How many voted when, whom the figure shows, and what was cast late, so that the page's numbers add up. */
export function describeTurnout({ turnout, ...tally }: Tally): Sentence[] {
  const all = turnout.both === turnout.people;
  return [
    ...(turnout.people > 0 ? [sentence(all ? "turnout-all" : "turnout", { ...turnout })] : []),
    ...(!all && tally.movement !== null && tally.movement.people > 0
      ? [sentence("in-picture", { both: turnout.both })]
      : []),
    ...(tally.afterReveal > 0 ? [sentence("after-reveal", { late: tally.afterReveal })] : []),
    ...(tally.apart.votes > 0 ? [sentence("apart", { people: tally.apart.people, votes: tally.apart.votes })] : []),
  ];
}

/** The mode with the largest share of students who moved. */
export function describeByMode(shown: NonNullable<Tally["byMode"]>["shown"]): Sentence {
  if (shown.length === 0) return sentence("by-mode-too-few");
  const most = pickMost(shown, (one) => one.moved / one.people);
  if (most === undefined) return sentence("by-mode-none");
  return sentence("by-mode", { moved: most.moved, people: most.people }, { studiedMode: most.mode });
}

/** The sentence under each small figure: how many voted for the mode they had studied. */
export function describeOwnMode(one: Movement & { mode: string }): Sentence {
  const before = peopleFor(one.before, one.mode);
  const after = peopleFor(one.after, one.mode);
  if (before === 0 && after === 0) return sentence("own-none", { people: one.people });
  return before === after
    ? sentence("own-same", { own: before, people: one.people })
    : sentence("own", { before, after, people: one.people });
}

/** The mode that was never outvoted, or the widest difference. */
export function describeHeadToHead(cells: HeadToHead): Sentence {
  if (cells.length === 0) return sentence("met-none");
  const modes = [...new Set(cells.flatMap((cell) => [cell.a, cell.b]))];
  const shown = cells.filter((cell) => cell.votes !== null);
  if (shown.length === 0) return sentence("met-too-few");
  if (shown.every((cell) => cell.votes?.a === cell.votes?.b)) return sentence("met-even");
  if (shown.length > 2) {
    const records = modes
      .map((mode) => ({ mode, ...recordOf(mode, modes, cells) }))
      .filter((one) => one.met >= 2 && one.won > 0 && one.lost === 0 && one.hidden === 0);
    const best = pickMost(records, (one) => one.won);
    if (best !== undefined)
      return sentence(
        best.won === best.met ? "met-won-all" : "met-lost-none",
        { met: best.met },
        { bestMode: best.mode },
      );
  }
  return describeWidestGap(shown);
}

function describeWidestGap(shown: HeadToHead): Sentence {
  const sides = shown.flatMap(({ a, b, votes }) =>
    votes === null
      ? []
      : [
          { more: a, less: b, for: votes.a, against: votes.b },
          { more: b, less: a, for: votes.b, against: votes.a },
        ],
  );
  const widest = pickMost(sides, (one) => one.for - one.against);
  // Not all cells are even, so one side is ahead.
  if (widest === undefined) return sentence("met-even");
  return sentence(
    "met-widest",
    { more: widest.for, less: widest.against },
    { moreMode: widest.more, lessMode: widest.less },
  );
}

function recordOf(mode: string, modes: readonly string[], cells: HeadToHead) {
  // A mode has no cell with itself.
  const read = modes.map((other) => findCellVotes(cells, mode, other)).filter((cell) => cell !== undefined);
  const open = read.filter((cell) => cell !== "too few");
  return {
    met: read.length,
    hidden: read.length - open.length,
    won: open.filter((cell) => cell.own > cell.others).length,
    lost: open.filter((cell) => cell.own < cell.others).length,
  };
}

/** The first item with the greatest amount above 0. */
function pickMost<One>(list: readonly One[], amount: (one: One) => number): One | undefined {
  const most = Math.max(0, ...list.map(amount));
  return most === 0 ? undefined : list.find((one) => amount(one) === most);
}
