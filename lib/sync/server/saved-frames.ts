/**
 * How many of a socket's document frames, in order, are durable (R6). A frame is durable with the room's number `n`: that of the row it became or,
 * when it added nothing, the room's last number when it came.
 */
export class SavedFrames {
  /** Frames that are not reported yet, in order; neighbours with the same need are counted together. Infinity: not settled. */
  private runs: { frames: number; need: number }[] = [];
  private first = 1;
  private next = 1;
  private reported = 0;

  /** Counts a document frame. @returns its number on this socket, for `settle` */
  add(need = Infinity): number {
    this.append(need);
    return this.next++;
  }

  private append(need: number): void {
    const last = this.runs.at(-1);
    if (last !== undefined && last.need === need) last.frames += 1;
    else this.runs.push({ frames: 1, need });
  }

  settle(number: number, need: number): void {
    let at = number - this.first;
    if (at < 0) return;
    const runs: typeof this.runs = [];
    for (const run of this.runs) {
      if (at < 0 || at >= run.frames) runs.push(run);
      else
        runs.push({ frames: at, need: run.need }, { frames: 1, need }, { frames: run.frames - at - 1, need: run.need });
      at -= run.frames;
    }
    this.replace(runs);
  }

  /** All frames that are not settled are in this step 2 too: a client answers with everything the server does not have. */
  settleAll(need: number): void {
    this.replace(this.runs.map((run) => (run.need === Infinity ? { frames: run.frames, need } : run)));
  }

  private replace(runs: readonly { frames: number; need: number }[]): void {
    this.runs = [];
    for (const { frames, need } of runs) {
      const last = this.runs.at(-1);
      if (last !== undefined && last.need === need) last.frames += frames;
      else if (frames > 0) this.runs.push({ frames, need });
    }
  }

  /** @returns the new count to report, or null when it did not rise */
  advance(durable: number): number | null {
    let run = this.runs[0];
    while (run !== undefined && run.need <= durable) {
      this.first += run.frames;
      this.runs.shift();
      run = this.runs[0];
    }
    if (this.first - 1 === this.reported) return null;
    this.reported = this.first - 1;
    return this.reported;
  }
}
