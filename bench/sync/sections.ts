/** What is measured, of one server that runs. */
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { Door } from "./contenders";
import { Meter } from "./meter";
import { inTurn, joinPairs, part, type Pair } from "./pairs";
import { press, type Pressed } from "./press";
import { Typist, type Copy } from "./typist";

export interface Under {
  pids: readonly number[];
  knowsText: boolean;
  saysSaved: boolean;
}

/** A keystroke every third of a second, as people type. */
const perClient = 3;
/** A server is full when its partners' p99 passes the first, or what is typed is saved later than the second, in ms; of its core so much is then in use. */
export const full = { toPartner: 100, toSaved: 1_000, busy: 0.9, certain: 0.98 } as const;

export async function steady(pairs: readonly Pair[], meter: Meter, under: Under, { seconds, carets }: { seconds: number; carets: boolean }): Promise<Pressed> {
  const typists = inTurn(pairs);
  return press({ ...under, typists, meter, rate: typists.length * perClient, carets, warmUp: 1.5, seconds });
}

export interface Full {
  /** The most that was kept up; null when not even the first rate was. */
  at: Pressed | null;
  /** What gave out: the server; or the load, or the machine, which others have in use too, and then the server may do more. */
  limit: "server" | "load" | "machine";
}

/** Twice as many until it is full, then in steps of a seventh from the last that it kept up. */
export async function rise(pairs: readonly Pair[], meter: Meter, under: Under, { carets, short }: { carets: boolean; short: boolean }): Promise<Full> {
  const typists = inTurn(pairs);
  const at = (rate: number, warmUp: number, seconds: number) => press({ ...under, typists, meter, rate, carets, warmUp, seconds });
  const keepsUp = ({ rate, toPartner, toSaved, whole }: Pressed, asked: number) =>
    whole && rate >= 0.95 * asked && toPartner.p99 <= full.toPartner && (!under.saysSaved || toSaved.p99 <= full.toSaved);
  let best: Pressed | null = null;
  let limit: Full["limit"] = "server";
  const tries = async (rate: number, warmUp: number, seconds: number) => {
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
  const most = rate;
  for (rate = (rate / 2) * 1.15; !short && rate < most * 0.95 && (await tries(rate, 0.4, 1.5)); rate *= 1.15);
  return { at: best as Pressed | null, limit };
}

/** Milliseconds until the last of all who dial at once is in sync; the median of some times. */
export async function reconnect(doors: readonly [Door, Door][], copy: Copy, { knowsText }: Under, times: number): Promise<number> {
  const meter = new Meter();
  await part(await joinPairs(doors, meter, { knowsText, copy }));
  const took: number[] = [];
  for (let i = 0; i < times; i++) {
    await wait(1_000);
    const began = performance.now();
    const typists = doors.flat().map((door) => new Typist(door, "scenario", meter, copy));
    await Promise.all(typists.map((typist) => typist.join(knowsText)));
    took.push(performance.now() - began);
    await part(typists.map((typist) => [typist, typist]));
  }
  return took.sort((a, b) => a - b)[Math.floor(times / 2)] ?? NaN;
}
