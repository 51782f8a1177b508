/** What the search tries: input that can grow, and how the server handles it. */
import type * as fc from "fast-check";

export interface Shape<Sent> {
  /** A description of the shape, for reports. */
  description: string;
  /** The input with about `bytes` bytes. */
  make: (bytes: number) => Sent;
}

/** Runs a step of the work, and measures its processor time. Of several steps with one name the costliest counts. */
export type Step = (name: string, run: () => unknown) => Promise<void>;

/** A way into the server. */
export interface Door<Sent = unknown> {
  name: string;
  shapes: fc.Arbitrary<Shape<Sent>>;
  /** What a step may cost however little was sent, in ms of the processor. */
  base: number;
  /** The smallest and the largest size, in bytes. */
  least: number;
  most: number;
  sizeOf: (sent: Sent) => number;
  /** The processor time so far of the process that handles the input, in ms. */
  processorMs: () => number;
  /** All that the server does with the input, on receipt and when somebody reads it later. Each step may cost as much as the whole input allows. */
  handle: (sent: Sent, step: Step) => Promise<void>;
}

/** The processor time of this process so far, with its threads, in ms. */
export function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
