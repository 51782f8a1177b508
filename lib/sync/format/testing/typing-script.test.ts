import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { readTexts } from "@/lib/sync/format/document-texts";
import { typeWorksheet } from "./typing-script";

describe("the typing script", () => {
  it("R9: gives the same keys on every machine, and they come to its text", () => {
    const { keystrokes, texts } = typeWorksheet(3_000);
    const bytes = keystrokes.map(({ update }) => update);
    expect(readTexts(bytes, "worksheet")).toEqual(texts);
    expect(createHash("sha256").update(Buffer.concat(bytes)).digest("hex").slice(0, 16)).toBe("eb735b6135789c64");
  });

  it("R9: is of two writers, who take back and go back", () => {
    const { keystrokes } = typeWorksheet(3_000);
    const updates = keystrokes.map(({ update }) => Y.decodeUpdate(update));
    expect(keystrokes.filter(({ writer }) => writer === 0).length / 3_000).toBeCloseTo(0.5, 1);
    expect(updates.filter(({ structs }) => structs.length === 0).length).toBeGreaterThan(200);
    expect(
      updates.filter(({ structs: [struct] }) => struct instanceof Y.Item && struct.rightOrigin !== null).length,
    ).toBeGreaterThan(500);
  });
});
