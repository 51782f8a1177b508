import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

/** Someone else in the document. Name and user id are the server's word (R10), not the other browser's. */
export interface Person {
  clientId: number;
  userId: string;
  name: string;
  /** The field they are in, and where in its text: only with a field. */
  field: string | null;
  anchor: number;
  head: number;
}

/** A field, and a selection in its text. */
export interface Where {
  field: string;
  anchor: number;
  head: number;
}

/** Which field I am in and where, as the others see it; null when in none. */
export function showSelf(doc: Y.Doc, awareness: Awareness, where: Where | null): void {
  if (where === null) return awareness.setLocalState({ cursor: null });
  const text = doc.getText(where.field);
  const at = (index: number) =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index, -1)) as unknown;
  awareness.setLocalState({ cursor: { field: where.field, anchor: at(where.anchor), head: at(where.head) } });
}

/** The connection is gone. Who is met again may have lower clocks: the server's own clock was set back, and its process started again. */
export function forgetOthers({ meta, clientID }: Awareness): void {
  for (const client of meta.keys()) if (client !== clientID) meta.delete(client);
}

/** Everyone but this page, as the server tells it (docs/sync.md, Presence). Positions are of this moment. */
export function readPeople(doc: Y.Doc, awareness: Awareness): Person[] {
  const people: Person[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === doc.clientID || !isHeard(state)) continue;
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

interface HeardState {
  user: { id: string; name: string };
  cursor: { field: string; anchor: unknown; head: unknown } | null;
}

/** Not so for a moment after a redial, while a state is still the other browser's own. */
function isHeard(state: Record<string, unknown>): state is Record<string, unknown> & HeardState {
  return typeof state["user"] === "object" && state["user"] !== null && "cursor" in state;
}

export function samePeople(a: readonly Person[], b: readonly Person[]): boolean {
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
    return 0; // its text has not come yet
  }
}
