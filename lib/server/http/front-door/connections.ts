/** Limits the connections of one address. Behind a proxy all connections have the proxy's address, so only the total is limited (http-server.ts). */
import type { Server } from "node:http";

/** Enough for 300 students behind one address with six connections and three sockets each. */
export const connectionsPerAddress = 4_000;

export function limitConnections(server: Server, max = connectionsPerAddress): void {
  const open = new Map<string, number>();
  server.on("connection", (socket) => {
    const address = socket.remoteAddress ?? "";
    const count = (open.get(address) ?? 0) + 1;
    if (count > max) return void socket.destroy();
    open.set(address, count);
    socket.once("close", () => {
      const left = (open.get(address) ?? 0) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
