import { describe, expect, it } from "vitest";
import { formatCsv, inertCell } from "./audit";

describe("Q34: the audit log as CSV", () => {
  it("Q34: what a spreadsheet would run is text, quotes are doubled, and other text stays", () => {
    expect(["=1+1", "+1", "-1", "@x", "\tx", "\rx", 'say "no"', "a,b"].map(inertCell)).toEqual([
      `"'=1+1"`,
      `"'+1"`,
      `"'-1"`,
      `"'@x"`,
      `"'\tx"`,
      `"'\rx"`,
      `"say ""no"""`,
      `"a,b"`,
    ]);
  });

  it("Q34: it begins with a BOM, and lines end as spreadsheets want", () => {
    expect(
      formatCsv([
        ["a", "b"],
        ["ç", ""],
      ]),
    ).toBe('\uFEFF"a","b"\r\n"ç",""\r\n');
  });
});
