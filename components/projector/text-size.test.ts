import { expect, it } from "vitest";
import { sizeOfCase, sizeOfQuote } from "./text-size";

it("T11: the longer a text on the projector, the smaller it is, down to what can be read", () => {
  const sizes = [1, 281, 601, 1201].map((n) => sizeOfQuote("a".repeat(n)));
  expect(sizes).toEqual(["large", "medium", "small", "smallest"]);
});

it("T11: the longest answer of a case decides its size, with its scenario", () => {
  const answers = (n: number) => ["", "a".repeat(n), "a"];
  expect(sizeOfCase({ scenario: "", answers: answers(200) })).toBe("large");
  expect(sizeOfCase({ scenario: "a".repeat(300), answers: answers(200) })).toBe("medium");
  expect(sizeOfCase({ scenario: "", answers: answers(500) })).toBe("small");
  expect(sizeOfCase({ scenario: "", answers: answers(2000) })).toBe("smallest");
});
