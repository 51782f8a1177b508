/** A text as spreadsheets store it, in each of their encodings. */
import { encodeText } from "@/lib/csv/encode";
import type { TextEncoding } from "@/lib/csv/decode";

const encode = (encoding: TextEncoding, hasByteOrderMark: boolean) => (text: string) =>
  encodeText({ text, encoding, hasByteOrderMark });

export const encodings = {
  "UTF-8": encode("utf-8", false),
  "UTF-8 with its mark": encode("utf-8", true),
  "UTF-16 LE with its mark": encode("utf-16le", true),
  "UTF-16 BE with its mark": encode("utf-16be", true),
  "UTF-16 LE": encode("utf-16le", false),
  "UTF-16 BE": encode("utf-16be", false),
  "Windows-1252": encode("windows-1252", false),
};
