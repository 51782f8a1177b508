import { createHash } from "node:crypto";

/** Every run of `size` words in a text, in lower case and without punctuation, as a short hash. */
export function shingles(text: string, size: number): string[] {
  const words =
    text
      .toLowerCase()
      .replace(/[’']/g, "'")
      .match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.slice(0, Math.max(0, words.length - size + 1)).map((_, at) =>
    createHash("sha256")
      .update(words.slice(at, at + size).join(" "))
      .digest("hex")
      .slice(0, 12),
  );
}
