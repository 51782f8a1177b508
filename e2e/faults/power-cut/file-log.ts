/** What record-files.js has recorded. */
import { readFileSync } from "node:fs";

/** Names are relative to the database's folder; its own is "". */
export type FileOperation =
  | { do: "open"; file: string; descriptor: number }
  | { do: "close"; descriptor: number }
  | { do: "write"; descriptor: number; at: number; data: Buffer }
  | { do: "resize"; descriptor?: number; file?: string; size: number }
  | { do: "sync"; descriptor: number }
  | { do: "make" | "make-folder" | "remove"; file: string }
  | { do: "rename"; file: string; to: string };

export interface RecordedOperation {
  operation: FileOperation;
  /** The log's length with it, in bytes. */
  end: number;
}

export function* readFileLog(file: string): Generator<RecordedOperation> {
  const log = readFileSync(file);
  for (let at = 0; at < log.length;) {
    const line = log.indexOf("\n", at);
    const { bytes, ...entry } = JSON.parse(log.toString("utf8", at, line)) as FileOperation & { bytes: number };
    const end = line + 1 + bytes;
    yield { operation: { ...entry, data: log.subarray(line + 1, end) } as FileOperation, end };
    at = end;
  }
}
