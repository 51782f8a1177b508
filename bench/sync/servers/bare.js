// The upper limit of what a server can do: it relays every message to the others in the room without reading it.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const rooms = new Map();
const http = createServer();
const upgrader = new WebSocketServer({ server: http, perMessageDeflate: false });

upgrader.on("connection", (socket, request) => {
  const name = request.url;
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on("message", (data) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: true });
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    room.delete(socket);
    if (room.size === 0) rooms.delete(name);
  });
});
http.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
