import { expect, it } from "vitest";
import { readingPace } from "./reading-pace";

const at = (seconds: number) => new Date(Date.parse("2026-03-02T09:00:00Z") + seconds * 1000).toISOString();
const pace = (finished: Record<string, number>) =>
  readingPace(Object.fromEntries(Object.entries(finished).map(([id, seconds]) => [id, at(seconds)])), () => 4);

it("S2f: the time of sections is counted from the first that was finished on, in whichever order, and a section that took less than a quarter of its reading time was rushed", () => {
  expect(pace({})).toBeNull();
  expect(pace({ a: 5 })).toBeNull();
  expect(pace({ a: 0, b: 2, c: 3, d: 8 })).toEqual({ sections: 3, seconds: 8, rushed: 3 });
  expect(pace({ c: 300, a: 0, b: 240 })).toEqual({ sections: 2, seconds: 300, rushed: 0 });
  expect(pace({ a: 0, b: 59 })).toMatchObject({ rushed: 1 });
  expect(pace({ a: 0, b: 60 })).toMatchObject({ rushed: 0 });
});
