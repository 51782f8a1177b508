/**
 * `node db/make-empty-cluster.js FOLDER`: makes the files of an embedded database without tables. PGlite needs 800 MB of memory for that, which
 * a process does not give back: the build makes them once, in a process of its own, and a first start copies them (db/embedded.ts).
 */
import { chmodSync, readdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";

const folder = process.argv[2] ?? "";
const database = await PGlite.create({ dataDir: folder });
await database.close();

// There is nothing in it yet, and another user than the one who built may start.
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}
