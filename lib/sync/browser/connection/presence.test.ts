import { expect, it } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from "y-protocols/awareness";
import * as Y from "yjs";
import { forgetOthers } from "./presence";

it("R10: after a connection was lost, who is met again is seen, whatever clock the next server begins with", () => {
  const [mine, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  theirs.setLocalState({ cursor: null });
  const early = encodeAwarenessUpdate(theirs, [theirs.clientID]);
  for (let i = 0; i < 5; i++) theirs.setLocalState({ cursor: null });
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), "server");
  // As y-websocket does when it is closed.
  removeAwarenessStates(mine, [theirs.clientID], "closed");
  applyAwarenessUpdate(mine, early, "server");
  expect(mine.getStates().has(theirs.clientID)).toBe(false);
  forgetOthers(mine);
  applyAwarenessUpdate(mine, early, "server");
  expect(mine.getStates().has(theirs.clientID)).toBe(true);
  for (const one of [mine, theirs]) one.destroy();
});
