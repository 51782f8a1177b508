import { useCallback, useSyncExternalStore } from "react";
import type { Room } from "@/components/documents/connection/room";
import { useDocument } from "@/components/documents/connection/use-document";

/** The text of one field of a document that is only read, as it changes; `initial` until it has come, and for good without a room. */
export function useTextOf(room: Room | null, field: string, initial: string): string {
  const { doc } = useDocument(room);
  const subscribe = useCallback(
    (hear: () => void) => {
      if (doc === null) return () => undefined;
      const text = doc.getText(field);
      text.observe(hear);
      return () => text.unobserve(hear);
    },
    [doc, field],
  );
  return useSyncExternalStore(
    subscribe,
    () => (doc === null ? initial : doc.getText(field).toJSON()),
    () => initial,
  );
}
