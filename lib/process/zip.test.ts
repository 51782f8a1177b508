import { crc32, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { zip, type ZippedFile } from "./zip";

const piecesOf = (...texts: string[]) => texts.map((text) => Buffer.from(text));
async function zipped(files: readonly ZippedFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zip(files, new Date(2026, 2, 2, 9, 0, 0))) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What the directory at the end of an archive names. */
function read(archive: Buffer): Record<string, string> {
  const end = archive.length - 22;
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < archive.readUInt16LE(end + 10); n++) {
    const [packed, nameLength, local] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ];
    const from = local + 30 + archive.readUInt16LE(local + 26);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const plain = inflateRawSync(archive.subarray(from, from + packed));
    expect([archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)], name).toEqual([crc32(plain), plain.length]);
    files[name] = plain.toString();
    at += 46 + nameLength;
  }
  return files;
}

describe("a ZIP archive", () => {
  it("T14: holds each file under its name, in any script, whole and with its checksum, also an empty one and one of many pieces", async () => {
    const long = Array.from({ length: 300 }, (_, n) => `${n} ${"word ".repeat(100)}\n`);
    const archive = await zipped([
      { name: "Votes.csv", pieces: piecesOf("a,b\n", "1,2\n") },
      { name: "Größe 李.csv", pieces: piecesOf("李小龍") },
      { name: "empty.csv", pieces: piecesOf() },
      { name: "long.csv", pieces: piecesOf(...long) },
    ]);
    expect(read(archive)).toEqual({
      "Votes.csv": "a,b\n1,2\n",
      "Größe 李.csv": "李小龍",
      "empty.csv": "",
      "long.csv": long.join(""),
    });
  });

  it("T14: that breaks off in one of its files is an error", async () => {
    function* broken() {
      yield Buffer.from("a");
      throw new Error("the database is gone");
    }
    await expect(zipped([{ name: "a.csv", pieces: broken() }])).rejects.toThrow("the database is gone");
  });
});
