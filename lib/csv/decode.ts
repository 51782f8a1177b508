/** Decodes the bytes of a text file, and remembers what is needed to write the same bytes back (T14, T15). */

export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface DecodedText {
  /** Without the byte order mark. */
  text: string;
  encoding: TextEncoding;
  hasByteOrderMark: boolean;
}

const marks: readonly [encoding: TextEncoding, mark: readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

export function byteOrderMarkOf(encoding: TextEncoding): readonly number[] {
  return marks.find(([of]) => of === encoding)?.[1] ?? [];
}

/**
 * Detects the encoding: by the byte order mark; else UTF-16 by its zero bytes; else UTF-8 if the bytes are valid; else Windows-1252, in which all
 * bytes are valid.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  for (const [encoding, mark] of marks)
    if (mark.every((byte, at) => bytes[at] === byte))
      return { text: decodeAs(bytes.subarray(mark.length), encoding), encoding, hasByteOrderMark: true };
  const encoding = guessEncoding(bytes);
  return { text: decodeAs(bytes, encoding), encoding, hasByteOrderMark: false };
}

/** The character of each byte, as browsers decode it. Node 20 decodes 80 to 9F as control characters. */
export const windows1252: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0
    ? ("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[byte - 0x80] ?? "")
    : String.fromCharCode(byte),
);

function guessEncoding(bytes: Uint8Array): TextEncoding {
  const seen = Math.min(bytes.length, 4_096);
  const zeros = Array.from(bytes.subarray(0, seen).keys()).filter((at) => bytes[at] === 0);
  const odd = zeros.filter((at) => at % 2 === 1).length;
  const even = zeros.length - odd;
  if (bytes.length % 2 === 0 && odd > seen / 5 && even < odd / 4) return "utf-16le";
  if (bytes.length % 2 === 0 && even > seen / 5 && odd < even / 4) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding): string {
  switch (encoding) {
    case "utf-8":
      return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    case "windows-1252":
      return Array.from(bytes, (byte) => windows1252[byte]).join("");
    case "utf-16le":
    case "utf-16be":
      return decodeUtf16(bytes, encoding === "utf-16le");
  }
}

/** Decodes each unit separately. A decoder would replace an unpaired surrogate, and the file could not be written back unchanged. */
function decodeUtf16(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const units: string[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) units.push(String.fromCharCode(view.getUint16(at, littleEndian)));
  return units.join("");
}
