import { expect, it } from "vitest";
import fc from "fast-check";
import { ProcessorMeter } from "./processor-meter";

/** A machine on which `pass` lets ms go by, during `had` of which the process has the processor. */
function makeMachine() {
  const machine = { now: 0, processor: 0, reads: 0 };
  const frameWork = new ProcessorMeter(
    () => machine.now,
    () => ((machine.reads += 1), machine.processor),
  );
  const pass = (ms: number, had = ms) => {
    machine.now += ms;
    machine.processor += had;
  };
  return { machine, frameWork, pass };
}

it("R12: keystrokes are taken without asking what each took of the processor: once in 5 ms", () => {
  const { machine, frameWork, pass } = makeMachine();
  for (let i = 0; i < 1_000; i++) {
    const began = frameWork.begin();
    pass(0.1);
    expect(frameWork.msSince(began, 2)).toBe(0);
  }
  expect(machine.reads).toBe(20);
});

it("R12: a frame pays what it took beyond what is free, and not what the process did not get", () => {
  const { frameWork, pass } = makeMachine();
  const began = frameWork.begin();
  pass(40);
  expect(frameWork.msSince(began, 2)).toBe(38);
  const waited = frameWork.begin();
  pass(40, 10);
  expect(frameWork.msSince(waited, 2)).toBe(8);
});

it("R12: whatever came before it, a frame pays no less than it took, and at most 5 ms more", () => {
  const ms = fc.integer({ min: 0, max: 30 });
  fc.assert(
    fc.property(fc.array(fc.tuple(ms, ms, ms), { minLength: 1, maxLength: 50 }), (frames) => {
      const { frameWork, pass } = makeMachine();
      for (const [took, missed, pause] of frames) {
        const began = frameWork.begin();
        pass(took + missed, took);
        const paid = frameWork.msSince(began, 2);
        const owed = Math.max(0, took - 2);
        expect(paid).toBeGreaterThanOrEqual(owed);
        expect(paid).toBeLessThanOrEqual(owed + 5);
        pass(pause);
      }
    }),
  );
});
