/**
 * The embedded database, in a separate thread so that queries never block the server's event loop.
 * Plain JavaScript, because a worker starts without the loader that reads TypeScript.
 * @see ./embedded.ts
 */
import { chmodSync, readdirSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { DurableFiles, startParameters } from "./durable-files.js";

/** @type {{ dataFolder: string, socketPath: string }} */
const { dataFolder, socketPath } = workerData;

// V8 compiles WebAssembly that runs often a second time. With V8's default budget, an eleventh of this one, a start takes half a second more of
// processor time, and 1,800 queries take no less.
setFlagsFromString("--wasm-tiering-budget=20000000");
const database = await PGlite.create({ fs: new DurableFiles(dataFolder), startParams: startParameters });
makePrivate(dataFolder); // PGlite ignores the umask and makes files that everyone may write
const server = new PGLiteSocketServer({ db: keepingQueriesWhole(database), path: socketPath, maxConnections: 500 });
await server.start();
chmodSync(socketPath, 0o600);

parentPort?.on("message", (message) => {
  if (message === "close") void close();
});
parentPort?.postMessage("open");

/** @param {string} folder */
function makePrivate(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o700 : 0o600);
  }
}

async function close() {
  await server.stop();
  await database.close();
  process.exit(0);
}

/**
 * The socket server forwards messages one by one, and outside a transaction may switch connections between any two. A query with
 * parameters is five messages (Parse, Bind, Describe, Execute, Sync) around one unnamed statement, which another connection's Parse
 * would replace. So a query counts as a transaction until its Sync, and its messages are passed to the database in one call.
 * @param {PGlite} database
 */
function keepingQueriesWhole(database) {
  const partsOfQuery = new Set(Array.from("PBDEC", (letter) => letter.charCodeAt(0)));
  const sync = "S".charCodeAt(0);
  let inQuery = false;
  /** @type {Uint8Array[]} */
  let parts = [];
  return new Proxy(database, {
    get(target, name) {
      if (name === "isInTransaction") return () => inQuery || target.isInTransaction();
      if (name === "execProtocolRawStream") {
        return (message, options) => {
          parts.push(message);
          if (partsOfQuery.has(message[0])) {
            inQuery = true;
            return Promise.resolve();
          }
          if (message[0] === sync) inQuery = false;
          const whole = parts.length === 1 ? message : Buffer.concat(parts);
          parts = [];
          return target.execProtocolRawStream(whole, options);
        };
      }
      if (name === "exec") {
        // The socket server rolls back a connection that ends in the middle of a query through `exec`.
        return async (/** @type {string} */ statement) => {
          inQuery = false;
          parts = [];
          return target.exec(statement);
        };
      }
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
