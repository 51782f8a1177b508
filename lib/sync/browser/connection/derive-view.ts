import type { DocumentConnection } from "./document-connection";
import type { DocumentFacts } from "./derive-save-state";
import type { DocumentView } from "./document-view";
import { isSamePresence, readPresence } from "./presence";
import type { SaveState } from "./save-state";

export function deriveView(
  { doc, provider, mayWrite, copy }: DocumentConnection,
  { isShownFromDevice, hasEverOpened, stopReason }: DocumentFacts,
  state: SaveState,
  previous: DocumentView,
): DocumentView {
  const isLoaded = provider.synced || previous.doc === doc || isShownFromDevice;
  const people = readPresence(doc, provider.awareness);
  return {
    doc: isLoaded ? doc : null,
    state,
    people: isSamePresence(people, previous.people) ? previous.people : people,
    isWritable:
      isLoaded && mayWrite && stopReason === null && (hasEverOpened || copy?.initialMetadata.mayWrite !== false),
  };
}
