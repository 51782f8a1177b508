import { describe, expect, it, vi } from "vitest";
import { parseRoster } from "./roster";

describe("a pasted roster", () => {
  it("T15: one name a line; empty lines, numbering and tabs are passed over", () => {
    const { names } = parseRoster("1. Malik\r\n2) Inés  Moreau\n\n\t 李小龍 \r");
    expect(names.map(({ name }) => name)).toEqual(["Malik", "Inés Moreau", "李小龍"]);
  });

  it("T15: a name given twice is said once", () => {
    const roster = parseRoster("Ines\nines\n INES \nAda");
    expect(roster.names.map(({ name }) => name)).toEqual(["Ines", "Ada"]);
    expect(roster.repeated).toEqual(["ines"]);
  });

  it("T15: a line that is no name is said", () => {
    expect(parseRoster(`Ada\n---\n${"x".repeat(81)}`).faulty).toEqual(["---", "x".repeat(81)]);
  });

  it("T15: of a line that is much too long nothing is put in order, and each name is compared once, however many are there", () => {
    const normalize = vi.spyOn(String.prototype, "normalize");
    const { faulty } = parseRoster("a" + "\u0301\u0323".repeat(5_000));
    expect(normalize).not.toHaveBeenCalled();
    expect(faulty).toHaveLength(1);
    const perName = (names: number) => {
      normalize.mockClear();
      const lines = Array.from({ length: names }, (_, n) => `Ada ${n}\nada ${n}`);
      expect(parseRoster(lines.join("\n")).repeated).toHaveLength(names);
      return normalize.mock.calls.length / names;
    };
    expect(perName(200)).toBe(perName(10));
    normalize.mockRestore();
  });
});
