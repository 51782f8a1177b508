/** Node takes 15 µs to read the process's processor time: as much as everything else that a keystroke takes. */
const readEveryMs = 5;

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** When a frame's work began, and the processor time that the process had used by then, or up to 5 ms before. */
export interface ProcessorReading {
  at: number;
  processorMs: number;
}

/**
 * Measures the processor time that frames take, for their senders to pay (R12). A sender does not pay for time in which the process had no processor,
 * nor for what other threads used. The result is never less than the frame took, and at most 5 ms more.
 */
export class ProcessorMeter {
  private last: ProcessorReading = { at: -Infinity, processorMs: 0 };

  constructor(
    private readonly now = () => performance.now(),
    private readonly read = processorMs,
  ) {}

  begin(): ProcessorReading {
    const at = this.now();
    if (at - this.last.at >= readEveryMs) this.last = { at, processorMs: this.read() };
    return { at, processorMs: this.last.processorMs };
  }

  /** @returns the ms beyond `freeMs` */
  msSince(began: ProcessorReading, freeMs: number): number {
    const at = this.now();
    if (at - began.at <= freeMs) return 0;
    this.last = { at, processorMs: this.read() };
    return Math.max(0, Math.min(at - began.at, this.last.processorMs - began.processorMs) - freeMs);
  }
}
