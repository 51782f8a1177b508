import { isAscii, isUtf8 } from "node:buffer";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { delimiters, readCsv, replaceCells, type Delimiter } from "./cells";
import { decodeText, type TextEncoding } from "./decode";
import { encodeText } from "./encode";

const values = (text: string) => readCsv(text).rows.map((row) => row.map(({ value }) => value));

describe("T14: cells of a CSV text", () => {
  it("T14g: quotes, doubled quotes, line breaks in cells, empty cells and rows of different lengths are read as spreadsheets do", () => {
    expect(values('a,"b ""c""\r\nd",\r\n\r\n"","e"f,g"h\n')).toEqual([
      ["a", 'b "c"\r\nd', ""],
      ["", "ef", 'g"h'],
    ]);
    expect(values("a,b\nc,d,")).toEqual([
      ["a", "b"],
      ["c", "d", ""],
    ]);
    expect(values('x,"never closed\ny')).toEqual([["x", "never closed\ny"]]);
    expect(readCsv("Name;Points\nA, B;3\nC, D;4").delimiter).toBe(";");
    expect(readCsv("Name\tPoints\nA, B\t3").delimiter).toBe("\t");
    expect(readCsv("").rows).toEqual([]);
  });

  it("T14g: a replaced cell keeps its quotes, and gets them when it needs them", () => {
    const table = readCsv('a,"b",c\r\n1,"2",3\r\n');
    const [, row = []] = table.rows;
    const fill = row.map((cell, at) => ({ cell, value: ["9", "8", "7,5"][at] ?? "" }));
    expect(replaceCells(table, fill)).toBe('a,"b",c\r\n9,"8","7,5"\r\n');
  });
});

/** A file as a spreadsheet or gradebook would write it. */
const written = fc.record({
  encoding: fc.constantFrom<TextEncoding>("utf-8", "utf-16le", "utf-16be", "windows-1252"),
  hasByteOrderMark: fc.boolean(),
  delimiter: fc.constantFrom<Delimiter>(...delimiters),
  newline: fc.constantFrom("\r\n", "\n"),
  endsWithNewline: fc.boolean(),
  rows: fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(
      fc.array(
        fc.record({
          value: fc.string({
            unit: fc.constantFrom("a", "é", "€", " ", ",", ";", "\t", '"', "\n", "ß", "7", "’"),
            maxLength: 8,
          }),
          quoted: fc.boolean(),
        }),
        { minLength: width, maxLength: width },
      ),
      { minLength: 2, maxLength: 8 },
    ),
  ),
});

describe("T14: a file that is filled in", () => {
  it("T14g: byte for byte as it was outside the filled column, in every encoding, with every delimiter, quoting and line end", () => {
    fc.assert(
      fc.property(written, fc.nat(), (file, choice) => {
        const { delimiter, newline } = file;
        const texts = file.rows.map((row) =>
          row.map(({ value, quoted }) =>
            quoted || /["\r\n,;\t]/.test(value) || value === "" ? `"${value.replaceAll('"', '""')}"` : value,
          ),
        );
        const text = texts.map((row) => row.join(delimiter)).join(newline) + (file.endsWithNewline ? newline : "");
        const hasByteOrderMark =
          file.encoding.startsWith("utf-16") || (file.encoding === "utf-8" && file.hasByteOrderMark);
        const bytes = encodeText({ text, encoding: file.encoding, hasByteOrderMark });
        // Some bytes mean letters in both, and are read as UTF-8: those of "ß€" in Windows-1252.
        fc.pre(file.encoding !== "windows-1252" || isAscii(bytes) || !isUtf8(bytes));
        const decoded = decodeText(bytes);
        expect(decoded.text).toBe(text);
        expect(encodeText(decoded)).toEqual(bytes);

        const table = readCsv(decoded.text);
        // If cells contain delimiters, the delimiter found is only a guess. The text must still be the same after reading and writing.
        expect(replaceCells(table, [])).toBe(text);
        if (table.delimiter !== delimiter) return;
        const read = table.rows.map((row) => row.map(({ value }) => value));
        expect(read).toEqual(
          Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false }).data.filter((row) => row.length > 1),
        );
        const column = choice % (texts[0]?.length ?? 1);
        const fill = table.rows.flatMap((row, at) =>
          at > 0 && row[column] !== undefined ? [{ cell: row[column], value: String(at) }] : [],
        );
        const expected = texts.map((row, y) =>
          row.map((cell, x) => (x === column && y > 0 ? (cell.startsWith('"') ? `"${y}"` : String(y)) : cell)),
        );
        const filled = encodeText({ ...decoded, text: replaceCells(table, fill) });
        const whole = expected.map((row) => row.join(delimiter)).join(newline) + (file.endsWithNewline ? newline : "");
        expect(filled).toEqual(encodeText({ ...decoded, text: whole }));
      }),
      { numRuns: 200 },
    );
  });

  it("T14g: any bytes at all are written back the same where their encoding can be told, UTF-16 with half a pair too", () => {
    const halves = Uint8Array.from([0xff, 0xfe, 0x3d, 0xd8, 0x61, 0x00]);
    expect(encodeText(decodeText(halves))).toEqual(halves);
    const every = Uint8Array.from({ length: 256 }, (_, byte) => (byte + 0x80) % 256);
    expect(decodeText(every).encoding).toBe("windows-1252");
    expect(encodeText(decodeText(every))).toEqual(every);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const decoded = decodeText(bytes);
        if (decoded.encoding === "utf-8" || decoded.encoding === "windows-1252" || bytes.length % 2 === 0)
          if (!(decoded.hasByteOrderMark && decoded.encoding === "utf-8"))
            expect(encodeText(decoded)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });
});
