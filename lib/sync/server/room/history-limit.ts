import { historyBudget } from "@/lib/sync/format/history-budget";
import type { RoomExtension } from "./room-extension";

/** Every row counts towards what its author, and all students of its document, may add to the history (R12). */
export const historyLimit: RoomExtension = {
  onRow: ({ author, documentId, bytes }) => historyBudget().spend(author, documentId, bytes.length, performance.now()),
};
