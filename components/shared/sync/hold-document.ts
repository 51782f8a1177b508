import { LiveDocument } from "./live-document";
import { roomKey, type Room } from "./room";

/** The documents of this page, one per room however many components show it. */
const held = new Map<string, { document: LiveDocument; holders: number; leaving: ReturnType<typeof setTimeout> | null }>();

/** A component shows the room from now on; returns how to let go. */
export function holdDocument(room: Room): { document: LiveDocument; release: () => void } {
  const key = roomKey(room);
  let entry = held.get(key);
  if (entry === undefined) {
    entry = { document: new LiveDocument(room), holders: 0, leaving: null };
    held.set(key, entry);
  }
  const mine = entry;
  mine.holders += 1;
  if (mine.leaving !== null) clearTimeout(mine.leaving);
  mine.leaving = null;
  // Not at once: under React's strict mode, and when a page is replaced by one that shows the same room, let go and held again in one task.
  queueMicrotask(() => {
    if (mine.holders > 0) mine.document.start();
  });
  return {
    document: mine.document,
    release: () => {
      mine.holders -= 1;
      if (mine.holders === 0) leave(key, mine, Date.now());
    },
  };
}

export function heldDocument(room: Room): LiveDocument | null {
  return held.get(roomKey(room))?.document ?? null;
}

/** Nobody shows it any more: it goes as soon as what was typed is stored; if that takes too long, the words are kept aside. */
function leave(key: string, entry: { document: LiveDocument; holders: number; leaving: ReturnType<typeof setTimeout> | null }, since: number): void {
  entry.leaving = setTimeout(() => {
    if (entry.document.dirty && entry.document.view().state.is !== "stopped" && Date.now() - since < longestWait) {
      leave(key, entry, since);
      return;
    }
    held.delete(key);
    entry.document.destroy();
  }, 250);
}

/** ms; while the page is open, words typed in a document it no longer shows are sent for this long. */
const longestWait = 60_000;
