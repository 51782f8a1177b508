import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

/** Someone else in the document. The server sets name and user id (R10), not the other browser. */
export interface Person {
  clientId: number;
  userId: string;
  name: string;
  /** The field they are in. Without one, `anchor` and `head` mean nothing. */
  field: string | null;
  anchor: number;
  head: number;
}

/** A field, and a selection in its text in UTF-16 units. */
export interface FieldSelection {
  field: string;
  anchor: number;
  head: number;
}

/** Sets which field this user is in, and where, as others see it; null when in none. */
export function setOwnCursor(doc: Y.Doc, awareness: Awareness, where: FieldSelection | null): void {
  if (where === null) return awareness.setLocalState({ cursor: null });
  const text = doc.getText(where.field);
  const at = (index: number) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1)) as unknown;
  awareness.setLocalState({ cursor: { field: where.field, anchor: at(where.anchor), head: at(where.head) } });
}

/** Call after a disconnect. The same people may come back with lower clocks, when the server was restarted and its wall clock set back. */
export function forgetOthers({ meta, clientID }: Awareness): void {
  for (const client of meta.keys()) if (client !== clientID) meta.delete(client);
}

/** Everyone but this page, as the server sends them (lib/sync/README.md, Presence). Positions are those of this moment. */
export function readPresence(doc: Y.Doc, awareness: Awareness): Person[] {
  const people: Person[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === doc.clientID || !isServerState(state)) continue;
    const { user, cursor } = state;
    const field = cursor !== null && doc.share.has(cursor.field) ? cursor.field : null;
    const at = (position: unknown) => (field === null ? 0 : toIndex(doc, position));
    people.push({
      clientId,
      userId: user.id,
      name: user.name,
      field,
      anchor: at(cursor?.anchor),
      head: at(cursor?.head),
    });
  }
  return people.sort((a, b) => a.clientId - b.clientId);
}

interface ServerState {
  user: { id: string; name: string };
  cursor: { field: string; anchor: unknown; head: unknown } | null;
}

/** False for a moment after reconnecting, while a state is still the other browser's own. */
function isServerState(state: Record<string, unknown>): state is Record<string, unknown> & ServerState {
  return typeof state["user"] === "object" && state["user"] !== null && "cursor" in state;
}

export function isSamePresence(a: readonly Person[], b: readonly Person[]): boolean {
  return (
    a.length === b.length &&
    a.every((p, i) => {
      const q = b[i];
      return (
        q !== undefined &&
        p.clientId === q.clientId &&
        p.userId === q.userId &&
        p.name === q.name &&
        p.field === q.field &&
        p.anchor === q.anchor &&
        p.head === q.head
      );
    })
  );
}

function toIndex(doc: Y.Doc, position: unknown): number {
  if (typeof position !== "object" || position === null) return 0;
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc)?.index ?? 0;
  } catch {
    return 0; // its text has not arrived yet
  }
}
