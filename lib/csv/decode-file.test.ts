import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFile } from "./decode-file";
import { encodings } from "./testing/encode-file";

const textOf = (bytes: Uint8Array) => {
  const decoded = decodeFile(bytes);
  return decoded.kind === "text" ? decoded.text : decoded.kind;
};

describe("bytes of a file", () => {
  it.each(Object.entries(encodings))("T15: are read as text in %s", (_, encode) => {
    const text = "Name;Section\r\nZoë Müller;9B\r\nRenée “Nini” d’Aubigné;€ 1\r\n";
    expect(textOf(encode(text))).toBe(text);
  });

  it.each(["UTF-16 LE", "UTF-16 BE"] as const)(
    "T15: %s without its mark is known, however long the text is",
    (name) => {
      for (const end of ["", "a", "ab", "abc"]) expect(textOf(encodings[name](`Name${end}`))).toBe(`Name${end}`);
    },
  );

  it("T15: any text is read as it was stored, in UTF-8 and in UTF-16 with its mark", () => {
    const texts = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0") && !text.startsWith("\uFEFF"));
    fc.assert(
      fc.property(texts, (text) => {
        for (const encoding of ["UTF-8 with its mark", "UTF-16 LE with its mark", "UTF-16 BE with its mark"] as const)
          expect(textOf(encodings[encoding](text))).toBe(text);
      }),
    );
  });

  it("T15: a workbook, a picture and a PDF are no text", () => {
    expect(textOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0]))).toBe("workbook");
    expect(textOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe("workbook");
    expect(textOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe("no-text");
    expect(textOf(Buffer.from("%PDF-1.7"))).toBe("no-text");
  });
});
