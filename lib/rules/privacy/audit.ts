/** Q34: what counts as reading or changing something about a person. Each is a message of `audit.did`. */
export const auditedReads = ["held", "history", "ballots", "submission", "table", "list", "audit"] as const;
export const auditedChanges = [
  "erase",
  "pin",
  "teacher-add",
  "teacher-right",
  "teacher-remove",
  "teacher-join",
  "owner-add",
  "owner-end",
  "link",
  "unlink",
  "link-student",
  "link-listed",
  "unlink-student",
  "passwords-on",
  "passwords-off",
  "pins-on",
  "pins-off",
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
