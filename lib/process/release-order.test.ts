import * as fc from "fast-check";
import { expect, it } from "vitest";
import { isLaterRelease, isReleaseNumber } from "./release-order";

it("B14a: releases are ordered by their numbers, not by their letters", () => {
  const ordered = ["0.1.0", "0.1.9", "0.1.10", "0.2.0", "0.10.0", "1.0.0", "10.0.0"];
  for (const [at, one] of ordered.entries())
    for (const [index, other] of ordered.entries()) expect(isLaterRelease(one, other)).toBe(at > index);
});

it("B14a: what is no release's number is neither one nor later than one", () => {
  for (const text of ["1.0", "v1.0.0", "1.0.0-rc.1", "1.0.0 abc", "an older one", ""]) {
    expect(isReleaseNumber(text)).toBe(false);
    expect(isLaterRelease(text, "0.1.0")).toBe(false);
    expect(isLaterRelease("9.0.0", text)).toBe(false);
  }
});

it("B14a: of two different releases exactly one is later", () => {
  const part = fc.nat(12);
  const number = fc.tuple(part, part, part).map((parts) => parts.join("."));
  fc.assert(
    fc.property(number, number, (one, other) => {
      expect(isReleaseNumber(one)).toBe(true);
      expect(Number(isLaterRelease(one, other)) + Number(isLaterRelease(other, one))).toBe(one === other ? 0 : 1);
    }),
  );
});
