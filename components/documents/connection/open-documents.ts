import type { LiveDocument } from "./live-document";
import { roomKey, roomPath, type DocumentName, type Room } from "./room";

interface Held {
  room: Room;
  /** null until its code has come: Yjs is no part of a page's first load. */
  document: LiveDocument | null;
  hearers: Set<() => void>;
  leaving: ReturnType<typeof setTimeout> | null;
}

/** The documents of this page, one per room however many components show it. */
const held = new Map<string, Held>();

/** A component shows the room from now on and hears of its changes; returns how to let go. */
export function holdDocument(room: Room, hear: () => void): () => void {
  const key = roomKey(room);
  let entry = held.get(key);
  if (entry === undefined) {
    entry = { room, document: null, hearers: new Set(), leaving: null };
    held.set(key, entry);
    void open(key, entry, room);
  }
  const mine = entry;
  mine.hearers.add(hear);
  if (mine.leaving !== null) clearTimeout(mine.leaving);
  mine.leaving = null;
  return () => {
    mine.hearers.delete(hear);
    // Not at once: under React's strict mode, and when a page is replaced by one that shows the same room, it is held again in a moment.
    if (mine.hearers.size === 0) leave(key, mine, performance.now());
  };
}

export function heldDocument(room: Room): LiveDocument | null {
  return held.get(roomKey(room))?.document ?? null;
}

/** Whether this page has that document open, for reading or writing. */
export function isHeld(document: DocumentName): boolean {
  return [...held.values()].some(({ room }) => roomPath(room) === roomPath(document));
}

async function open(key: string, entry: Held, room: Room): Promise<void> {
  try {
    const { LiveDocument } = await import("./live-document");
    if (held.get(key) !== entry) return;
    entry.document = new LiveDocument(room);
    entry.document.subscribe(() => {
      for (const hear of [...entry.hearers]) hear();
    });
    entry.document.start();
    for (const hear of [...entry.hearers]) hear();
  } catch {
    // No connection for its code either: nothing can be typed yet, so nothing is lost by trying again.
    setTimeout(() => void open(key, entry, room), 2_000);
  }
}

/** Nobody shows it any more: it goes as soon as what was typed is stored; if that takes too long, and this device can't keep them, the words are put aside. */
function leave(key: string, entry: Held, since: number): void {
  entry.leaving = setTimeout(() => {
    const { document } = entry;
    if (
      document !== null &&
      document.dirty &&
      document.view().state.is !== "stopped" &&
      (document.keptOnDevice || performance.now() - since < longestWait)
    ) {
      leave(key, entry, since);
      return;
    }
    held.delete(key);
    document?.destroy();
  }, 250);
}

/** ms; while the page is open, words typed in a document it no longer shows, and kept nowhere else, are sent for this long. */
const longestWait = 60_000;
