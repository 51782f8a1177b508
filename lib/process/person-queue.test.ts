import { describe, expect, it, vi } from "vitest";
import { PersonQueue } from "./person-queue";

const later = () => {
  let done: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (done = resolve));
  return { promise, done };
};

describe("T13: turns", () => {
  it("T13g: so many run at the same time, one of each person; the next in line goes on when one has ended, and when one has failed", async () => {
    const turns = new PersonQueue({ atOnce: 2, waiting: 8, wait: 1_000 });
    const ran: string[] = [];
    const jobs = [later(), later(), later(), later()];
    const run = (person: string, index: number) =>
      turns.run(person, () => (ran.push(`${person}${index}`), jobs[index]?.promise ?? Promise.resolve()));
    const all = [run("a", 0), run("a", 1), run("b", 2), run("c", 3)];
    await expect.poll(() => ran).toEqual(["a0", "b2"]);
    jobs[2]?.done();
    await expect.poll(() => ran).toEqual(["a0", "b2", "c3"]);
    jobs[0]?.done();
    await expect.poll(() => ran).toEqual(["a0", "b2", "c3", "a1"]);
    for (const { done } of jobs) done();
    await Promise.all(all);
    await expect(turns.run("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    await expect(turns.run("a", () => Promise.resolve("yes"))).resolves.toBe("yes");
  });

  it("T13g: who comes when the line is full, comes a third time, or has waited too long hears history-busy", async () => {
    vi.useFakeTimers();
    const turns = new PersonQueue({ atOnce: 1, waiting: 2, wait: 1_000 });
    await turns.enter("a");
    const refused = (person: string) =>
      turns.enter(person).then(
        () => "in",
        (error: { code: string }) => error.code,
      );
    const waiting = [refused("a"), refused("b")];
    expect(await refused("a")).toBe("history-busy");
    expect(await refused("c")).toBe("history-busy");
    vi.advanceTimersByTime(1_001);
    expect(await Promise.all(waiting)).toEqual(["history-busy", "history-busy"]);
    turns.leave("a");
    expect(await refused("c")).toBe("in");
    vi.useRealTimers();
  });
});
