import type { TableWords } from "@/lib/features/exporting/table";

/** The names of messages in place of their words. */
export const plainWords: TableWords = { column: String, value: String, phase: String };
