/** A database whose changes to its files are recorded, from a moment at which all of its files were on the disk. */
import type { RecordedOperation } from "./file-log";

export interface RecordedStore {
  /** The environment of a server on this database, and of commands that reach it. */
  env: Record<string, string>;
  /** The environment of the server alone, which records if the database is its thread. */
  recorderEnv: Record<string, string>;
  /** A copy of the database's folder from the beginning of the recording. */
  before: string;
  /** Connects `pool()` to the database, while the server runs. */
  connect: () => void;
  /** The recording's length in bytes. It contains everything that a client has had an answer to by now. */
  recordedBytes: () => number;
  /** Stops the database, after its server was killed. */
  end: () => Promise<void>;
  read: () => Generator<RecordedOperation>;
  /**
   * Opens a database as a power cut has left it, and connects `pool()` to it.
   * @param write makes the database's folder
   * @returns how to close and delete the database
   * @throws when the database can't be opened
   */
  openAfterCut: (write: (folder: string) => void) => Promise<() => Promise<void>>;
}
