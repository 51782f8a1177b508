import { describe, expect, it } from "vitest";
import { FairQueue } from "./fair-queue";

/** Jobs that the test ends, and the order in which they began. */
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
  it("S1x: two at once; sources take turns, however many one of them has sent", async () => {
    const queue = new FairQueue({ atOnce: 2, waiting: 200, all: 1_000 });
    const { began, job, endNext } = work();
    const passed = ["a", "a", "a", "a", "a", "b", "c", "b"].map((source, n) => queue.run(source, job(`${source}${n}`)));
    expect(began).toEqual(["a0", "a1"]);
    for (let n = 0; n < 8; n++) await endNext();
    await Promise.all(passed);
    expect(began).toEqual(["a0", "a1", "a2", "b5", "c6", "a3", "b7", "a4"]);
  });

  it("S1x: a source with too many is told to try again; past the bound of all, so is the last of the longest queue, and whoever has hardly fewer than that", async () => {
    const queue = new FairQueue({ atOnce: 1, waiting: 2, all: 3 });
    const { began, job, endNext } = work();
    const run = (name: string) => queue.run(name.charAt(0), job(name));
    const [a0, a1, a2] = ["a0", "a1", "a2"].map(run);
    await expect(run("a3")).rejects.toMatchObject({ code: "busy" });
    const b0 = run("b0");
    const gaveWay = expect(a2).rejects.toMatchObject({ code: "busy" });
    const c0 = run("c0");
    await gaveWay;
    await expect(run("d0")).rejects.toMatchObject({ code: "busy" });
    await expect(run("a4")).rejects.toMatchObject({ code: "busy" });
    for (let n = 0; n < 4; n++) await endNext();
    await Promise.all([a0, a1, b0, c0]);
    expect(began).toEqual(["a0", "a1", "b0", "c0"]);
    await expect(queue.run("a", () => Promise.resolve("free again"))).resolves.toBe("free again");
  });

  it(": a job that fails gives its place on", async () => {
    const queue = new FairQueue({ atOnce: 1, waiting: 1, all: 1 });
    const first = queue.run("a", () => Promise.reject(new Error("no")));
    const second = queue.run("a", () => Promise.resolve("yes"));
    await expect(first).rejects.toThrow("no");
    await expect(second).resolves.toBe("yes");
  });
});
