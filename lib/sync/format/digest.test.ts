import { createHash } from "node:crypto";
import { digest as inBrowser } from "lib0/hash/sha256";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { decodeDigest, isDigestMismatch, encodeDigest } from "./digest";
import { worksheetFields } from "./fields";

const onServer = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

function write(title: string, client = 7): Y.Doc {
  const doc = Object.assign(new Y.Doc(), { clientID: client });
  doc.getText("title").insert(0, title);
  doc.getText("harmed").insert(0, "someone 🦊");
  doc.getText("harmed").delete(1, 3);
  return doc;
}

function digestOf(doc: Y.Doc, fields: readonly string[] = worksheetFields) {
  const texts = fields.map((field) => doc.getText(field).toJSON());
  const digest = decodeDigest(
    encodeDigest(
      { stateVector: Y.encodeStateVector(doc), snapshot: Y.encodeSnapshot(Y.snapshot(doc)), texts },
      onServer,
    ),
  );
  if (digest === null) throw new Error("no digest");
  return digest;
}

const copy = (doc: Y.Doc, gc = true) => {
  const made = new Y.Doc({ gc });
  Y.applyUpdate(made, Y.encodeStateAsUpdate(doc));
  return made;
};

describe("R9: the digest of a document's texts", () => {
  it("R9: tells other words under the same clocks from the same ones, garbage-collected or not", () => {
    const digest = digestOf(write("honest"));
    for (const hash of [onServer, inBrowser]) {
      expect(isDigestMismatch(digest, write("honest"), worksheetFields, hash)).toBe(false);
      expect(isDigestMismatch(digest, copy(write("honest"), false), worksheetFields, hash)).toBe(false);
      expect(isDigestMismatch(digest, write("forged"), worksheetFields, hash)).toBe(true);
    }
  });

  it("R9: says nothing of a document that is further on, or behind, or has more taken out", () => {
    const digest = digestOf(write("honest"));
    const [further, behind, shorter] = [write("forged"), write("forge"), write("forged")];
    further.getText("title").insert(0, "!");
    shorter.getText("title").delete(0, 1);
    for (const doc of [further, behind, shorter, write("forged", 8)])
      expect(isDigestMismatch(digest, doc, worksheetFields, onServer)).toBe(false);
  });

  it("R9: of a document that was compacted before a root was added, it compares the roots of then", () => {
    const digest = digestOf(write("honest"), worksheetFields.slice(0, -1));
    expect(isDigestMismatch(digest, write("honest"), worksheetFields, onServer)).toBe(false);
    expect(isDigestMismatch(digest, write("forged"), worksheetFields, onServer)).toBe(true);
  });

  it("R9: bytes that are none are none", () => {
    expect(decodeDigest(Uint8Array.of(3, 1))).toBeNull();
  });
});
