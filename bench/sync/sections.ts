/** What is measured, of one server that runs. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Door } from "./contenders";
import { Meter } from "./meter";
import { inTurn, joinPairs, part, type Pair } from "./pairs";
import { press, type Pressed } from "./press";
import { cpuOf } from "./processes";
import { Typist, type Copy } from "./simulated-typist";

export interface Under {
  pids: readonly number[];
  knowsText: boolean;
  saysSaved: boolean;
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
  under: Under,
  { seconds, carets }: { seconds: number; carets: boolean },
): Promise<Pressed> {
  const typists = inTurn(pairs);
  return press({ ...under, typists, meter, rate: typists.length * perClient, carets, warmUp: 1.5, seconds });
}

export interface Full {
  /** The most that was kept up; null when not even the first rate was. */
  at: Pressed | null;
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
  under: Under,
  { carets, short }: { carets: boolean; short: boolean },
): Promise<Full> {
  const typists = inTurn(pairs);
  const at = (rate: number, warmUp: number, seconds: number) =>
    press({ ...under, typists, meter, rate, carets, warmUp, seconds });
  const keepsUp = ({ rate, toPartner, toSaved, whole }: Pressed, asked: number) =>
    whole &&
    rate >= 0.95 * asked &&
    toPartner.p99 <= full.toPartner &&
    (!under.saysSaved || toSaved.p99 <= full.toSaved);
  let best = null as Pressed | null;
  let limit: Full["limit"] = "server";
  const tries = async (rate: number, warmUp: number, seconds: number) => {
    await atRest(under.pids);
    // Once more: a moment's pause of the machine is not the server's limit.
    for (let go = 0; go < 2; go++) {
      const pressed = await at(rate, warmUp, seconds);
      if (process.env.BENCH_STEPS !== undefined) console.log("   ", rate, JSON.stringify(pressed));
      if (keepsUp(pressed, rate)) {
        if (best === null || pressed.rate > best.rate) best = pressed;
        return true;
      }
      limit = pressed.busy.server >= full.busy ? "server" : pressed.busy.load >= full.busy ? "load" : "machine";
      if (pressed.busy.server >= full.certain) return false;
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
async function atRest(pids: readonly number[]): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end;) {
    const before = { at: performance.now(), cpu: cpuOf(pids) };
    await wait(200);
    if (cpuOf(pids) - before.cpu < 0.2 * (performance.now() - before.at)) return;
  }
}

/** Brings the copy into each room, and leaves. */
export async function fillAndPart(doors: readonly [Door, Door][], copy: Copy, { knowsText }: Under): Promise<void> {
  await part(await joinPairs(doors, new Meter(), { knowsText, copy }));
}

/** Milliseconds until the last of all who dial at once is in sync. */
export async function dialAtOnce(doors: readonly [Door, Door][], copy: Copy, { knowsText }: Under): Promise<number> {
  const meter = new Meter();
  const began = performance.now();
  const typists = doors.flat().map((door) => new Typist(door, "scenario", meter, copy));
  await Promise.all(typists.map((typist) => typist.join(knowsText)));
  const took = performance.now() - began;
  await part(typists.map((typist) => [typist, typist]));
  return took;
}

/** The same a second after all have left, when a server may have the rooms in memory still; the median of some times. */
export async function reconnect(
  doors: readonly [Door, Door][],
  copy: Copy,
  under: Under,
  times: number,
): Promise<number> {
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    await wait(1_000);
    took.push(await dialAtOnce(doors, copy, under));
  }
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}
