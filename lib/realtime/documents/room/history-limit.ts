import { historyBudget } from "@/lib/document-format/history-budget";
import type { RoomExtension } from "./room-extension";

/** R12: every row counts towards what its author, and its document, may add to the history. */
export const historyLimit: RoomExtension = {
  onRow: ({ author, documentId, bytes }) => historyBudget().spend(author, documentId, bytes.length, performance.now()),
};
