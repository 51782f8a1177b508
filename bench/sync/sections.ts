/** What is measured, of one server that runs. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { RoomAddress } from "./contender";
import { Meter } from "./meter";
import { interleave, joinPairs, part, type Pair } from "./pairs";
import { typeAtRate, type TypingResult } from "./type-at-rate";
import { cpuOf } from "./processes";
import { Typist, type Copy } from "./simulated-typist";

export interface MeasureContext {
  pids: readonly number[];
  storesText: boolean;
  reportsSaved: boolean;
}

/** A keystroke every third of a second, as people type. */
const perClient = 3;
/** Between two rates that are tried in longer steps. */
const step = 1.18;
/** A server is full when its partners' p99 passes the first, or what is typed is saved later than the second, in ms; of its core so much is then in use. */
export const full = { toPartner: 100, toSaved: 1_000, busy: 0.9, certain: 0.98 } as const;

export async function steady(
  pairs: readonly Pair[],
  meter: Meter,
  under: MeasureContext,
  { seconds, carets }: { seconds: number; carets: boolean },
): Promise<TypingResult> {
  const typists = interleave(pairs);
  return typeAtRate({ ...under, typists, meter, rate: typists.length * perClient, carets, warmUp: 1.5, seconds });
}

export interface Full {
  /** The most that was kept up; null when not even the first rate was. */
  at: TypingResult | null;
  /** What gave out: the server; or the load, or the machine, which others have in use too, and then the server may do more. */
  limit: "server" | "load" | "machine";
}

/**
 * Twice as many until it is full. From the last rate that it kept up so, in longer steps, a sixth more or less until it is known what it can go on
 * with: for a second a server may take more than it can store. Each begins when what the one before left is done.
 */
export async function rise(
  pairs: readonly Pair[],
  meter: Meter,
  under: MeasureContext,
  { carets, short }: { carets: boolean; short: boolean },
): Promise<Full> {
  const typists = interleave(pairs);
  const at = (rate: number, warmUp: number, seconds: number) =>
    typeAtRate({ ...under, typists, meter, rate, carets, warmUp, seconds });
  const isKeptUp = ({ rate, toPartner, toSaved, isComplete }: TypingResult, asked: number) =>
    isComplete &&
    rate >= 0.95 * asked &&
    toPartner.p99 <= full.toPartner &&
    (!under.reportsSaved || toSaved.p99 <= full.toSaved);
  let best = null as TypingResult | null;
  let limit: Full["limit"] = "server";
  const tries = async (rate: number, warmUp: number, seconds: number) => {
    await waitUntilIdle(under.pids);
    // Once more: a moment's pause of the machine is not the server's limit.
    for (let tryRate = 0; tryRate < 2; tryRate++) {
      const result = await at(rate, warmUp, seconds);
      if (process.env.BENCH_STEPS !== undefined) console.log("   ", rate, JSON.stringify(result));
      if (isKeptUp(result, rate)) {
        if (best === null || result.rate > best.rate) best = result;
        return true;
      }
      limit = result.busy.server >= full.busy ? "server" : result.busy.load >= full.busy ? "load" : "machine";
      if (result.busy.server >= full.certain) return false;
    }
    return false;
  };
  let rate = 2_000;
  while (rate < 250_000 && (await tries(rate, 0.4, short ? 0.6 : 1))) rate *= 2;
  if (short) return { at: best, limit };
  best = null;
  const most = rate;
  const long = (asked: number) => tries(asked, 0.8, 2);
  rate /= 2;
  if (await long(rate)) while ((rate *= step) < most && (await long(rate)));
  else while ((rate /= step) > 500 && !(await long(rate)));
  return { at: best, limit };
}

/** Until the server takes less than a fifth of a core, which it may use for what is left to do; 10 s at most. */
async function waitUntilIdle(pids: readonly number[]): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    const before = { at: performance.now(), cpu: cpuOf(pids) };
    await wait(200);
    if (cpuOf(pids) - before.cpu < 0.2 * (performance.now() - before.at)) return;
  }
}

/** Brings the copy into each room, and leaves. */
export async function fillRooms(
  addresses: readonly [RoomAddress, RoomAddress][],
  copy: Copy,
  { storesText }: MeasureContext,
): Promise<void> {
  await part(await joinPairs(addresses, new Meter(), { storesText, copy }));
}

/** Milliseconds until the last of all who connect at once is in sync. @param copy what each has of the document; null of newcomers */
export async function measureConnecting(
  addresses: readonly [RoomAddress, RoomAddress][],
  copy: Copy | null,
  { storesText }: MeasureContext,
): Promise<number> {
  const meter = new Meter();
  const began = performance.now();
  const typists = addresses.flat().map((address) => new Typist(address, "scenario", meter, copy));
  await Promise.all(typists.map((typist) => typist.join(storesText)));
  const took = performance.now() - began;
  await part(typists.map((typist) => [typist, typist]));
  return took;
}

/** The same a second after all have left, when a server may have the rooms in memory still; the median of some times. */
export async function reconnect(
  addresses: readonly [RoomAddress, RoomAddress][],
  copy: Copy,
  under: MeasureContext,
  times: number,
): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    await wait(1_000);
    took.push(await measureConnecting(addresses, copy, under));
  }
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}
