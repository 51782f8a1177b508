import { expect, it } from "vitest";
import { formatMoment } from "./format-moment";

it("T8i: a moment is a time on its own day, and has its weekday, its date or its year too on others", () => {
  const at = new Date(2026, 10, 13, 14, 5);
  const seenOn = (...now: [number, number, number, number]) => formatMoment(at, new Date(...now));
  expect([seenOn(2026, 10, 13, 0), seenOn(2026, 10, 13, 23)]).toEqual(["14:05", "14:05"]);
  expect([seenOn(2026, 10, 14, 0), seenOn(2026, 10, 16, 9), seenOn(2026, 10, 12, 9)]).toEqual(
    Array(3).fill("Fri 14:05"),
  );
  expect([seenOn(2026, 10, 20, 14), seenOn(2026, 11, 24, 9)]).toEqual(Array(2).fill("13\u00a0Nov 14:05"));
  expect(seenOn(2027, 0, 20, 9)).toBe("13\u00a0Nov 2026 14:05");
});
