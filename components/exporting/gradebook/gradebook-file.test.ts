import { expect, it } from "vitest";
import { encodeText } from "@/lib/csv/encode";
import { findGradebookColumns, matchNames } from "@/lib/features/exporting/rules/gradebook";
import { fillGradebook, openGradebook, studentLines, valuesOf } from "./gradebook-file";

const students = ["Ada Okafor", "Ben Li"].map((name) => ({ id: name, name }));

function tableOf(bytes: Uint8Array) {
  const opened = openGradebook(bytes);
  if (opened.kind !== "table") throw new Error(opened.kind);
  return opened.file;
}

function fill(bytes: Uint8Array): Uint8Array {
  const file = tableOf(bytes);
  const columns = findGradebookColumns(valuesOf(file.table));
  const lines = studentLines(file.table, columns);
  const matches = matchNames(
    lines.map(({ name }) => name),
    students,
  );
  const values = new Map(
    lines.flatMap(({ row }, at) => (matches[at]?.studentId == null ? [] : [[row, "12"] as const])),
  );
  return fillGradebook(file, columns.assignments[0] ?? -1, values);
}

it("T14g: a Canvas gradebook comes back byte for byte but for the filled cells", () => {
  const before =
    'Student,ID,SIS Login ID,Section,Case study (4711),Final Score\r\n,,,,Manual Posting,\r\n    Points Possible,,,,16,(read only)\r\n"Okafor, Ada",7,ada,"Period 3, room 2",,\r\n"Li, Ben",8,ben,"Period ""3""",3,\r\n"Student, Test",9,,,,\r\n';
  const after = before.replace('room 2",,', 'room 2",12,').replace('""3""",3,', '""3""",12,');
  for (const hasByteOrderMark of [false, true]) {
    const bytes = (text: string) => encodeText({ text, encoding: "utf-8", hasByteOrderMark });
    expect(fill(bytes(before))).toEqual(bytes(after));
  }
});

it("T14g: a Moodle report in Windows-1252 with semicolons, and one in UTF-16 with tabs, come back byte for byte but for the filled cells", () => {
  const semicolons =
    'Vorname;Nachname;E-Mail-Adresse;Fallstudie (Punkte)\nAda;Okafor;ada@schule.example;-\nBen;Li;ben@schule.example;"7,5"\nZoë;Straße;;-';
  const filled = semicolons.replace("ada@schule.example;-", "ada@schule.example;12").replace('"7,5"', '"12"');
  const inWindows = (text: string) => encodeText({ text, encoding: "windows-1252", hasByteOrderMark: false });
  expect(fill(inWindows(semicolons))).toEqual(inWindows(filled));
  const inUtf16 = (text: string) =>
    encodeText({ text: text.replaceAll(";", "\t"), encoding: "utf-16le", hasByteOrderMark: true });
  expect(fill(inUtf16(semicolons))).toEqual(inUtf16(filled));
});

it("T14g: a file that is no table, one of more than 3,000 rows, a spreadsheet of Excel and a PDF are refused, each as what it is, and a row without the column stays as it is", () => {
  expect(openGradebook(new TextEncoder().encode("only words\nand more"))).toEqual({ kind: "no-table" });
  expect(openGradebook(Uint8Array.from([0xff, 0xfe, 0x61]))).toEqual({ kind: "no-table" });
  const rows = (count: number) => new TextEncoder().encode("Ada,1\n".repeat(count));
  expect(openGradebook(rows(3_000)).kind).toBe("table");
  expect(openGradebook(rows(3_001))).toEqual({ kind: "too-big" });
  expect(openGradebook(new TextEncoder().encode("PK\x03\x04,a\nb,c"))).toEqual({ kind: "workbook" });
  expect(openGradebook(new TextEncoder().encode("%PDF-1.7,a\nb,c"))).toEqual({ kind: "no-text" });
  const short = tableOf(new TextEncoder().encode("Name,Grade\nAda,\nBen\n"));
  expect(
    new TextDecoder().decode(
      fillGradebook(
        short,
        1,
        new Map([
          [1, "5"],
          [2, "6"],
        ]),
      ),
    ),
  ).toBe("Name,Grade\nAda,5\nBen\n");
});
