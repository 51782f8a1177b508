/**
 * The embedded database, in a thread of its own so that queries never hold up the server's event loop.
 * Plain JavaScript: a worker starts without the loader that reads TypeScript.
 * @see ./embedded.ts
 */
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";

/** @type {{ dataFolder: string, socketPath: string }} */
const { dataFolder, socketPath } = workerData;

const database = await PGlite.create({ dataDir: dataFolder });
const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: 500 });
await server.start();

parentPort?.on("message", (message) => {
  if (message === "close") void close();
});
parentPort?.postMessage("open");

async function close() {
  await server.stop();
  await database.close();
  process.exit(0);
}
