/** The front door in this process, with a page behind it that reads the body and does nothing. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { sessionCookie } from "@/lib/auth/session-token";
import { makeHttpServer } from "@/lib/server/http/http-server";
import { bodyLimit, smallBodyLimit } from "@/lib/server/http/front-door/body/body";
import { requestShapes, sizeOfRequest, type SentRequest } from "./request-shapes";
import { ownProcessorMs, type Door } from "./shape";

export interface OpenDoor<Sent> {
  door: Door<Sent>;
  /** How many requests have reached the page. */
  reached: () => number;
  close: () => Promise<void>;
}

/** Needs NEXTAUTH_SECRET. */
export async function openRequestDoor(): Promise<OpenDoor<SentRequest>> {
  let reached = 0;
  const server = makeHttpServer(
    async (req, res) => {
      reached += 1;
      for await (const piece of req) void piece;
      res.writeHead(200, { "content-type": "text/plain" }).end("page");
    },
    {
      dev: false,
      isOwnHost: () => true,
      trustProxy: 1,
      origin: undefined,
      platformOrigins: [],
      metricsToken: undefined,
      isPublicFile: () => false,
    },
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  const cookie = await sessionCookie(randomBytes(16).toString("hex"));
  const agent = new http.Agent({ keepAlive: true });
  return {
    door: {
      name: "requests",
      shapes: requestShapes,
      base: 50,
      least: 4 * 1024,
      most: bodyLimit,
      sizeOf: sizeOfRequest,
      processorMs: ownProcessorMs,
      handle: async (sent, step) => {
        if (!sent.isSignedIn && sent.body.length > smallBodyLimit) return; // refused by its length
        await step("the front door", () => sendShape(port, agent, sent, cookie));
      },
    },
    reached: () => reached,
    close: async () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Resolves when the request is answered, or the connection breaks. @param cookie the session's, for requests that are signed in */
export function sendShape(
  port: number,
  agent: http.Agent,
  { method, path, headers, body, isSignedIn }: SentRequest,
  cookie: string,
): Promise<void> {
  const cookies = [headers["cookie"], isSignedIn ? cookie : undefined].filter((one) => one !== undefined);
  return new Promise((resolve) => {
    const request = http.request(
      {
        host: "127.0.0.1",
        port,
        agent,
        method,
        path,
        headers: {
          origin: `http://127.0.0.1:${port}`,
          ...headers,
          ...(cookies.length === 0 ? {} : { cookie: cookies.join(";") }),
          ...(method === "POST" ? { "content-length": String(body.length) } : {}),
        },
      },
      (answer) => answer.resume().once("close", resolve),
    );
    request.once("error", () => resolve());
    request.end(body);
  });
}
