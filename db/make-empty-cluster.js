/**
 * `node db/make-empty-cluster.js FOLDER`: makes the files of an embedded database without tables. PGlite needs 800 MB of memory for that, which
 * its process never frees. So the build makes the files once, in a child process, and a first start copies them (db/embedded.ts).
 */
import { chmodSync, readdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";

const folder = process.argv[2] ?? "";
const database = await PGlite.create({ dataDir: folder });
await database.close();

// Readable for everyone, because it contains no data yet, and another user than the one who built may start the server.
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
