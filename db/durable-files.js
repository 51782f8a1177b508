/**
 * A file system for the embedded database whose fsync reaches the disk. PGlite starts PostgreSQL without fsync, on a file system whose fsync does
 * nothing, so a power cut would lose the commits of the last seconds.
 * @see docs/decisions/0001-databases.md
 */
import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** PostgreSQL's `-F` is "fsync off". */
const usualParameters = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");

const settings = {
  /** Not the default fdatasync, whose emulation returns at once. */
  wal_sync_method: "fsync",
  /** As little memory as a class needs. PGlite's default is 160 MB, even for a small database. Reading a page of 8 kB again takes some 20 µs. */
  shared_buffers: "32MB",
  wal_buffers: "1MB",
  /** A file of the log that is not needed any more is deleted. It would be renamed, and keep what was erased until it is written over. */
  wal_recycle: "off",
};

export const startParameters = [
  ...usualParameters,
  ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
];

export class DurableFiles extends NodeFS {
  /**
   * @param {import("@electric-sql/pglite").PGlite} database
   * @param {Parameters<NodeFS["init"]>[1]} options
   */
  async init(database, options) {
    const started = await super.init(database, options);
    const before = started.emscriptenOpts.preRun ?? [];
    started.emscriptenOpts.preRun = [
      ...before,
      (/** @type {any} */ { FS }) => {
        const { NODEFS } = FS.filesystems;
        // Folders have descriptors as files do. Errors reach PostgreSQL, which ends rather than continue with data that it can't store.
        NODEFS.stream_ops.fsync = (/** @type {{ nfd: number }} */ { nfd }) => {
          NODEFS.tryFSOperation(() => fsyncSync(nfd));
          return 0;
        };
      },
    ];
    return started;
  }
}
