import type * as Y from "yjs";

/**
 * Calls a listener for each update of a document. An error in it becomes an uncaught error: thrown into Yjs, it would end this document's updates for
 * good, and what is typed from then on would be neither sent nor stored. @returns how to stop
 */
export function onUpdate(doc: Y.Doc, listener: (update: Uint8Array, origin: unknown) => void): () => void {
  const call = (update: Uint8Array, origin: unknown) => {
    try {
      listener(update, origin);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };
  doc.on("update", call);
  return () => doc.off("update", call);
}
