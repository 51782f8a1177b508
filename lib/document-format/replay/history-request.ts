/** T13: what the thread that reads whole histories is asked, and what it says. */
import type { DocumentKind } from "@/lib/document-format/fields";
import type { DocumentTexts } from "@/lib/document-format/document-texts";
import type { Edit } from "./restore";

export type HistoryRequest =
  /** A version by its last row. */
  | { ask: "bring back"; writer: string; n: number; roots: readonly string[] }
  /** What one writer's only row did. */
  | { ask: "take back"; writer: string; roots: readonly string[] }
  | { ask: "texts until"; time: number; kind: DocumentKind };

export type HistoryResponse =
  /** `time`: of the row that was asked for; `newest`: of the last of all. */
  | ({ is: "edit"; time: number; newest: number } & Edit)
  | { is: "texts"; texts: DocumentTexts[DocumentKind] }
  /** There is no such row. */
  | { is: "gone" }
  /** It has more rows than are read, or takes longer than it may. */
  | { is: "too long" };

/** A piece of the blocks (row-blocks.ts), or that these were all. */
export type ToHistoryWorker = Uint8Array | "all";
export interface FromHistoryWorker {
  answer: HistoryResponse;
}
