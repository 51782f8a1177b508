import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ActionThrottle, actionRates, runAsAction, throttleAction, maxWaiting } from "./action-throttle";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const { burst, rate } = actionRates.student;

describe("how often one person may act", () => {
  it("B1c: what a hand can do passes at once; more waits its turn in order, and of those who send without waiting a few wait and the rest hear a sentence", async () => {
    const throttle = new ActionThrottle();
    const done: number[] = [];
    for (let i = 0; i < burst; i++) await throttle.take("ines", "student");
    const late = Array.from({ length: maxWaiting }, (_, i) =>
      throttle.take("ines", "student").then(() => done.push(i)),
    );
    await expect(throttle.take("ines", "student")).rejects.toMatchObject({
      code: "too-fast",
      values: { seconds: maxWaiting / rate },
    });
    await throttle.take("malik", "student");
    await vi.advanceTimersByTimeAsync(1_000 / rate);
    expect(done).toEqual([0]);
    await vi.advanceTimersByTimeAsync((maxWaiting * 1_000) / rate);
    await Promise.all(late);
    expect(done).toEqual([0, 1, 2, 3]);
    await vi.advanceTimersByTimeAsync((burst * 1_000) / rate);
    for (let i = 0; i < burst; i++) await throttle.take("ines", "student");
  });

  it("B1c: a student acts 60 times at once and then twice a second, a teacher 200 times and then ten times", () => {
    expect(actionRates).toEqual({ student: { burst: 60, rate: 2 }, teacher: { burst: 200, rate: 10 } });
  });

  it("B1c: of more than 5,000 people those are forgotten who may act as often as anybody who comes anew, and no others", async () => {
    const throttle = new ActionThrottle();
    for (let n = 1; n < 5_000; n++) await throttle.take(`idle ${n}`, "student");
    await vi.advanceTimersByTimeAsync(1_000 / rate);
    await throttle.take("busy", "student");
    await throttle.take("new", "student");
    expect(throttle.people).toBe(5_001);
    await throttle.take("newer", "student");
    expect(throttle.people).toBe(3);
  });

  it("B1c: whoever has waited may wait again, as many at once as before; a teacher who may not hears one second", async () => {
    const throttle = new ActionThrottle();
    const { burst, rate } = actionRates.teacher;
    for (let i = 0; i < burst; i++) await throttle.take("nadia", "teacher");
    for (let round = 0; round < 2; round++) {
      const waiting = Array.from({ length: maxWaiting }, () => throttle.take("nadia", "teacher"));
      await expect(throttle.take("nadia", "teacher")).rejects.toMatchObject({ values: { seconds: 1 } });
      await vi.advanceTimersByTimeAsync((maxWaiting * 1_000) / rate);
      await Promise.all(waiting);
    }
  });

  it("B1c: an action counts once, however often it asks who it is for; a page counts nothing", async () => {
    for (let i = 0; i < burst * 2; i++) await throttleAction("page", "student");
    for (let i = 0; i < burst; i++) {
      await runAsAction(async () => {
        await throttleAction("zoe", "student");
        await throttleAction("zoe", "student");
      });
    }
    let ran = false;
    const next = runAsAction(() => throttleAction("zoe", "student")).then(() => (ran = true));
    await vi.advanceTimersByTimeAsync(1);
    expect(ran).toBe(false);
    await vi.advanceTimersByTimeAsync(1_000 / rate);
    await next;
  });
});
