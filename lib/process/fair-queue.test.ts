import { describe, expect, it } from "vitest";
import { FairGate } from "./fair-gate";

/** Jobs that end when told, and in which order they began. */
function work() {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const job = (name: string) => () =>
    new Promise<void>((end) => {
      began.push(name);
      ends.push(end);
    });
  const endNext = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { began, job, endNext };
}

describe("the turns before hashing", () => {
  it("S1, T1: two at once; sources take turns, however many one of them has sent", async () => {
    const gate = new FairGate({ atOnce: 2, waiting: 200, all: 1_000 });
    const { began, job, endNext } = work();
    const passed = ["a", "a", "a", "a", "a", "b", "c", "b"].map((source, n) => gate.pass(source, job(`${source}${n}`)));
    expect(began).toEqual(["a0", "a1"]);
    for (let n = 0; n < 8; n++) await endNext();
    await Promise.all(passed);
    expect(began).toEqual(["a0", "a1", "a2", "b5", "c6", "a3", "b7", "a4"]);
  });

  it("S1, T1: a source with too many is told to try again, and nobody else is; so is everyone past the bound of all", async () => {
    const gate = new FairGate({ atOnce: 1, waiting: 2, all: 3 });
    const { job, endNext } = work();
    const passed = ["a", "a", "a"].map((source) => gate.pass(source, job(source)));
    await expect(gate.pass("a", job("a"))).rejects.toMatchObject({ code: "busy" });
    passed.push(gate.pass("b", job("b")));
    await expect(gate.pass("c", job("c"))).rejects.toMatchObject({ code: "busy" });
    for (let n = 0; n < 4; n++) await endNext();
    await Promise.all(passed);
    await expect(gate.pass("a", () => Promise.resolve("free again"))).resolves.toBe("free again");
  });

  it("S1: a job that fails gives its place on", async () => {
    const gate = new FairGate({ atOnce: 1, waiting: 1, all: 1 });
    const first = gate.pass("a", () => Promise.reject(new Error("no")));
    const second = gate.pass("a", () => Promise.resolve("yes"));
    await expect(first).rejects.toThrow("no");
    await expect(second).resolves.toBe("yes");
  });
});
