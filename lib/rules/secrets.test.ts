import { describe, expect, it } from "vitest";
import { isPassword, isPin, makeOneTimePin, readPin } from "./secrets";

describe("PINs and passwords", () => {
  it("S1: a PIN has 4 to 8 digits", () => {
    for (const pin of ["4821", "48213", "48213756"]) expect(isPin(pin)).toBe(true);
    for (const pin of ["", "482", "482137560", "48a1", "48 21"]) expect(isPin(pin)).toBe(false);
  });

  it("S1: spaces, dashes and the digits of other keyboards are read as digits", () => {
    expect(readPin(" 48 21-3 ")).toBe("48213");
    expect(readPin("４８２１")).toBe("4821");
    expect(readPin("٤٨٢١")).toBe("4821");
    expect(readPin("۴۸۲۱")).toBe("4821");
    expect(isPin(readPin("48x1"))).toBe(false);
  });

  it("S1: a one-time PIN has 6 digits, leading zeros too", () => {
    expect(makeOneTimePin(() => 42)).toBe("000042");
    expect(makeOneTimePin((below) => below - 1)).toBe("999999");
  });

  it("T1: a password has 10 to 200 characters", () => {
    expect(isPassword("x".repeat(9))).toBe(false);
    expect(isPassword("pferd batterie")).toBe(true);
    expect(isPassword("🔑".repeat(10))).toBe(true);
    expect(isPassword("x".repeat(200))).toBe(true);
    expect(isPassword("x".repeat(201))).toBe(false);
  });
});
