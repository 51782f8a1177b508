import { expect, it } from "vitest";
import { onlyRow } from "./only-row";

it("a statement that always gives a row has that one, or has failed", () => {
  expect(onlyRow([0])).toBe(0);
  expect(() => onlyRow([])).toThrow("a statement that always gives a row gave none");
});
