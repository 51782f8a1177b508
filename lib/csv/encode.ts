import { byteOrderMarkOf, windows1252, type DecodedText, type TextEncoding } from "./decode";

/** Encodes a text, the inverse of `decodeText`. @throws Error for a character that Windows-1252 does not have */
export function encodeText({ text, encoding, hasByteOrderMark }: DecodedText): Uint8Array<ArrayBuffer> {
  const mark = hasByteOrderMark ? byteOrderMarkOf(encoding) : [];
  const body = encodeAs(text, encoding);
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return bytes;
}

function encodeAs(text: string, encoding: TextEncoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-16le":
    case "utf-16be":
      return encodeUtf16(text, encoding === "utf-16le");
    case "windows-1252":
      return encodeWindows1252(text);
  }
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), littleEndian);
  return bytes;
}

const byteOf = new Map(windows1252.map((char, byte) => [char, byte]));

function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => {
    const byte = byteOf.get(char);
    if (byte === undefined) throw new Error("Windows-1252 has no such character");
    return byte;
  });
}
