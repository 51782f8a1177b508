import type { LiveDocument } from "./live-document";
import { roomKey, documentPath, type DocumentAddress, type Room } from "./room";

interface OpenDocument {
  room: Room;
  /** null until its code is loaded: Yjs is not part of a page's first load. */
  document: LiveDocument | null;
  listeners: Set<() => void>;
  closeTimer: ReturnType<typeof setTimeout> | null;
}

/** The open documents of this page: one for each room, however many components show it. */
const openDocuments = new Map<string, OpenDocument>();

/** Opens a room for a component that shows it, unless it is open, and calls `onChange` when it changes. @returns how to close it */
export function openDocument(room: Room, onChange: () => void): () => void {
  const key = roomKey(room);
  let entry = openDocuments.get(key);
  if (entry === undefined) {
    entry = { room, document: null, listeners: new Set(), closeTimer: null };
    openDocuments.set(key, entry);
    void load(key, entry, room);
  }
  const opened = entry;
  opened.listeners.add(onChange);
  if (opened.closeTimer !== null) clearTimeout(opened.closeTimer);
  opened.closeTimer = null;
  return () => {
    opened.listeners.delete(onChange);
    // Not at once: in React's strict mode, and when the next page shows the same room, it is opened again in a moment.
    if (opened.listeners.size === 0) closeWhenSaved(key, opened, performance.now());
  };
}

export function findOpenDocument(room: Room): LiveDocument | null {
  return openDocuments.get(roomKey(room))?.document ?? null;
}

/** Whether this page has the document open with this device's copy of it, and so sends the copy's text. */
export function isCopyOpen(document: DocumentAddress): boolean {
  return [...openDocuments.values()].some(
    ({ room }) => room.studentId !== undefined && documentPath(room) === documentPath(document),
  );
}

async function load(key: string, entry: OpenDocument, room: Room): Promise<void> {
  try {
    const { LiveDocument } = await import("./live-document");
    if (openDocuments.get(key) !== entry) return;
    entry.document = new LiveDocument(room);
    entry.document.subscribe(() => {
      for (const onChange of [...entry.listeners]) onChange();
    });
    entry.document.start();
    for (const onChange of [...entry.listeners]) onChange();
  } catch {
    // The code could not be loaded. Nothing can be typed yet, so retrying loses nothing.
    setTimeout(() => void load(key, entry, room), 2_000);
  }
}

/**
 * Destroys a document that is no longer shown once its text is saved. Without a copy on this device it is destroyed after `maxSendingMs`, and its
 * text is set aside.
 */
function closeWhenSaved(key: string, entry: OpenDocument, since: number): void {
  entry.closeTimer = setTimeout(() => {
    const { document } = entry;
    if (
      document !== null &&
      document.isDirty &&
      document.view().state.is !== "stopped" &&
      (document.isOnDevice || performance.now() - since < maxSendingMs)
    ) {
      closeWhenSaved(key, entry, since);
      return;
    }
    openDocuments.delete(key);
    document?.destroy();
  }, 250);
}

/** For how long an open page goes on sending text of a document that it no longer shows and that has no local copy. */
const maxSendingMs = 60_000;
