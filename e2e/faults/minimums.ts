/** What a run of chaos must have done to mean anything. */
import type { Report } from "./report";
import { kills, type FaultName } from "./schedule";

/** Letters that each device must have typed per fault on average, and been shown as Saved. */
const perDeviceAndFault = { typed: 5, saved: 3 };
/** The share of typed letters that must be shown as Saved. The others are lost with their devices: the longer a server takes to start, the more. */
const savedOfTyped = 0.2;
/** Letters that devices must have sent again after each restore of an older backup, on average. */
const returnedPerRestore = 5;

/** @returns a sentence for each number that is too low */
export function findShortfalls(report: Report, schedule: readonly FaultName[], devices: number): string[] {
  const { typed, acknowledged } = report.letters;
  const scheduled = (...names: readonly FaultName[]) => schedule.filter((name) => names.includes(name)).length;
  const restores = scheduled("older backup");
  const perDevice = devices * schedule.length;
  const minimums = [
    ["letters typed", typed, perDeviceAndFault.typed * perDevice],
    [
      "letters shown as Saved",
      acknowledged,
      Math.max(perDeviceAndFault.saved * perDevice, Math.ceil(savedOfTyped * typed)),
    ],
    ["kills", report.counts.kills, scheduled(...kills)],
    ["older backups put back", report.counts.restores, restores],
    ["letters that came back after them", report.counts.returning, returnedPerRestore * restores],
    ["power cuts", report.counts.powerCuts, scheduled("power cut")],
    ["moves of a clock", report.counts.clocks, 2 * scheduled("wall clock moved")],
  ] as const;
  return minimums
    .filter(([, count, floor]) => count < floor)
    .map(([what, count, floor]) => `too little was done: ${count} ${what}, and at least ${floor} must be`);
}
