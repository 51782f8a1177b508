/** A text as spreadsheets store it, in each of their encodings. */
const windows1252 = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
for (const [letter, byte] of Object.entries({
  "€": 0x80,
  "‘": 0x91,
  "’": 0x92,
  "“": 0x93,
  "”": 0x94,
  "–": 0x96,
  œ: 0x9c,
}))
  windows1252.set(letter, byte);

export const encodings = {
  "UTF-8": (text: string) => Buffer.from(text, "utf8"),
  "UTF-8 with its mark": (text: string) => Buffer.from(`\uFEFF${text}`, "utf8"),
  "UTF-16 LE with its mark": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16 BE with its mark": (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  "UTF-16 LE": (text: string) => Buffer.from(text, "utf16le"),
  "UTF-16 BE": (text: string) => Buffer.from(text, "utf16le").swap16(),
  "Windows-1252": (text: string) =>
    Buffer.from(
      [...text].map((letter) => {
        const byte = windows1252.get(letter);
        if (byte === undefined) throw new Error(`Windows-1252 has no ${letter}`);
        return byte;
      }),
    ),
};
