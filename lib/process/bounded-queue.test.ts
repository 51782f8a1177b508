import { describe, expect, it } from "vitest";
import { BoundedQueue } from "./bounded-queue";

/** A job that the test ends. */
function job() {
  let end: (value: string) => void = () => undefined;
  const done = new Promise<string>((resolve) => (end = resolve));
  return { run: () => done, end: () => end("done") };
}

describe("the gate before hashing", () => {
  it(": two at once, 64 wait, one more is told to try again", async () => {
    const queue = new BoundedQueue(2, 64);
    let running = 0;
    let most = 0;
    const jobs = Array.from({ length: 66 }, job);
    const passed = jobs.map((j) =>
      queue.run(async () => {
        most = Math.max(most, ++running);
        await j.run();
        running -= 1;
      }),
    );
    await expect(queue.run(() => Promise.resolve())).rejects.toMatchObject({ code: "busy" });
    jobs.forEach((j) => j.end());
    await Promise.all(passed);
    expect(most).toBe(2);
    await expect(queue.run(() => Promise.resolve("free again"))).resolves.toBe("free again");
  });

  it(": a job that fails gives its place on", async () => {
    const queue = new BoundedQueue(1, 1);
    const first = queue.run(() => Promise.reject(new Error("no")));
    const second = queue.run(() => Promise.resolve("yes"));
    await expect(first).rejects.toThrow("no");
    await expect(second).resolves.toBe("yes");
  });
});
