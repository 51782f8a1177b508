/** Front doors for tests, with pages behind them, and requests that are written byte by byte. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, vi } from "vitest";
import { makeHttpServer } from "@/lib/server/http/http-server";
import { handleUpgrades } from "@/lib/server/http/upgrades";
import type { FrontRules } from "@/lib/server/http/front-door/check-request";

export const open: Server[] = [];
/** What the pages received: headers and the body's length. */
export const seen: { headers: IncomingMessage["headers"]; bytes: number }[] = [];
/** A request for /slow waits in its page until the test calls its function here. */
export const letGo: (() => void)[] = [];

export async function pages(req: IncomingMessage, res: ServerResponse): Promise<void> {
  let bytes = 0;
  for await (const chunk of req) bytes += (chunk as Buffer).length;
  seen.push({ headers: req.headers, bytes });
  if (req.url === "/cookie") {
    res.setHeader("Set-Cookie", ["crosscase-session-0a1b2c=new; Path=/; Secure", "other=2"]);
    res.appendHeader("set-cookie", "crosscase-known-0a1b2c=new; Path=/; Secure");
  }
  if (req.url === "/often") return void res.writeHead(429).end();
  if (req.url === "/slow") await new Promise<void>((resolve) => letGo.push(resolve));
  res.setHeader("Cache-Control", "public, max-age=60"); // as Next sets its own
  res.setHeader("Content-Security-Policy", "none");
  res.writeHead(200, { "content-type": "text/plain", "cache-control": "public" }).end("page");
}

export async function serve(given: Partial<FrontRules> = {}): Promise<number> {
  const rules: FrontRules = {
    dev: false,
    isOwnHost: () => true,
    trustProxy: 0,
    origin: undefined,
    platformOrigins: [],
    metricsToken: undefined,
    isPublicFile: (file) => file === "/icon.png",
    ...given,
  };
  const server = makeHttpServer(pages, rules);
  handleUpgrades(server, rules, { hotReload: undefined, sockets: true });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(server);
  return (server.address() as AddressInfo).port; // a TCP server's address
}

/** Headers of a browser's POST: its cookies, and our own origin. */
export const ownPost = (cookie: string, at = port) => `Origin: http://127.0.0.1:${at}\r\nCookie: ${cookie}\r\n`;

/** A separate server for one test, with the connections that it accepts. */
export async function watched(): Promise<{ sockets: net.Socket[]; at: number }> {
  const sockets: net.Socket[] = [];
  const at = await serve();
  open.at(-1)?.on("connection", (socket: net.Socket) => sockets.push(socket));
  return { sockets, at };
}

/** Sends these bytes and returns the answer until the other side closes the connection, or the answer matches `until`. */
export async function raw(port: number, text: string | Buffer, until?: RegExp): Promise<string> {
  const socket = net.connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  let got = "";
  const done = new Promise<void>((resolve) => {
    socket.on("data", (chunk: Buffer) => {
      got += chunk.toString("latin1");
      if (until?.test(got) === true) resolve();
    });
    socket.on("close", () => resolve());
  });
  socket.write(text);
  await done;
  socket.destroy();
  return got;
}

/** A new session id: a process remembers which sessions have ended, and test files of a worker share the process. */
export const session = () => randomBytes(16).toString("hex");

export const request = (port: number, lines: string[]) =>
  raw(port, [...lines, "Connection: close", "", ""].join("\r\n"));
export const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

export let port = 0;
/** Opens a front door for the tests of a file: it listens on `port`. */
export function withFrontDoor(): void {
  process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
  beforeAll(async () => {
    port = await serve();
  });
  afterAll(() => {
    vi.restoreAllMocks();
    for (const server of open.splice(0)) server.close();
  });
}
