import { useCallback, useSyncExternalStore } from "react";
import { heldDocument, holdDocument } from "./open-documents";
import type { DocumentView, LiveDocument } from "./live-document";
import type { Room } from "./room";

const notYet: DocumentView = { doc: null, state: { is: "connecting" }, people: [], writable: false };

/** The room's document, connected for as long as the component is shown. */
export function useDocument(room: Room | null): DocumentView & { document: LiveDocument | null } {
  const { kind, id, epoch, access, keptBy } = room ?? { kind: null, id: "", epoch: 0, access: "read" as const };
  const subscribe = useCallback(
    (hear: () => void) => {
      if (kind === null) return () => undefined;
      return holdDocument({ kind, id, epoch, access, keptBy }, hear);
    },
    [kind, id, epoch, access, keptBy],
  );
  const document = useCallback(
    () => (kind === null ? null : heldDocument({ kind, id, epoch, access, keptBy })),
    [kind, id, epoch, access, keptBy],
  );
  const view = useSyncExternalStore(
    subscribe,
    () => document()?.view() ?? notYet,
    () => notYet,
  );
  return { ...view, document: view === notYet ? null : document() };
}
