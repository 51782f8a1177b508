import type * as Y from "yjs";
import { isSameState } from "./derive-save-state";
import type { Person } from "./presence";
import type { SaveState } from "./save-state";

/** What a page shows of a document; a new object with each change. */
export interface DocumentView {
  /** null until the server has sent the document or, when the server does not answer, the device's copy is shown. */
  doc: Y.Doc | null;
  state: SaveState;
  people: readonly Person[];
  /** Whether the user may type: the document is here, and the server takes what this page writes. */
  isWritable: boolean;
}

export const connectingView: DocumentView = { doc: null, state: { is: "connecting" }, people: [], isWritable: false };

/** The current view, for `useSyncExternalStore`. */
export class ViewStore {
  current = connectingView;
  private readonly derive: (previous: DocumentView) => DocumentView;
  private readonly listeners = new Set<() => void>();
  private isRefreshing = false;

  constructor(derive: (previous: DocumentView) => DocumentView) {
    this.derive = derive;
  }

  subscribe(onChange: () => void): () => void {
    this.listeners.add(onChange);
    return () => this.listeners.delete(onChange);
  }

  clear(): void {
    this.listeners.clear();
  }

  /** Derives the view once per task, however much changed in it, and calls the listeners when it differs. */
  refresh(): void {
    if (this.isRefreshing) return;
    this.isRefreshing = true;
    queueMicrotask(() => {
      this.isRefreshing = false;
      const previous = this.current;
      const view = this.derive(previous);
      if (
        isSameState(view.state, previous.state) &&
        view.doc === previous.doc &&
        view.people === previous.people &&
        view.isWritable === previous.isWritable
      )
        return;
      this.current = view;
      for (const onChange of this.listeners) onChange();
    });
  }
}
