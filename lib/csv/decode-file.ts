import { decodeText, type TextEncoding } from "./decode";

export type DecodedFile =
  | { kind: "text"; text: string; encoding: TextEncoding }
  /** A spreadsheet's own format, such as .xlsx. */
  | { kind: "workbook" }
  /** Not text: a picture or a PDF. */
  | { kind: "no-text" };

const workbooks = [
  [0x50, 0x4b, 0x03, 0x04], // .xlsx, .ods
  [0xd0, 0xcf, 0x11, 0xe0], // .xls
];
const pdf = [0x25, 0x50, 0x44, 0x46];

/** Decodes a file that a person chose, if it is text. For browser and server (T15). */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  if (workbooks.some((start) => startsWith(bytes, start))) return { kind: "workbook" };
  if (startsWith(bytes, pdf)) return { kind: "no-text" };
  const { text, encoding } = decodeText(bytes);
  return text.includes("\0") ? { kind: "no-text" } : { kind: "text", text, encoding };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
