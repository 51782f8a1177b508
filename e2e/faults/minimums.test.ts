import { expect, it } from "vitest";
import { findShortfalls } from "./minimums";
import { Report, type Counts } from "./report";
import type { FaultName } from "./schedule";

const schedule: readonly FaultName[] = [
  "kill -9",
  "kill -9, store frozen",
  "power cut",
  "older backup",
  "wall clock moved",
];

function report(letters: { typed: number; acknowledged: number }, done: Partial<Counts> = {}): Report {
  const made = new Report();
  Object.assign(made.of("kill -9"), letters);
  Object.assign(made.counts, { kills: 2, restores: 1, clocks: 2, powerCuts: 1, returning: 5, gone: 0 }, done);
  return made;
}

it("R6: chaos in which too little is typed, Saved, killed, cut off, put back, brought back or moved has failed, and says what it was", () => {
  const found = (...given: Parameters<typeof report>) => findShortfalls(report(...given), schedule, 6).join();
  expect(found({ typed: 150, acknowledged: 90 })).toBe("");
  expect(found({ typed: 149, acknowledged: 90 })).toBe(
    "too little was done: 149 letters typed, and at least 150 must be",
  );
  expect(found({ typed: 150, acknowledged: 89 })).toContain("89 letters shown as Saved");
  expect(found({ typed: 1_000, acknowledged: 199 })).toContain("at least 200");
  for (const [done, said] of [
    [{ kills: 1 }, "1 kills"],
    [{ restores: 0 }, "0 older backups"],
    [{ returning: 4 }, "4 letters that came back"],
    [{ powerCuts: 0 }, "0 power cuts"],
    [{ clocks: 1 }, "1 moves of a clock"],
  ] as const) {
    expect(found({ typed: 150, acknowledged: 90 }, done)).toContain(said);
  }
  expect(findShortfalls(new Report(), schedule, 6)).toHaveLength(7);
});
