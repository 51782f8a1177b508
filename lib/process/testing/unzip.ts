import { crc32, inflateRawSync } from "node:zlib";
import { expect } from "vitest";

/** An archive's files as text, by name. Fails unless each has the checksum and length that the directory at the archive's end gives. */
export function unzip(archive: Buffer): Record<string, string> {
  const end = archive.length - 22;
  const files: Record<string, string> = {};
  let at = archive.readUInt32LE(end + 16);
  for (let n = 0; n < archive.readUInt16LE(end + 10); n++) {
    const [packed, nameLength, extraLength, local] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt32LE(at + 42),
    ];
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const plain = inflateRawSync(archive.subarray(from, from + packed));
    expect([archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)], name).toEqual([crc32(plain), plain.length]);
    files[name] = plain.toString();
    at += 46 + nameLength + extraLength;
  }
  return files;
}
