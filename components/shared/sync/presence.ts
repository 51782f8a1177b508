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

/** Everyone but this page. Positions are of this moment. */
export function readPeople(doc: Y.Doc, awareness: Awareness): Person[] {
  const people: Person[] = [];
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === doc.clientID) continue;
    const { userId, name, field } = state as Record<string, unknown>;
    if (typeof userId !== "string" || typeof name !== "string") continue;
    const at = (position: unknown) => (typeof field === "string" ? toIndex(doc, position) : 0);
    people.push({ clientId, userId, name, field: typeof field === "string" && doc.share.has(field) ? field : null, anchor: at(state["anchor"]), head: at(state["head"]) });
  }
  return people.sort((a, b) => a.clientId - b.clientId);
}

export function samePeople(a: readonly Person[], b: readonly Person[]): boolean {
  return a.length === b.length && a.every((p, i) => {
    const q = b[i];
    return q !== undefined && p.clientId === q.clientId && p.userId === q.userId && p.name === q.name && p.field === q.field && p.anchor === q.anchor && p.head === q.head;
  });
}

function toIndex(doc: Y.Doc, position: unknown): number {
  if (typeof position !== "object" || position === null) return 0;
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc)?.index ?? 0;
  } catch {
    return 0; // written by another browser: may be anything
  }
}
