// As its documentation sets it up, with the SQLite extension.
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const server = new Server({
  port: Number(process.env.PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database: `${process.env.DATA_DIR}/documents.sqlite` })],
});
await server.listen();
console.log("ready");
