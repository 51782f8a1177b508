import { useCallback, useSyncExternalStore } from "react";
import { findOpenDocument, openDocument } from "@/lib/sync/browser/connection/open-documents";
import { connectingView, type DocumentView } from "@/lib/sync/browser/connection/document-view";
import type { LiveDocument } from "@/lib/sync/browser/connection/live-document";
import type { Room } from "@/lib/sync/browser/connection/room";

/** The room's document, connected while the component is mounted. */
export function useDocument(room: Room | null): DocumentView & { document: LiveDocument | null } {
  const { kind, id, epoch, access, studentId, team } = room ?? {
    kind: null,
    id: "",
    epoch: 0,
    access: "read" as const,
  };
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (kind === null) return () => undefined;
      return openDocument({ kind, id, epoch, access, studentId, team }, onChange);
    },
    [kind, id, epoch, access, studentId, team],
  );
  const document = useCallback(
    () => (kind === null ? null : findOpenDocument({ kind, id, epoch, access, studentId })),
    [kind, id, epoch, access, studentId],
  );
  const view = useSyncExternalStore(
    subscribe,
    () => document()?.view() ?? connectingView,
    () => connectingView,
  );
  return { ...view, document: view === connectingView ? null : document() };
}
