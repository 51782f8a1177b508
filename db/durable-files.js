/**
 * The files of the embedded database, whose fsync reaches the disk. PGlite starts PostgreSQL without fsync, on a file system whose fsync does
 * nothing, so a power cut would take the commits of the last seconds.
 * @see docs/decisions/0001-databases.md
 */
import { fsyncSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";

/** PostgreSQL's `-F` is "fsync off". */
const usualParameters = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");

const settings = {
  /** The emulated fdatasync, which PostgreSQL would use, returns at once. */
  wal_sync_method: "fsync",
  /** As little memory as a class needs. PGlite would keep 160 MB of the database in memory, whether it is that large or not. Read anew, a page of 8 kB takes some 20 µs. */
  shared_buffers: "32MB",
  wal_buffers: "1MB",
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
        // Folders are opened by a descriptor as files are. An error reaches PostgreSQL, which ends rather than go on with what it can't store.
        NODEFS.stream_ops.fsync = (/** @type {{ nfd: number }} */ { nfd }) => {
          NODEFS.tryFSOperation(() => fsyncSync(nfd));
          return 0;
        };
      },
    ];
    return started;
  }
}
