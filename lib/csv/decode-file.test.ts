import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "./decode";
import { decodeFile } from "./decode-file";
import { encodings } from "./testing/encode-file";

const textOf = (bytes: Uint8Array) => {
  const decoded = decodeFile(bytes);
  return decoded.kind === "text" ? decoded.text : decoded.kind;
};

describe("bytes of a file", () => {
  it.each(Object.entries(encodings))("T15b: are read as text in %s", (_, encode) => {
    const text = "Name;Section\r\nZoë Müller;9B\r\nRenée “Nini” d’Aubigné;€ 1\r\n";
    expect(textOf(encode(text))).toBe(text);
  });

  it.each(["UTF-16 LE", "UTF-16 BE"] as const)(
    "T15b: %s without its mark is known, however long the text is",
    (name) => {
      for (const end of ["", "a", "ab", "abc"]) expect(textOf(encodings[name](`Name${end}`))).toBe(`Name${end}`);
    },
  );

  it("T14g, T15b: without a mark it is UTF-16 where more than a fifth of the bytes are zeros, at places of one kind but for fewer than a quarter, in the first 4 KiB and in whole pairs", () => {
    const bytes = (length: number, ...zeros: number[]) =>
      Uint8Array.from({ length }, (_, at) => (zeros.includes(at) ? 0 : 65));
    const encodingOf = (given: Uint8Array) => decodeText(given).encoding;
    expect([bytes(10, 1, 3), bytes(10, 1, 3, 5), bytes(11, 1, 3, 5)].map(encodingOf)).toEqual([
      "utf-8",
      "utf-16le",
      "utf-8",
    ]);
    expect([bytes(10, 0, 2), bytes(10, 0, 2, 4), bytes(11, 0, 2, 4)].map(encodingOf)).toEqual([
      "utf-8",
      "utf-16be",
      "utf-8",
    ]);
    const [evens, odds] = [
      [0, 2, 4, 6, 8, 10, 12, 14],
      [1, 3, 5, 7, 9, 11, 13, 15],
    ];
    expect(encodingOf(bytes(20, ...odds, 0))).toBe("utf-16le");
    expect(encodingOf(bytes(20, ...odds, 0, 2))).toBe("utf-8");
    expect(encodingOf(bytes(20, ...evens, 1))).toBe("utf-16be");
    expect(encodingOf(bytes(20, ...evens, 1, 3))).toBe("utf-8");
    const many = (count: number) => Array.from({ length: count }, (_, at) => 2 * at + 1);
    // 820 of 4,096 is more than a fifth, whatever the bytes after it.
    expect(encodingOf(bytes(40_000, ...many(820)))).toBe("utf-16le");
    expect(encodingOf(bytes(40_000, ...many(819)))).toBe("utf-8");
    expect(encodingOf(bytes(40_000, ...many(819), 4_097))).toBe("utf-8");
  });

  it("T15b: any text is read as it was stored, in UTF-8 and in UTF-16 with its mark", () => {
    const texts = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0") && !text.startsWith("\uFEFF"));
    fc.assert(
      fc.property(texts, (text) => {
        for (const encoding of ["UTF-8 with its mark", "UTF-16 LE with its mark", "UTF-16 BE with its mark"] as const)
          expect(textOf(encodings[encoding](text))).toBe(text);
      }),
    );
  });

  it("T15b: a workbook, a picture and a PDF are no text", () => {
    expect(textOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0]))).toBe("workbook");
    expect(textOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe("workbook");
    expect(textOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBe("no-text");
    expect(textOf(Buffer.from("%PDF-1.7"))).toBe("no-text");
  });
});
