import type { DocumentConnection } from "@/components/documents/connection/document-connection";
import { clientClock } from "@/components/documents/text/written-text";
import { earlierPageClocks } from "./copy-metadata";
import type { LocalCopy } from "./local-copy";
import { endOffer } from "./set-aside-text";

/** Gives a connection its local copy, with what earlier pages on this device wrote. @returns whether some of that is unsent */
export function attachCopy(connection: DocumentConnection, copy: LocalCopy): boolean {
  connection.copy = copy;
  endOffer(copy.name);
  connection.earlierUnsent = copy.initialMetadata.unsent;
  connection.earlierClocks = earlierPageClocks(copy.initialMetadata, (clientId) =>
    clientClock(connection.doc, clientId),
  );
  copy.recordWritten(connection.earlierClocks);
  return connection.earlierUnsent.size > 0;
}

/** Records in the copy that all text of this page and of earlier ones on this device is durable. */
export function recordAllSaved(connection: DocumentConnection): void {
  const { copy, doc, ledger, earlierUnsent, earlierClocks } = connection;
  const earlier = [...earlierUnsent.keys()].map((clientId) => [clientId, earlierClocks.get(clientId) ?? 0] as const);
  copy?.recordSaved(new Map(earlier));
  copy?.recordSavedLater(doc.clientID, ledger.savedClock);
  connection.earlierUnsent = new Map();
}
