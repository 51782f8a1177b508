import type { DocumentConnection } from "@/lib/sync/browser/connection/document-connection";
import { clientClock } from "@/lib/sync/browser/text/written-text";
import { earlierPageClocks } from "./copy-metadata";
import { listDatabases } from "./copy-names";
import type { CopyText } from "./copy-text";
import { openLocalCopy, type LocalCopy } from "./local-copy";
import { endOffer } from "./set-aside-text";

/** An update frame without structs and deletions. */
const emptyUpdate = Uint8Array.of(0, 2, 2, 0, 0);

/**
 * Opens the local copy of a connection's document. A document that is only read gets no copy, but an earlier page may have written in it and left one.
 * Never rejects.
 */
export async function openCopyOf(
  { doc, mayWrite, tell }: DocumentConnection,
  name: string,
  onDamaged: (text: CopyText) => Promise<boolean>,
): Promise<LocalCopy | null> {
  if (!mayWrite && !(await listDatabases()).includes(name)) return null;
  return openLocalCopy({
    name,
    doc,
    onDamaged,
    onLost: () => tell({ is: "changed" }),
    onOtherTab: () => tell({ is: "otherTabStored" }),
  });
}

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

/**
 * Loads into the document, and so sends to the server, what the student's other tabs have stored in the copy; text that they have marked as unsent
 * counts as this page's (R6). Never rejects. @returns whether some of it is unsent
 */
export async function loadFromOtherTabs(connection: DocumentConnection): Promise<boolean> {
  const { copy, doc, provider } = connection;
  if (copy === null || !copy.isStoring) return false;
  try {
    const unsent = [...(await copy.readOtherTabs())].filter(([clientId]) => clientId !== doc.clientID);
    if (unsent.length === 0) return false;
    connection.earlierUnsent = new Map([...connection.earlierUnsent, ...unsent]);
    // Text that arrived from the server may not be committed either. Once this frame is committed, all that stands before it is.
    if (provider.wsconnected) provider.ws?.send(emptyUpdate);
    return true;
  } catch {
    return false; // The copy can't be read; the page goes on with the text that it has.
  }
}

/** Records in the copy that all text of this page and of earlier ones on this device is durable. */
export function recordAllSaved(connection: DocumentConnection): void {
  const { copy, doc, ledger, earlierUnsent, earlierClocks } = connection;
  const earlier = [...earlierUnsent.keys()].map((clientId) => [clientId, earlierClocks.get(clientId) ?? 0] as const);
  copy?.recordSaved(new Map(earlier));
  copy?.recordSavedLater(doc.clientID, ledger.savedClock);
  connection.earlierUnsent = new Map();
}
