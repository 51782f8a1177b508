/** A test's own server of live channels and documents, and pages that follow it. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect } from "vitest";
import WebSocket from "ws";
import { makeSession } from "@/db/testing/factories";
import { sessionCookie } from "@/lib/auth/session-token";
import { currentTimestamp } from "@/lib/wire/made-at";
import type { PagePart } from "@/lib/wire/live-messages";
import { LivePage } from "@/lib/sync/testing/live-page";
import { drainSync, handleSyncUpgrade, startSync } from "@/lib/sync/server/upgrade";
import { answerLive, closeLive, handleLiveUpgrade } from "@/lib/live/server/upgrade";

export let server: Server;
export let port: number;
/** Serves live channels and documents to the tests of a file, on `port`. */
export function withLiveServer(): void {
  process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";
  beforeAll(async () => {
    // Files of one worker share the module, and the file before has drained its document side.
    startSync();
    server = createServer((req, res) => void answerLive(req, res));
    server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) =>
      req.url?.startsWith("/sync/") ? handleSyncUpgrade(req, socket, head) : handleLiveUpgrade(req, socket, head),
    );
    await once(server.listen(0, "127.0.0.1"), "listening");
    // A TCP server's address is never a string.
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    closeLive();
    await drainSync();
    server.close();
  });
}

export async function connect(
  activityId: string,
  whose: { teacherId: string } | { studentId: string },
): Promise<LivePage> {
  const session = await makeSession(whose);
  const ws = new WebSocket(`ws://127.0.0.1:${port}/live/${activityId}`, {
    headers: { cookie: await sessionCookie(session.id) },
  });
  const client = new LivePage(ws, session.id);
  await once(ws, "open");
  await expect.poll(() => client.of("phase").length).toBeGreaterThan(0);
  return client;
}

export async function refusal(path: string, cookie?: string): Promise<number> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: cookie === undefined ? {} : { cookie } });
  ws.on("error", () => undefined);
  const [, response] = (await once(ws, "unexpected-response")) as [unknown, { statusCode: number }];
  return response.statusCode;
}

/** A part of a page that is made now. */
export const made = (...topics: string[]): PagePart => ({ topics, madeAt: currentTimestamp() });

export const settled = { interval: 20 };
