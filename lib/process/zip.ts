/** Writes a ZIP archive as a stream: each file is compressed while it is read, and memory holds only the list of files. */
import { Readable, type PassThrough } from "node:stream";
import { ZipFile } from "yazl";

export interface ZippedFile {
  /** With slashes between folders. */
  name: string;
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** @param at the time that all files get. An error from a file's pieces is thrown here too; when the reader stops, the files being read are closed. */
export async function* zip(files: Iterable<ZippedFile>, at: Date): AsyncGenerator<Uint8Array, void, undefined> {
  const archive = new ZipFile();
  const output = archive.outputStream as PassThrough;
  const begun: Readable[] = [];
  archive.on("error", (error: Error) => output.destroy(error));
  for (const { name, pieces } of files)
    archive.addReadStreamLazy(name, { mtime: at }, (give) => {
      const reading = Readable.from(pieces).on("error", (error) => archive.emit("error", error));
      begun.push(reading);
      give(null, reading);
    });
  archive.end();
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    for (const reading of begun) reading.destroy();
  }
}
