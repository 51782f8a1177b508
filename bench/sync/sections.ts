/** The measurements of one running server. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { RoomAddress } from "./contender";
import { Meter } from "./meter";
import { interleave, joinPairs, disconnectPairs, type Pair } from "./pairs";
import { typeAtRate, type TypingResult } from "./type-at-rate";
import { cpuOf } from "./processes";
import { Typist, type Copy } from "./simulated-typist";

export interface MeasureContext {
  pids: readonly number[];
  storesText: boolean;
  reportsSaved: boolean;
}

/** Keystrokes a second of each client, as people type. */
const keystrokesPerSecond = 3;
/** The factor between two rates of the longer measurements. */
const step = 1.18;
/**
 * A server is full when p99 to the partner passes `toPartner`, or p99 to *Saved* passes `toSaved`, in ms. What limited it was the server if that used
 * at least `busy` of its core, else the load if that did. With at least `certain` of the server's core the rate is not tried a second time.
 */
export const fullWhen = { toPartner: 100, toSaved: 1_000, busy: 0.9, certain: 0.98 } as const;

export async function measureTyping(
  pairs: readonly Pair[],
  meter: Meter,
  under: MeasureContext,
  { seconds, carets }: { seconds: number; carets: boolean },
): Promise<TypingResult> {
  const typists = interleave(pairs);
  return typeAtRate({
    ...under,
    typists,
    meter,
    rate: typists.length * keystrokesPerSecond,
    carets,
    warmUp: 1.5,
    seconds,
  });
}

export interface Full {
  /** The highest rate that the server kept up; null when it kept up none. */
  at: TypingResult | null;
  /** What limited the rate. When it was the load, or the machine, which other programs use too, the server may be able to do more. */
  limit: "server" | "load" | "machine";
}

/**
 * Doubles the rate until the server is full. Then measures longer, with rates that rise or fall by a sixth, because for a second a server may
 * accept more than it can store. Each measurement begins when the server has finished the work of the one before.
 */
export async function findHighestRate(
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
    toPartner.p99 <= fullWhen.toPartner &&
    (!under.reportsSaved || toSaved.p99 <= fullWhen.toSaved);
  let best = null as TypingResult | null;
  let limit: Full["limit"] = "server";
  const tries = async (rate: number, warmUp: number, seconds: number) => {
    await waitUntilIdle(under.pids);
    // A second try, because a short pause of the machine is not the server's limit.
    for (let tryRate = 0; tryRate < 2; tryRate++) {
      const result = await at(rate, warmUp, seconds);
      if (process.env.BENCH_STEPS !== undefined) console.log("   ", rate, JSON.stringify(result));
      if (isKeptUp(result, rate)) {
        if (best === null || result.rate > best.rate) best = result;
        return true;
      }
      limit = result.busy.server >= fullWhen.busy ? "server" : result.busy.load >= fullWhen.busy ? "load" : "machine";
      if (result.busy.server >= fullWhen.certain) return false;
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

/** Waits until the server uses less than a fifth of a core, so has little work left; 10 s at most. */
async function waitUntilIdle(pids: readonly number[]): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    const before = { at: performance.now(), cpu: cpuOf(pids) };
    await wait(200);
    if (cpuOf(pids) - before.cpu < 0.2 * (performance.now() - before.at)) return;
  }
}

/** Sends the copy to each room, and disconnects. */
export async function fillRooms(
  addresses: readonly [RoomAddress, RoomAddress][],
  copy: Copy,
  { storesText }: MeasureContext,
): Promise<void> {
  await disconnectPairs(await joinPairs(addresses, new Meter(), { storesText, copy }));
}

/** Milliseconds until the last of all clients, which connect at once, is in sync. @param copy each client's state of the document; null for newcomers */
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
  await disconnectPairs(typists.map((typist) => [typist, typist]));
  return took;
}

/** The median of `times` runs of `measureConnecting`, each a second after all have left, when a server may still have the rooms in memory. */
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
