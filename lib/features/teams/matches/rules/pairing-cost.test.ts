import { expect, it } from "vitest";
import { costsOf } from "./pairing-cost";

const team = (id: string, mode: string, size = 2) => ({ id, mode, size });

/** Costs in which team 0 has met every other team `times` times, and has been in `trios` trios. */
function costs(modes: readonly string[], times = 0, trios = 0) {
  const teams = modes.map((mode, at) => team(String(at), mode));
  const meetings = {
    times: (a: string, b: string) => (a === "0" || b === "0" ? times : 0),
    trios: (id: string) => (id === "0" ? trios : 0),
  };
  return costsOf(teams, [], meetings);
}

it("Q18b: a pair costs more each time that it has met, up to the fourth; having met at all costs more than any number of times, and the same mode more than both", () => {
  const after = (times: number, modes = ["bias", "shift", "fake"]) => costs(modes, times).pair(0, 1);
  const rising = [0, 1, 2, 3, 4].map((times) => after(times));
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  expect(new Set(rising).size).toBe(5);
  expect(after(5)).toBe(after(4));
  const once = after(1) - after(0);
  expect(3 * (after(4) - after(1))).toBeLessThan(once);
  expect(after(0, ["bias", "bias", "fake"])).toBeGreaterThan(3 * after(4));
});

it("Q18b: a trio costs more each time that one of it was in a trio, up to the fourth, and less for all of that than for a pair in it that has met", () => {
  const after = (trios: number, times = 0, modes = ["bias", "shift", "fake"]) =>
    costs(modes, times, trios).trio(0, 1, 2);
  const rising = [0, 1, 2, 3, 4].map((trios) => after(trios));
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  expect(new Set(rising).size).toBe(5);
  expect(after(5)).toBe(after(4));
  expect(after(4)).toBeLessThan(after(0, 1));
  const [three, two, one] = [
    ["a", "b", "c"],
    ["a", "a", "b"],
    ["a", "a", "a"],
  ].map((modes) => after(0, 0, modes));
  expect([three, two, one]).toEqual([three, two, one].sort((a = 0, b = 0) => a - b));
  expect(after(4, 4)).toBeLessThan(two ?? 0);
});
