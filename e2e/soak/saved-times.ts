import { quantile } from "@/bench/measure";

/** How long pages showed *Saving…*: from the first change that was not saved until *Saved*. */
export class SavedTimes {
  private all: { from: number; ms: number; duringRestart: boolean }[] = [];
  private restarting = false;
  private restartedAt = -Infinity;

  /** @param from by `performance.now()`, like `to` */
  add(from: number, to: number): void {
    this.all.push({ from, ms: to - from, duringRestart: this.restarting || from < this.restartedAt });
  }

  /** Counted as during the restart: changes that are not saved when it begins, and changes that are typed before it ends. */
  noteRestart(is: "begun" | "ended"): void {
    this.restarting = is === "begun";
    if (is === "ended") this.restartedAt = performance.now();
  }

  /** Median, p95 and maximum in ms, of times that began at `from` or later. */
  figures({ duringRestart, from = 0 }: { duringRestart?: boolean; from?: number }): string {
    const times = this.all
      .filter((one) => one.from >= from && (duringRestart === undefined || one.duringRestart === duringRestart))
      .map(({ ms }) => ms);
    if (times.length === 0) return "–";
    return [quantile(times, 0.5), quantile(times, 0.95), quantile(times, 1)]
      .map((value) => value.toFixed(0))
      .join(" / ");
  }
}
