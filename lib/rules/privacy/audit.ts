/** Q34: what counts as reading or changing something about a person. Each is a message of `audit.did`. */
export const auditedReads = ["held", "history", "ballots", "submission", "table", "list", "audit"] as const;
export const auditedChanges = [
  "erase",
  "pin",
  "teacher-add",
  "teacher-right",
  "teacher-remove",
  "owner-add",
  "owner-end",
  "retention",
  "retention-work",
  "retention-names",
] as const;
export type AuditedRead = (typeof auditedReads)[number];
export type AuditedChange = (typeof auditedChanges)[number];

/** Reads of one thing by one teacher within this time are one line. */
export const repeatedReadMs = 10 * 60_000;

/** How long a line is kept; the database refuses to delete a younger one. */
export const auditDays = 366;

/** A cell that a spreadsheet neither runs nor splits: what it could take for a formula begins with an apostrophe. */
export function inertCell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Rows as CSV, for spreadsheets: UTF-8 with BOM, CRLF. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(inertCell).join(",")}\r\n`).join("")}`;
}
