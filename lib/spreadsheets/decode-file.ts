/** A text file's bytes as text, whatever spreadsheet wrote it. For browser and server. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export type DecodedFile =
  | { kind: "text"; text: string; encoding: Encoding }
  /** A spreadsheet's own format, such as .xlsx. */
  | { kind: "workbook" }
  /** No text at all: a picture, a PDF. */
  | { kind: "no-text" };

const marks: [Encoding, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04], // .xlsx, .ods
  [0xd0, 0xcf, 0x11, 0xe0], // .xls
];
/** Node 20 decodes Windows-1252 as Latin-1, which has no letters at these bytes; in browsers this changes nothing. */
const c1: Readonly<Record<string, string>> = Object.fromEntries(
  [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"].map((letter, at) => [
    String.fromCharCode(0x80 + at),
    letter,
  ]),
);
const pdf = [0x25, 0x50, 0x44, 0x46];

/** Decodes by the byte order mark; without one as UTF-16 when zero bytes say so, as UTF-8 when it is valid, else as Windows-1252. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (workbooks.some((start) => startsWith(bytes, start))) return { kind: "workbook" };
  if (startsWith(bytes, pdf)) return { kind: "no-text" };
  const marked = marks.find(([, mark]) => startsWith(bytes, mark));
  const encoding = marked?.[0] ?? guessEncoding(bytes);
  if (encoding === null) return { kind: "no-text" };
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text =
    encoding === "windows-1252" ? decoded.replace(/[\u0080-\u009F]/g, (letter) => c1[letter] ?? letter) : decoded;
  return text.includes("\0") ? { kind: "no-text" } : { kind: "text", text, encoding };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function guessEncoding(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, 2_000).entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even > 0 || odd > 0) {
    if (bytes.length % 2 === 1 || (even > 0 && odd > 0)) return null;
    return odd > 0 ? "utf-16le" : "utf-16be";
  }
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
