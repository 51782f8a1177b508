import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { ownClock, textWrittenSince } from "./written-text";

describe("S4: words not sent yet", () => {
  it("S4m: are mine since that moment, not a team-mate's, not the deleted, by field", () => {
    const other = new Y.Doc();
    other.getText("harmed").insert(0, "Theirs. ");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    doc.getText("harmed").insert(8, "Sent. ");
    const sent = new Map([[doc.clientID, ownClock(doc)]]);
    expect(textWrittenSince(doc, sent)).toEqual({});
    doc.getText("harmed").insert(14, "Not sent");
    doc.getText("harmed").insert(22, " yet");
    doc.getText("title").insert(0, "A title");
    doc.getText("harmed").insert(0, "Also. ");
    doc.getText("harmed").delete(20, 4);
    expect(textWrittenSince(doc, sent)).toEqual({ harmed: "Also.  … sent yet", title: "A title" });
  });

  it("R6: are those of the pages before this one too, where this device does not know them to be durable", () => {
    const before = new Y.Doc();
    before.getText("harmed").insert(0, "Sent. Kept offline.");
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(before));
    doc.getText("harmed").insert(19, " Now.");
    expect(
      textWrittenSince(
        doc,
        new Map([
          [before.clientID, 6],
          [doc.clientID, 0],
        ]),
      ),
    ).toEqual({ harmed: "Kept offline. Now." });
  });
});
