/**
 * Finds the costliest request: chooses shapes at random, doubles each in size, and measures the processor time of each step of its handling.
 * Processor time hardly depends on other load, and a reference that is measured beside it makes slow machines comparable.
 */
import * as fc from "fast-check";
import { ownProcessorMs, type Door, type Shape } from "./shape";

/** What a step may cost, in ms of the processor, for each KiB that was sent, above the door's base. */
const allowedPerKiB = 1;
/** Over two doublings, work that grows by more than this power of the bytes grows faster than they do: caches and hash tables reach 1.2. */
const maxPower = 1.5;
/** Below this share of what a step may cost, growth is not judged: it may be garbage collection, or work that has an upper limit (R12). */
const leastShare = 0.75;
/**
 * How often in all a shape is measured before it is the costliest, or fails. The least cost counts, since only some runs collect garbage or compile code.
 */
const repeats = { record: 3, fault: 6 };
/** A step that takes this long is not measured a third time. */
const longMs = 1_000;

export interface Cost {
  step: string;
  bytes: number;
  /** Processor time, on a machine as fast as the reference. */
  ms: number;
  /** The share of what the step may cost: above 1 it fails. */
  share: number;
}

/** The costliest step of a shape, at the size at which it was costliest for its bytes. */
export interface Finding extends Cost {
  door: string;
  description: string;
  seed: number;
  /** Why the shape fails; null when it does not. */
  fault: "dear" | "grows faster than its bytes" | null;
}

export interface SearchResult {
  shapes: number;
  /** How many sizes were measured, of all shapes. */
  sizes: number;
  dearest: Finding | null;
  failed: Finding[];
  /** Processor time of this process for the whole search. */
  seconds: number;
}

export interface SearchOptions {
  /** Shape number n has the seed `seed + n`. */
  seed: number;
  /** How many shapes to try. */
  shapes: number;
  /** In ms since 1970: only ends a search that takes too long. */
  until?: number;
  stopAtFirst?: boolean;
}

/** @param onFinding called for each shape that is the costliest so far, or fails */
export async function search<Sent>(
  door: Door<Sent>,
  { seed, shapes, until = Infinity, stopAtFirst = false }: SearchOptions,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<SearchResult> {
  const result: SearchResult = { shapes: 0, sizes: 0, dearest: null, failed: [], seconds: 0 };
  const began = ownProcessorMs();
  for (; result.shapes < shapes && Date.now() < until; result.shapes++) {
    const own = seed + result.shapes;
    const [shape] = fc.sample(door.shapes, { seed: own, numRuns: 1 });
    if (shape === undefined) continue;
    const { costs, sizes, fault } = await grow(door, shape, result.dearest === null ? 0 : result.dearest.share);
    result.sizes += sizes;
    result.seconds = (ownProcessorMs() - began) / 1_000;
    const costliest = costs.reduce<Cost | null>(
      (most, one) => (most === null || one.share > most.share ? one : most),
      null,
    );
    if (costliest === null) continue;
    const finding: Finding = {
      ...(fault?.cost ?? costliest),
      door: door.name,
      description: shape.description,
      seed: own,
      fault: fault?.why ?? null,
    };
    if (fault !== null) result.failed.push(finding);
    if (result.dearest === null || finding.share > result.dearest.share) result.dearest = finding;
    if (fault !== null || result.dearest === finding) onFinding(finding);
    if (fault !== null && stopAtFirst) break;
  }
  return result;
}

interface Growth {
  costs: Cost[];
  sizes: number;
  fault: { cost: Cost; why: "dear" | "grows faster than its bytes" } | null;
}

/**
 * Doubles the shape until it has its largest size, or a step fails. A step that grew faster than its bytes fails if it is costlier still after the next
 * doubling, or if there is none: by then it may have reached its upper limit (R12). @param record share of the costliest so far
 */
async function grow<Sent>(door: Door<Sent>, shape: Shape<Sent>, record: number): Promise<Growth> {
  const growth: Growth = { costs: [], sizes: 0, fault: null };
  let before = 0;
  let grew: Growth["fault"] = null;
  let slowness = measureSlowness();
  for (let bytes = door.least; bytes <= door.most && growth.fault === null; bytes *= 2) {
    const sent = shape.make(bytes);
    const size = door.sizeOf(sent);
    if (size > door.most || size <= before) break; // a larger one can't be sent, or the shape doesn't grow
    before = size;
    let costs = await measure(door, sent, slowness);
    const isToRepeat = (time: number) =>
      (time < repeats.record && costs.some((cost) => cost.share > record)) ||
      (time < repeats.fault && faultIn(growth.costs, costs) !== null);
    for (let time = 1; isToRepeat(time); time++) {
      if (time > 1 && costs.some(({ ms }) => ms > longMs)) break;
      slowness = measureSlowness();
      costs = leastOf(costs, await measure(door, sent, slowness));
    }
    const fault = faultIn(growth.costs, costs);
    if (fault?.why === "dear" || (grew !== null && isDearer(costs, grew.cost))) growth.fault = fault ?? grew;
    grew = fault;
    growth.costs.push(...costs);
    growth.sizes += 1;
  }
  growth.fault ??= grew;
  return growth;
}

function faultIn(smaller: readonly Cost[], costs: readonly Cost[]): Growth["fault"] {
  for (const cost of costs) {
    if (cost.share > 1) return { cost, why: "dear" };
    const quarter = smaller.findLast(({ step, bytes }) => step === cost.step && bytes <= cost.bytes / 3.5);
    if (quarter === undefined || cost.share < leastShare) continue;
    const power = Math.log(cost.ms / quarter.ms) / Math.log(cost.bytes / quarter.bytes);
    if (power > maxPower) return { cost, why: "grows faster than its bytes" };
  }
  return null;
}

const isDearer = (costs: readonly Cost[], than: Cost) =>
  costs.some(({ step, share }) => step === than.step && share > than.share);

function leastOf(one: readonly Cost[], other: readonly Cost[]): Cost[] {
  return one.map((cost) => {
    const again = other.find(({ step }) => step === cost.step);
    return again !== undefined && again.ms < cost.ms ? again : cost;
  });
}

async function measure<Sent>(door: Door<Sent>, sent: Sent, slowness: number): Promise<Cost[]> {
  const costs: Cost[] = [];
  const bytes = door.sizeOf(sent);
  await door.handle(sent, async (step, run) => {
    const began = door.processorMs();
    await run();
    const ms = (door.processorMs() - began) / slowness;
    const same = costs.find((cost) => cost.step === step);
    if (same !== undefined && same.ms >= ms) return;
    const cost = { step, bytes, ms, share: ms / (door.base + (allowedPerKiB * bytes) / 1024) };
    if (same === undefined) costs.push(cost);
    else Object.assign(same, cost);
  });
  return costs;
}

/** What the reference work took on the machine on which the limits were set, while it was idle. */
const referenceMs = 2;

/** How many times slower than that machine this one is now; at least 1. */
function measureSlowness(): number {
  const times = Array.from({ length: 3 }, () => {
    const began = ownProcessorMs();
    doReferenceWork();
    return ownProcessorMs() - began;
  });
  return Math.max(1, (times.sort((a, b) => a - b)[1] ?? 0) / referenceMs);
}

/** What most steps do: makes strings, puts them into a map, and finds them there. */
function doReferenceWork(): void {
  const places = new Map<string, number>();
  for (let n = 0; n < 10_000; n++) places.set(`name ${n}`, n);
  for (let n = 0; n < 10_000; n++) if (places.get(`name ${n}`) !== n) throw new Error("a map lost a name");
}
