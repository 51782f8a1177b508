import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { collectedSize, encodedSize } from "./document-connection";

describe("R12: how full a document is", () => {
  it("R12: what is kept for undo does not count: a text that was emptied four times is empty", () => {
    const doc = new Y.Doc();
    const text = doc.getText("scenario");
    const undo = new Y.UndoManager(text, { captureTimeout: 0 });
    for (let round = 0; round < 4; round++) {
      text.insert(0, "x".repeat(250_000));
      text.delete(0, 250_000);
    }
    expect(encodedSize(doc)).toBeGreaterThan(838_860);
    expect(collectedSize(doc)).toBeLessThan(200);
    undo.undo();
    expect(text.length).toBe(250_000);
    expect(collectedSize(doc)).toBeGreaterThan(250_000);
  });
});
