import type { DeviceCopy } from "@/lib/sync/format/document-thread";
import { documentFields, type DocumentKind } from "@/lib/sync/format/fields";
import { inCheapOrder } from "@/lib/sync/format/merge-updates";
import { checkUpdate } from "@/lib/sync/format/update-check";
import { monotonicMs } from "@/lib/process/clock";
import { RoomState } from "./room/room-state";

/** A row's facts, of which only its content matters here. */
const anybody = { writer: "", n: 0, author: "", carried: false, time: 0 };

/** Whether a document's stored updates hold everything in a device's copy of it. */
export function isStored(
  documentId: string,
  stored: readonly Uint8Array[],
  kind: DocumentKind,
  { update, below }: DeviceCopy,
): boolean {
  const roots = documentFields[kind];
  const shape = checkUpdate(update, roots);
  if (typeof shape === "string") return false;
  const state = new RoomState(roots, undefined, true);
  state.fill(documentId, { snapshot: null, rows: inCheapOrder(stored, roots).map((bytes) => ({ ...anybody, bytes })) });
  const end = (client: number) => below.get(client) ?? Infinity;
  const asked = shape.sections.map(({ client, from, to }) => ({ client, from, to: Math.min(to, end(client)) }));
  if (!state.clocks.covers({ ...shape, sections: asked, deletes: [] })) return false;
  if (below.size === 0 && !shape.deletes.every((range) => state.clocks.isDeletedOrAwaited(range))) return false;
  return state.text.hasSameText(
    update,
    shape,
    (client) => Math.min(state.clocks.clockOf(client), end(client)),
    monotonicMs(),
  );
}
