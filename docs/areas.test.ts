import { expect, it } from "vitest";
import { drawAreas, readPicture } from "@/e2e/run/read-areas";

it("docs/architecture.md shows which areas import from which (npm run areas)", () => {
  expect(drawAreas().split("\n").length).toBeGreaterThan(12);
  expect(readPicture()).toBe(drawAreas());
});
