import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { unzip } from "./testing/unzip";
import { zip, type ZippedFile } from "./zip";

const piecesOf = (...texts: string[]) => texts.map((text) => Buffer.from(text));
async function zipped(files: readonly ZippedFile[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zip(files, new Date(2026, 2, 2, 9, 0, 0))) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("a ZIP archive", () => {
  it("T14c: holds each file under its name, in any script, whole and with its checksum, also an empty one and one of many pieces", async () => {
    const long = Array.from({ length: 300 }, (_, n) => `${n} ${"word ".repeat(100)}\n`);
    const archive = await zipped([
      { name: "Votes.csv", pieces: piecesOf("a,b\n", "1,2\n") },
      { name: "Größe 李.csv", pieces: piecesOf("李小龍") },
      { name: "empty.csv", pieces: piecesOf() },
      { name: "long.csv", pieces: piecesOf(...long) },
    ]);
    expect(unzip(archive)).toEqual({
      "Votes.csv": "a,b\n1,2\n",
      "Größe 李.csv": "李小龍",
      "empty.csv": "",
      "long.csv": long.join(""),
    });
  });

  it("T14c: that nobody reads to its end ends the file that it reads, and begins no other", async () => {
    const ended: string[] = [];
    function* endless(name: string) {
      try {
        for (;;) yield randomBytes(100_000);
      } finally {
        ended.push(name);
      }
    }
    const archive = zip(
      ["a", "b"].map((name) => ({ name, pieces: endless(name) })),
      new Date(),
    );
    for (let n = 0; n < 5; n++) expect((await archive.next()).done).toBe(false);
    await archive.return();
    await expect.poll(() => ended).toEqual(["a"]);
  });

  it("T14c: that breaks off in one of its files is an error", async () => {
    function* broken() {
      yield Buffer.from("a");
      throw new Error("the database is gone");
    }
    await expect(zipped([{ name: "a.csv", pieces: broken() }])).rejects.toThrow("the database is gone");
  });
});
