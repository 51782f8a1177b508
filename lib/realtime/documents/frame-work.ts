/** Node takes 15 µs to say what the process has had of the processor: as much as all else that a keystroke takes. */
const readEveryMs = 5;

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** When a frame's work began, and what the process had had of the processor by then, or up to 5 ms before. */
export interface Work {
  at: number;
  processorMs: number;
}

/**
 * R12: measures what frames take of the processor, for their senders to pay. What the process did not get of it meanwhile is not the sender's to
 * pay, and neither is what other threads had. Never less than it was, and at most 5 ms more.
 */
export class FrameWork {
  private last: Work = { at: -Infinity, processorMs: 0 };

  constructor(
    private readonly now = () => performance.now(),
    private readonly read = processorMs,
  ) {}

  begin(): Work {
    const at = this.now();
    if (at - this.last.at >= readEveryMs) this.last = { at, processorMs: this.read() };
    return { at, processorMs: this.last.processorMs };
  }

  /** @returns ms beyond those that are free */
  msSince(began: Work, freeMs: number): number {
    const at = this.now();
    if (at - began.at <= freeMs) return 0;
    this.last = { at, processorMs: this.read() };
    return Math.max(0, Math.min(at - began.at, this.last.processorMs - began.processorMs) - freeMs);
  }
}
