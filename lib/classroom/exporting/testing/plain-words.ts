import type { TableWords } from "@/lib/classroom/exporting/table";

/** The names of messages in place of their words. */
export const plainWords: TableWords = { column: String, value: String, phase: String };
