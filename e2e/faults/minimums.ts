/** What a run of chaos must have done to mean anything. */
import type { Report } from "./report";
import { kills, type FaultName } from "./schedule";

/** Letters that each device must have typed in a fault on average, and been shown as Saved. */
const ofDevice = { typed: 5, saved: 3 };
/** Of the letters typed so many must be shown as Saved: the others went with devices that were lost before, more of them the longer a server takes to start. */
const savedOfTyped = 0.2;
/** Letters that must have come back after each older backup, on average. */
const returned = 5;

/** @returns what was too little, in words */
export function shortfalls(report: Report, schedule: readonly FaultName[], devices: number): string[] {
  const { typed, acknowledged } = report.letters;
  const drawn = (...names: readonly FaultName[]) => schedule.filter((name) => names.includes(name)).length;
  const older = drawn("older backup");
  const perDevice = devices * schedule.length;
  const floors = [
    ["letters typed", typed, ofDevice.typed * perDevice],
    ["letters shown as Saved", acknowledged, Math.max(ofDevice.saved * perDevice, Math.ceil(savedOfTyped * typed))],
    ["kills", report.done.kills, drawn(...kills)],
    ["older backups put back", report.done.restores, older],
    ["letters that came back after them", report.done.returning, returned * older],
    ["moves of a clock", report.done.clocks, 2 * drawn("wall clock moved")],
  ] as const;
  return floors
    .filter(([, count, floor]) => count < floor)
    .map(([what, count, floor]) => `too little was done: ${count} ${what}, and at least ${floor} must be`);
}
