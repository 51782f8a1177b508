/**
 * A process counts as silent when it sent no message during this many of our heartbeats. They are counted, not timed, because a process that was
 * frozen must not take the others for dead.
 */
const maxSilentBeats = 3;

/** Heartbeats of ours since the last message of each process. */
export class MissedBeats {
  private readonly counts = new Map<string, number>();

  reset(id: string): void {
    this.counts.set(id, 0);
  }

  /** @returns whether it was counted */
  forget(id: string): boolean {
    return this.counts.delete(id);
  }

  /** Counts a heartbeat of ours. @returns the ids that are silent for too long; each is returned again until it is reset or forgotten */
  countBeat(): string[] {
    const silent: string[] = [];
    for (const [id, beats] of this.counts) {
      if (beats === maxSilentBeats) silent.push(id);
      else this.counts.set(id, beats + 1);
    }
    return silent;
  }
}
