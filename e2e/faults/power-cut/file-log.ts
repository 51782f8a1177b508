/** Operations of a database on its files; and reading what record-files.js recorded of the embedded database. */
import { readFileSync } from "node:fs";

/** An open file, or a file or folder by its name. */
export type Target = { descriptor: number } | { file: string };

/** Names are relative to the database's folder, whose own name is "". "make" does nothing to a file that exists. */
export type FileOperation =
  | { do: "open"; file: string; descriptor: number }
  | { do: "close"; descriptor: number }
  | ({ do: "write"; at: number; data: Buffer } & Target)
  | ({ do: "resize"; size: number } & Target)
  | ({ do: "sync" } & Target)
  | { do: "make" | "make-folder" | "remove"; file: string }
  | { do: "rename"; file: string; to: string };

export interface RecordedOperation {
  operation: FileOperation;
  /** The log's length in bytes, up to and including this operation. */
  end: number;
}

export function* readFileLog(file: string): Generator<RecordedOperation> {
  const log = readFileSync(file);
  for (let at = 0; at < log.length;) {
    const line = log.indexOf("\n", at);
    if (line === -1) break; // the server was killed while it wrote the line
    const { bytes, ...entry } = JSON.parse(log.toString("utf8", at, line)) as FileOperation & { bytes: number };
    const end = line + 1 + bytes;
    if (end > log.length) break;
    yield { operation: { ...entry, data: log.subarray(line + 1, end) } as FileOperation, end };
    at = end;
  }
}
