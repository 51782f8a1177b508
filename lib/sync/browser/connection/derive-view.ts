import type { DocumentConnection } from "./document-connection";
import type { DocumentFacts } from "./document-state";
import type { DocumentView } from "./document-view";
import { isSamePresence, readPresence } from "./presence";
import type { SaveState } from "./save-state";

export function deriveView(
  { doc, provider, mayWrite, copy }: DocumentConnection,
  { state, isShownFromDevice, hasEverOpened }: DocumentFacts,
  saveState: SaveState,
  previous: DocumentView,
): DocumentView {
  const isLoaded = provider.synced || previous.doc === doc || isShownFromDevice;
  const people = readPresence(doc, provider.awareness);
  return {
    doc: isLoaded ? doc : null,
    state: saveState,
    people: isSamePresence(people, previous.people) ? previous.people : people,
    isWritable:
      isLoaded && mayWrite && state.is !== "stopped" && (hasEverOpened || copy?.initialMetadata.mayWrite !== false),
  };
}
