import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHeading } from "@/lib/features/arranging/students/rules/roster-columns";
import { readTable, tableLimits } from "./read-table";
import { listRunCells } from "./testing/run-cells";
import { writeCsvFile } from "./write";

const rowsOf = (text: string) => {
  const read = readTable(text, isHeading);
  return read.kind === "table" ? read.rows : read.why;
};

describe("a table of text", () => {
  it("T15b: the separator is a comma, a semicolon or a tab; cells have quotes, separators and line breaks in them", () => {
    for (const separator of [",", ";", "\t"]) {
      const text = `Name${separator}Section\n"Adler${separator} ""Ben"""${separator}"9\r\nB"\n`;
      expect(rowsOf(text)).toEqual([
        ["Name", "Section"],
        [`Adler${separator} "Ben"`, "9\nB"],
      ]);
    }
    expect(rowsOf("sep=;\r\nAda;9A\r\nBen;9B\r\n")).toEqual([
      ["Ada", "9A"],
      ["Ben", "9B"],
    ]);
  });

  it("T15b: without headings the separator is the one that all lines have; a comma inside of names is none", () => {
    expect(rowsOf("Adler, Ben;9B\nOkafor, Ada;9A\n")).toEqual([
      ["Adler, Ben", "9B"],
      ["Okafor, Ada", "9A"],
    ]);
    expect(rowsOf("Ada Okafor\nMartin King, Jr.\nBen Adler")).toEqual([
      ["Ada Okafor"],
      ["Martin King, Jr."],
      ["Ben Adler"],
    ]);
    expect(rowsOf("Adler, Ben\nOkafor, Ada")).toEqual([
      ["Adler", " Ben"],
      ["Okafor", " Ada"],
    ]);
  });

  it("T15b: below a heading alone in its line commas are inside of names, however many there are; semicolons and tabs still separate", () => {
    const names = Array.from({ length: 30 }, (_, at) => `Adler ${at}, Ben`);
    for (const above of ["Student", "Class list 9B\nStudent"])
      expect(rowsOf(`${above}\n${names.join("\n")}\n`)).toEqual([...above.split("\n"), ...names].map((cell) => [cell]));
    for (const separator of [";", "\t"])
      expect(rowsOf(`Student\n${names.map((name) => `${name}${separator}9B`).join("\n")}`)).toEqual([
        ["Student"],
        ...names.map((name) => [name, "9B"]),
      ]);
  });

  it("T15b: names pasted one a line, with whatever line breaks and quotes, are one cell each", () => {
    expect(rowsOf('Ada\r\n\r\nBen\n"Nini" Dubois\rMira\u2028Lin')).toEqual([
      ["Ada"],
      ["Ben"],
      ['"Nini" Dubois'],
      ["Mira"],
      ["Lin"],
    ]);
    expect(rowsOf('"Ada\nBen\nLin')).toEqual([['"Ada'], ["Ben"], ["Lin"]]);
  });

  it("T15b: nothing, 5,001 rows, 301 columns and a cell of 2,001 letters are refused, with how many rows there are or which it is; up to there all is read", () => {
    const { rows, columns, cell } = tableLimits;
    expect(tableLimits).toEqual({ bytes: 5 * 1024 * 1024, rows: 5_000, columns: 300, cell: 2_000 });
    const read = (text: string) => readTable(text, isHeading);
    expect(read(" \n\t\n")).toEqual({ kind: "refused", why: "empty", row: 0 });
    expect(read("Ada\n".repeat(rows)).kind).toBe("table");
    expect(read("Ada\n".repeat(rows + 1))).toEqual({ kind: "refused", why: "too-many-rows", row: 5_001 });
    const wide = (count: number) => `Name,Section\nAda,9A\nBen${",".repeat(count - 1)}\n`;
    expect(read(wide(columns)).kind).toBe("table");
    expect(read(wide(columns + 1))).toEqual({ kind: "refused", why: "too-many-columns", row: 3 });
    const long = (count: number) => `Name\n${"a".repeat(count)}`;
    expect(read(long(cell)).kind).toBe("table");
    expect(read(long(cell + 1))).toEqual({ kind: "refused", why: "long-cell", row: 2 });
  });

  it("T15b: without headings a separator counts where nine of ten rows have as many cells, the last, which may have been cut, left aside", () => {
    const even = Array.from({ length: 8 }, (_, at) => `a${at},b`);
    const isSplit = (lines: readonly string[]) => rowsOf(lines.join("\n"))[0]?.length === 2;
    expect(isSplit([...even, "c,d", "cut"])).toBe(true);
    expect(isSplit([...even, "other", "c,d"])).toBe(false);
    expect(isSplit([...even, "c,d", "other", "c,d"])).toBe(true);
    expect([isSplit(["a,b"]), isSplit(["a,b", "cut"])]).toEqual([true, true]);
    expect(isSplit(["a", "b,c"])).toBe(false);
  });

  it("T14b, T15b: what was written is read as it was, whatever the cells; none is run by a spreadsheet", () => {
    const cell = fc.oneof(
      // oxlint-disable-next-line no-control-regex -- what a reader of tables takes for something else
      fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\0\u001f\r\u2028\u2029\uFEFF]/.test(text)),
      fc.constantFrom(
        "=1+1",
        "'=1+1",
        "''@x",
        "-2",
        "+49 30",
        "@cmd",
        "\t=1",
        '"',
        ";",
        ",",
        "a\nb",
        "'",
        "' a",
        "x;=1",
        "x\n=1",
        'a, "-1',
        "b;'=1",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const table = [["Name", "Section"], ...rows];
        const text = writeCsvFile(table);
        expect(listRunCells(text)).toEqual([]);
        expect(rowsOf(text)).toEqual(table.filter((row) => row.some((one) => one.trim() !== "")));
      }),
    );
  });
});
