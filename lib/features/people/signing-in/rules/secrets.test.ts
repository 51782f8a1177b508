import { describe, expect, it } from "vitest";
import { isGuessablePin, isPassword, isPin, makeOneTimePin, parsePin } from "./secrets";

describe("PINs and passwords", () => {
  it("S1a: a PIN has 4 to 8 digits", () => {
    for (const pin of ["4821", "48213", "48213756"]) expect(isPin(pin)).toBe(true);
    for (const pin of ["", "482", "482137560", "48a1", "48 21"]) expect(isPin(pin)).toBe(false);
  });

  it("S1a: spaces, dashes and the digits of other keyboards are read as digits", () => {
    expect(parsePin(" 48 21-3 ")).toBe("48213");
    expect(parsePin("４８２１")).toBe("4821");
    expect(parsePin("٤٨٢١")).toBe("4821");
    expect(parsePin("۴۸۲۱")).toBe("4821");
    expect(["٠٩", "۰۹", "०९", "০৯", "๐๙"].map(parsePin)).toEqual(["09", "09", "09", "09", "09"]);
    // The characters next to those scripts' digits are no digits.
    const beside = ["\u065f", "\u066a", "\u06ef", "\u06fa", "\u0965", "\u0970", "\u09e5", "\u09f0", "\u0e4f", "\u0e5a"];
    expect(beside.map(parsePin)).toEqual(beside);
    expect(isPin(parsePin("48x1"))).toBe(false);
  });

  it("S1r: years, rows of digits, lines on a keypad and the 30 commonest PINs are guessable", () => {
    for (const pin of [
      "0000",
      "77777777",
      "1234",
      "0123",
      "345678",
      "7890",
      "9012",
      "9876",
      "43210",
      "0987",
      "1212",
      "1004",
      "2580",
      "0007",
      "1985",
      "6969",
      "1900",
      "2014",
      "2099",
      "2468",
      "1357",
      "9753",
      "8024",
    ])
      expect(isGuessablePin(pin), pin).toBe(true);
    for (const pin of ["0852", "2580", "1478", "7412", "3698", "1236", "14789", "1254", "1379", "9731", "1397"])
      expect(isGuessablePin(pin), pin).toBe(true);
    for (const pin of ["1590", "4682", "0471", "13790", "1378"]) expect(isGuessablePin(pin), pin).toBe(false);
    for (const pin of ["4821", "1235", "8246", "11112", "48214821", "2114", "20140", "90210", "5173"])
      expect(isGuessablePin(pin), pin).toBe(false);
  });

  it("S1r: of all PINs of four digits fewer than 420 are refused", () => {
    const refused = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, "0")).filter(isGuessablePin);
    expect(refused.length).toBeGreaterThanOrEqual(200 + 40); // some are both
    expect(refused.length).toBeLessThan(420);
  });

  it("S1i: a one-time PIN has 6 digits, leading zeros too", () => {
    expect(makeOneTimePin(() => 42)).toBe("000042");
    expect(makeOneTimePin((below) => below - 1)).toBe("999999");
  });

  it("T1e: a password has 10 to 200 characters", () => {
    expect(isPassword("x".repeat(9))).toBe(false);
    expect(isPassword("pferd batterie")).toBe(true);
    expect(isPassword("🔑".repeat(10))).toBe(true);
    expect(isPassword("x".repeat(200))).toBe(true);
    expect(isPassword("x".repeat(201))).toBe(false);
  });
});
