/**
 * `node db/make-empty-cluster.js FOLDER`: makes the files of an embedded database without tables. PGlite needs 800 MB of memory for that, which
 * a process does not give back: the build makes them once, in a process of its own, and a first start copies them (db/embedded.ts).
 */
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create({ dataDir: process.argv[2] });
await database.close();
