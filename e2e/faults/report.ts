import type { FaultName } from "./schedule";

export interface Counts {
  /** Processes killed while they ran. */
  kills: number;
  /** How often an older backup was restored. */
  restores: number;
  /** How often a clock was moved, each way counted. */
  clocks: number;
  powerCuts: number;
  /** Letters that were Saved after a restored backup was taken: those that a device had, and those (`gone`) that no device had. */
  returning: number;
  gone: number;
}

/** The results of one fault, over all its occurrences. */
export interface Outcome {
  times: number;
  /** How many of these times nothing failed. */
  spared: number;
  /** Letters typed from the fault until all devices were settled. */
  typed: number;
  /** How many of these letters were shown as Saved by then. */
  acknowledged: number;
  lost: number;
  doubled: number;
  /** Letters under another student's name. */
  misattributed: number;
  /** The most ms until all devices had the same text. */
  slowestMs: number;
  closes: Map<number, number>;
}

export class Report {
  readonly outcomes = new Map<FaultName, Outcome>();
  /** Totals of the whole run. */
  readonly counts: Counts = { kills: 0, restores: 0, clocks: 0, powerCuts: 0, returning: 0, gone: 0 };
  /** What went wrong, as sentences. */
  readonly problems: string[] = [];

  of(name: FaultName): Outcome {
    const found = this.outcomes.get(name) ?? {
      times: 0,
      spared: 0,
      typed: 0,
      acknowledged: 0,
      lost: 0,
      doubled: 0,
      misattributed: 0,
      slowestMs: 0,
      closes: new Map<number, number>(),
    };
    this.outcomes.set(name, found);
    return found;
  }

  /** Also fails when a fault never did harm, since it then tested nothing. */
  get failed(): boolean {
    return (
      this.problems.length > 0 ||
      [...this.outcomes.values()].some(
        ({ times, spared, lost, doubled, misattributed }) =>
          lost + doubled + misattributed > 0 || (times > 0 && spared === times),
      )
    );
  }

  get letters(): { typed: number; acknowledged: number } {
    const outcomes = [...this.outcomes.values()];
    return {
      typed: sum(outcomes.map(({ typed }) => typed)),
      acknowledged: sum(outcomes.map(({ acknowledged }) => acknowledged)),
    };
  }

  /** What was done, as a sentence. */
  get summary(): string {
    const { kills, restores, clocks, powerCuts, returning, gone } = this.counts;
    const { typed, acknowledged } = this.letters;
    return `${typed} letters typed, ${acknowledged} of them Saved; ${kills} kills; ${restores} older backups put back, after which ${returning} letters came back and ${gone} were on no device any more; ${powerCuts} power cuts; ${clocks} times a clock was moved.`;
  }

  table(): string {
    const headings = [
      "fault",
      "times",
      "spared",
      "typed",
      "acknowledged",
      "lost",
      "doubled",
      "another's",
      "slowest, ms",
      "close codes",
    ];
    const rows = [...this.outcomes].map(
      ([name, { times, spared, typed, acknowledged, lost, doubled, misattributed, slowestMs, closes }]) =>
        [name, times, spared, typed, acknowledged, lost, doubled, misattributed, slowestMs, codes(closes)].map(String),
    );
    const widths = headings.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
    const line = (cells: readonly string[]) =>
      cells
        .map((cell, at) =>
          at === 0 || at === cells.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join("  ")
        .trimEnd();
    return [headings, ...rows].map(line).join("\n");
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function codes(closes: ReadonlyMap<number, number>): string {
  return [...closes]
    .sort(([a], [b]) => a - b)
    .map(([code, times]) => `${code} × ${times}`)
    .join(", ");
}
