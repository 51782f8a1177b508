/** Requests to the thread that reads whole histories, and its responses (T13). */
import type { DocumentKind } from "@/lib/sync/format/fields";
import type { DocumentTexts } from "@/lib/sync/format/document-texts";
import type { Edit } from "./restore";
import type { Typed } from "./typed";
import type { WriterFacts } from "./writer-facts";

export type HistoryRequest =
  /** Restore a version, named by its last row. */
  | { ask: "restore"; writer: string; n: number; roots: readonly string[] }
  /** Undo what a writer's only row did. */
  | { ask: "undo"; writer: string; roots: readonly string[] }
  | { ask: "texts at"; time: number; kind: DocumentKind }
  /** What these authors typed. */
  | { ask: "typed"; authorIds: readonly string[]; kind: DocumentKind }
  /** How much each author wrote. `restores` as `HistoryReader` takes them. */
  | { ask: "writers"; roots: readonly string[]; restores: readonly [writer: string, version: number | null][] };

export type HistoryResponse =
  /** `time` is the requested row's, `newest` the last row's. */
  | ({ is: "edit"; time: number; newest: number } & Edit)
  | { is: "texts"; texts: DocumentTexts[DocumentKind] }
  | { is: "writers"; writers: readonly WriterFacts[] }
  | { is: "typed"; typed: Typed }
  /** There is no such row. */
  | { is: "gone" }
  /** The document has more rows than are read. */
  | { is: "too long" }
  /** It took longer than allowed: a long document, or a busy server. */
  | { is: "late" };

/** A request; then parts of its document's blocks (row-blocks.ts); `all` after the last part. */
export type ToHistoryWorker = HistoryRequest | Uint8Array<ArrayBuffer> | "all";
export interface FromHistoryWorker {
  answer: HistoryResponse;
}
