/** A database whose changes to its files are recorded, from a moment at which all of them were on the disk. */
import type { RecordedOperation } from "./file-log";

export interface RecordedStore {
  /** Of a server over it, and of the commands that reach it. */
  env: Record<string, string>;
  /** Of the server alone: it may record for the store. */
  recorderEnv: Record<string, string>;
  /** A copy of its folder as it was at the beginning. */
  before: string;
  /** Connects `pool()` to it, beside a server that runs. */
  connect: () => void;
  /** Bytes of the recording: it has all that anybody was told of by now. */
  recordedBytes: () => number;
  /** Ends the database, once its server was killed. */
  end: () => Promise<void>;
  read: () => Generator<RecordedOperation>;
  /**
   * Opens a database as a cut has left it, and connects `pool()` to it.
   * @param write makes its folder
   * @returns how to close and delete it
   * @throws when it can't be opened
   */
  openAfterCut: (write: (folder: string) => void) => Promise<() => Promise<void>>;
}
