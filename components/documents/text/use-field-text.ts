import { useCallback, useSyncExternalStore } from "react";
import type { Room } from "@/lib/sync/browser/connection/room";
import { useDocument } from "@/components/documents/connection/use-document";

/** The current text of one field of a document that is only read; `initial` until it arrives, and always without a room. */
export function useFieldText(room: Room | null, field: string, initial: string): string {
  const { doc } = useDocument(room);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (doc === null) return () => undefined;
      const text = doc.getText(field);
      text.observe(onChange);
      return () => text.unobserve(onChange);
    },
    [doc, field],
  );
  return useSyncExternalStore(
    subscribe,
    () => (doc === null ? initial : doc.getText(field).toJSON()),
    () => initial,
  );
}
