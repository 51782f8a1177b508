import { describe, expect, it, vi } from "vitest";
import { isTable, parseRoster } from "./roster";

describe("a pasted roster", () => {
  it("T15a: one name a line; empty lines, numbering and tabs are passed over", () => {
    const { names } = parseRoster("1. Malik\r\n2) Inés  Moreau\n\n\t 李小龍 \r");
    expect(names.map(({ name }) => name)).toEqual(["Malik", "Inés Moreau", "李小龍"]);
  });

  it("T15a: a name given twice is said once", () => {
    const roster = parseRoster("Ines\nines\n INES \nAda");
    expect(roster.names.map(({ name }) => name)).toEqual(["Ines", "Ada"]);
    expect(roster.repeated).toEqual(["ines"]);
  });

  it("T15a: a line that is no name is said", () => {
    expect(parseRoster(`Ada\n---\n${"x".repeat(81)}`).faulty).toEqual(["---", "x".repeat(81)]);
  });

  it("T15a: of a line that is much too long nothing is put in order, and each name is compared once, however many are there", () => {
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

it("T15a: what was pasted as names is a table where lines have an e-mail address, a tab, or commas or semicolons in two of them", () => {
  for (const table of [
    "Okoro,Faith,1001,faith@x.example",
    "Faith\tOkoro\nNoah\tSmith",
    "Okoro, Faith\nSmith, Noah",
    "Faith;1001\n\nNoah;1002",
    "Faith Okoro <faith@x.example>",
  ])
    expect(isTable(table), table).toBe(true);
  for (const names of ["Faith Okoro\nNoah", "John Smith, Jr.\nNoah Smith", "1. Faith\n2. Noah", "Faith,\nNoah,", ""])
    expect(isTable(names), names).toBe(false);
});
