import { describe, expect, it } from "vitest";
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
});
