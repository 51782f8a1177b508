import fc from "fast-check";
import Papa from "papaparse";
import { expect, it } from "vitest";
import { listRunCells } from "./testing/run-cells";
import { byteOrderMark, readGuardedCell, writeCsvRows, type CsvCell } from "./write";

const parse = (text: string) => Papa.parse<string[]>(text, { delimiter: ",", newline: "\r\n" }).data.slice(0, -1);

it("T14b, Q34e: text that a spreadsheet would run begins with an apostrophe, and numbers stay numbers", () => {
  expect(writeCsvRows([["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "＝1"]])).toBe(
    `'=1+1,'+1,'-1,'@A1,"'\tx","'\rx",'＝1\r\n`,
  );
  expect(writeCsvRows([[-1, 2.5, null, "a-b", "O'Neil", "3=3"]])).toBe("-1,2.5,,a-b,O'Neil,3=3\r\n");
});

it("T14b, Q34e: so does text behind a semicolon, a tab, a comma or a line break, where another spreadsheet begins a cell", () => {
  expect(writeCsvRows([["Ann", "x;=cmd|'/C calc'!A0", "ok\n=HYPERLINK(1)", 'a\t "=1', "b,-1", "c; d, e"]])).toBe(
    `Ann,"x;'=cmd|'/C calc'!A0","ok\n'=HYPERLINK(1)","a\t' ""=1","b,'-1","c; d, e"\r\n`,
  );
});

it("T14b: cells with commas, semicolons, tabs, quotes and line breaks are quoted, and each row ends with CRLF", () => {
  expect(writeCsvRows([["a,b", 'say "no"', "one\ntwo"], ["a;b", "a\tb"], ["x"]])).toBe(
    '"a,b","say ""no""","one\ntwo"\r\n"a;b","a\tb"\r\nx\r\n',
  );
  expect(writeCsvRows([])).toBe("");
  expect(byteOrderMark).toBe("\uFEFF");
});

it("T14b: whatever is exported parses back the same, and no spreadsheet runs a cell of text, whether it splits at commas, semicolons or tabs and whether quotes count", () => {
  const nasty = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "'",
    '"',
    ",",
    ";",
    "\uFEFF",
    "\u2028",
    " ",
    "＝",
    "a",
    "é",
    "😀",
  );
  const text = fc.oneof(fc.string({ unit: nasty, maxLength: 12 }), fc.string({ unit: "grapheme", maxLength: 12 }));
  const cell = fc.oneof(text, fc.integer(), fc.constant(null));
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array<CsvCell>(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const read = parse(writeCsvRows(rows));
      expect(read.map((row) => row.map(readGuardedCell))).toEqual(
        rows.map((row) => row.map((each) => String(each ?? ""))),
      );
      expect(listRunCells(writeCsvRows(rows))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
