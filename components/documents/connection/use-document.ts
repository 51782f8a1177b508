import { useCallback, useSyncExternalStore } from "react";
import { findOpenDocument, openDocument } from "./open-documents";
import type { DocumentView, LiveDocument } from "./live-document";
import type { Room } from "./room";

const notYet: DocumentView = { doc: null, state: { is: "connecting" }, people: [], writable: false };

/** The room's document, connected while the component is mounted. */
export function useDocument(room: Room | null): DocumentView & { document: LiveDocument | null } {
  const { kind, id, epoch, access, studentId } = room ?? { kind: null, id: "", epoch: 0, access: "read" as const };
  const subscribe = useCallback(
    (hear: () => void) => {
      if (kind === null) return () => undefined;
      return openDocument({ kind, id, epoch, access, studentId }, hear);
    },
    [kind, id, epoch, access, studentId],
  );
  const document = useCallback(
    () => (kind === null ? null : findOpenDocument({ kind, id, epoch, access, studentId })),
    [kind, id, epoch, access, studentId],
  );
  const view = useSyncExternalStore(
    subscribe,
    () => document()?.view() ?? notYet,
    () => notYet,
  );
  return { ...view, document: view === notYet ? null : document() };
}
