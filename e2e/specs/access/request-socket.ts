import http from "node:http";

/** Tries to open a socket, and closes it again. Returns the HTTP status: 101 when the socket opened. */
export function requestSocket(origin: string, at: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(origin + at, {
      headers: {
        cookie,
        origin,
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      },
    });
    request.on("upgrade", (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end();
  });
}
