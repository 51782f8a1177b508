/** Q34: what counts as reading or changing something about a person. Each is a message of `audit.did`. */
export const auditedReads = ["held", "history", "ballots", "submission"] as const;
export const auditedChanges = ["erase"] as const;
export type AuditedRead = (typeof auditedReads)[number];
export type AuditedChange = (typeof auditedChanges)[number];

/** Reads of one thing by one teacher within this time are one line. */
export const repeatedReadMs = 10 * 60_000;
