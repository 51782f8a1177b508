/** What the search tries: things that can be sent, each of which grows, and what the server does with them. */
import type * as fc from "fast-check";

export interface Shape<Sent> {
  /** What it looks like, for a report. */
  says: string;
  /** About so many bytes of it. */
  make: (bytes: number) => Sent;
}

/** Runs a step of the work, and counts its processor time. */
export type Step = (name: string, run: () => unknown) => Promise<void>;

/** A way into the server. */
export interface Door<Sent = unknown> {
  name: string;
  shapes: fc.Arbitrary<Shape<Sent>>;
  /** What a step may cost however little was sent, in ms of the processor. */
  base: number;
  /** What is sent grows from so many bytes to so many. */
  least: number;
  most: number;
  sizeOf: (sent: Sent) => number;
  /** The processor time so far of whatever handles it, in ms. */
  processorMs: () => number;
  /** All that the server does with it, now and whenever somebody reads it later. Each step may cost what all that was sent is worth. */
  handle: (sent: Sent, step: Step) => Promise<void>;
}

/** Of this process, its threads included. */
export function ownProcessorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
