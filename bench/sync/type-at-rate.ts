/** Typing at a given rate, spread evenly over time and over the clients. */
import { setTimeout as wait } from "node:timers/promises";
import type { Meter } from "./meter";
import { cpuOf } from "./processes";
import type { Typist } from "./simulated-typist";

export interface TypingResult {
  /** Characters a second that the partners received while it was measured. */
  rate: number;
  toPartner: { p50: number; p99: number };
  /** Carets received from the partner, per second. A server may skip one that the next replaces. */
  carets: number;
  /** NaN where the server does not report Saved. */
  toSaved: { p50: number; p99: number };
  /** Milliseconds of the server's processor time for 1,000 received characters. */
  cpu: number;
  /** Shares of a core, from 0 to 1. */
  busy: { server: number; load: number };
  /** The longest delay of the load itself, in ms. */
  maxDelayMs: number;
  /** Whether all typed characters have reached the partners and, where the server reports it, are saved. */
  isComplete: boolean;
}

export interface TypingRun {
  typists: readonly Typist[];
  meter: Meter;
  /** Characters a second, of all typists together. */
  rate: number;
  carets: boolean;
  warmUp: number;
  seconds: number;
  pids: readonly number[];
  reportsSaved: boolean;
}

const sum = (typists: readonly Typist[], of: (typist: Typist) => number) =>
  typists.reduce((total, typist) => total + of(typist), 0);

export async function typeAtRate({
  typists,
  meter,
  rate,
  carets,
  warmUp,
  seconds,
  pids,
  reportsSaved,
}: TypingRun): Promise<TypingResult> {
  const began = performance.now();
  let sent = 0;
  let maxDelayMs = 0;
  let last = began;
  let stopped = false;
  const stop = new Promise<void>((resolve) => {
    const typeDue = () => {
      if (stopped) return resolve();
      const now = performance.now();
      maxDelayMs = Math.max(maxDelayMs, now - last);
      last = now;
      const due = Math.floor(((now - began) * rate) / 1000);
      for (; sent < due; sent++) typists[sent % typists.length]?.type(carets);
      setTimeout(typeDue, 1);
    };
    typeDue();
  });
  const arrived = () => sum(typists, (typist) => typist.arrived);
  /** More than a second's characters are pending: the server does not keep up. */
  const isFull = () => sum(typists, (typist) => typist.pendingCount) > Math.max(rate, typists.length * 4);
  await waitUnless(warmUp * 1000, isFull);
  const cpu = { server: cpuOf(pids), load: process.cpuUsage() };
  const caretsSeen = () => sum(typists, (typist) => typist.carets);
  const from = { at: performance.now(), arrived: arrived(), carets: caretsSeen() };
  maxDelayMs = 0;
  meter.start();
  await waitUnless(seconds * 1000, isFull);
  meter.end();
  const took = performance.now() - from.at;
  const count = arrived() - from.arrived;
  const caretsCame = caretsSeen() - from.carets;
  const load = process.cpuUsage(cpu.load);
  const serverCpu = cpuOf(pids) - cpu.server;
  stopped = true;
  await stop;
  const isComplete = await waitForDelivery(typists, reportsSaved);
  return {
    rate: (count * 1000) / took,
    carets: (caretsCame * 1000) / took,
    toPartner: { p50: meter.toPartner.quantile(0.5), p99: meter.toPartner.quantile(0.99) },
    toSaved: { p50: meter.toSaved.quantile(0.5), p99: meter.toSaved.quantile(0.99) },
    cpu: (serverCpu * 1000) / count,
    busy: { server: serverCpu / took, load: (load.user + load.system) / 1000 / took },
    maxDelayMs,
    isComplete,
  };
}

async function waitUnless(ms: number, over: () => boolean): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end && !over();)
    await wait(Math.min(50, Math.max(1, end - performance.now())));
}

/** Waits up to 15 s until all that was typed has reached the partner and, where the server reports it, is saved. @returns whether it has */
async function waitForDelivery(typists: readonly Typist[], reportsSaved: boolean): Promise<boolean> {
  const isEverythingDelivered = () =>
    typists.every(({ typed, arrived, saved }) => arrived === typed && (!reportsSaved || saved === typed));
  await waitUnless(15_000, isEverythingDelivered);
  return isEverythingDelivered();
}
