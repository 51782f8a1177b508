import { expect, it } from "vitest";
import { minutesRead } from "./minutes-read";

it("S2a: of a page's minutes none are read at its top, half of them halfway, all at its end, and all of a page that does not scroll", () => {
  expect([0, 500, 1000].map((at) => minutesRead(4, at, 1000))).toEqual([0, 2, 4]);
  expect([-20, 1020].map((at) => minutesRead(4, at, 1000))).toEqual([0, 4]);
  expect(minutesRead(4, 0, 0)).toBe(4);
});
