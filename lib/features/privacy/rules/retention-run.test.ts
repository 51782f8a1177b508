import { expect, it } from "vitest";
import { noticeDays } from "./retention";
import { decideRun } from "./retention-run";

const now = new Date("2026-11-29T12:00:00Z");
const after = (from: Date, hours: number) => new Date(from.getTime() + hours * 60 * 60_000);
const ago = (hours: number) => after(now, -hours);

it("Q32d: looks once a day, and at once when it never looked or when a clock that was ahead has been put right", () => {
  expect(decideRun(null, now).is).toBe("delete");
  expect(decideRun(ago(0), now).is).toBe("not yet");
  expect(decideRun(ago(23), now).is).toBe("not yet");
  expect(decideRun(ago(24), now).is).toBe("delete");
  expect(decideRun(new Date("2036-01-01"), now).is).toBe("delete");
});

it("Q32d: deletes nothing for two weeks when it has not looked for more than 30 days, since the clock may be ahead", () => {
  expect(decideRun(ago(30 * 24), now).is).toBe("delete");
  expect(decideRun(ago(30 * 24 + 1), now).is).toBe("wait");
  const ahead = new Date("2036-11-29");
  const look = decideRun(now, ahead);
  if (look.is !== "wait") throw new Error("it waits");
  for (const hours of [0, 1, 24, noticeDays * 24 - 2])
    expect(decideRun(look.lastLook, after(ahead, hours)).is).toBe("not yet");
  expect(decideRun(look.lastLook, after(ahead, noticeDays * 24)).is).toBe("delete");
  expect(decideRun(look.lastLook, now).is).toBe("delete");
});
