import type { FaultName } from "./schedule";

/** What came of one fault, all its times together. */
export interface Outcome {
  times: number;
  /** Of these, those in which nothing came to harm. */
  spared: number;
  /** Changes typed from the fault on until all was quiet. */
  typed: number;
  acknowledged: number;
  /** Letters. */
  lost: number;
  doubled: number;
  /** ms until all had one text, at most. */
  slowest: number;
  closes: Map<number, number>;
}

export class Report {
  readonly outcomes = new Map<FaultName, Outcome>();
  /** What is wrong, in words. */
  readonly complaints: string[] = [];

  of(name: FaultName): Outcome {
    const found = this.outcomes.get(name) ?? { times: 0, spared: 0, typed: 0, acknowledged: 0, lost: 0, doubled: 0, slowest: 0, closes: new Map<number, number>() };
    this.outcomes.set(name, found);
    return found;
  }

  /** A fault that never harms anything shows nothing either. */
  get failed(): boolean {
    return this.complaints.length > 0 || [...this.outcomes.values()].some(({ times, spared, lost, doubled }) => lost + doubled > 0 || (times > 0 && spared === times));
  }

  table(): string {
    const heads = ["fault", "times", "spared", "typed", "acknowledged", "lost", "doubled", "slowest, ms", "close codes"];
    const rows = [...this.outcomes].map(([name, { times, spared, typed, acknowledged, lost, doubled, slowest, closes }]) => [name, times, spared, typed, acknowledged, lost, doubled, slowest, codes(closes)].map(String));
    const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
    const line = (cells: readonly string[]) => cells.map((cell, at) => (at === 0 || at === cells.length - 1 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  ").trimEnd();
    return [heads, ...rows].map(line).join("\n");
  }
}

function codes(closes: ReadonlyMap<number, number>): string {
  return [...closes].sort(([a], [b]) => a - b).map(([code, times]) => `${code} × ${times}`).join(", ");
}
