import { describe, expect, it } from "vitest";
import { otherColumns, personalColumns, schemaColumns } from "@/db/testing/privacy-document";

describe("docs/privacy.md", () => {
  const personal = personalColumns.map(({ name }) => name);

  it("B10a: every column of the database stands once, in the table of personal data or in the list of columns without, and nothing else does", () => {
    expect(schemaColumns().length).toBeGreaterThan(200);
    expect([...personal, ...otherColumns].sort()).toEqual(schemaColumns().sort());
  });

  it("B10a: of each column with personal data it says what it is, why, until when, about whom, and whether it is in the file or why not", () => {
    const wrong = personalColumns.filter(
      ({ what, why, until, about, inFile }) =>
        [what, why, until].some((cell) => cell.trim() === "") ||
        !["student", "teacher", "student and teacher"].includes(about) ||
        !/^(?:yes|yes: .+|no: .+)$/.test(inFile),
    );
    expect(wrong).toEqual([]);
  });
});
