// As its own bin/server.js, with LevelDB persistence (YPERSISTENCE).
import { createServer } from "node:http";
import { setupWSConnection } from "@y/websocket-server/utils";
import { WebSocketServer } from "ws";

const http = createServer();
const upgrader = new WebSocketServer({ server: http, perMessageDeflate: false });
upgrader.on("connection", setupWSConnection);
http.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
