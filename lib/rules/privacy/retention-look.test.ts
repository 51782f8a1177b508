import { expect, it } from "vitest";
import { decideLook } from "./retention-look";

const now = new Date("2026-11-29T12:00:00Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 60 * 60_000);

it("Q32: looks once a day, and at once when it never looked or when a clock that was ahead has been put right", () => {
  expect(decideLook(null, now)).toBe("delete");
  expect(decideLook(ago(0), now)).toBe("not yet");
  expect(decideLook(ago(23), now)).toBe("not yet");
  expect(decideLook(ago(24), now)).toBe("delete");
  expect(decideLook(new Date("2036-01-01"), now)).toBe("delete");
});

it("Q32: deletes nothing when it has not looked for more than 30 days, since the clock may be ahead; the next day's look does", () => {
  expect(decideLook(ago(30 * 24), now)).toBe("delete");
  expect(decideLook(ago(30 * 24 + 1), now)).toBe("only look");
  const ahead = new Date("2036-11-29");
  expect(decideLook(now, ahead)).toBe("only look");
  expect(decideLook(ahead, new Date("2036-11-30"))).toBe("delete");
});
