import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { expect, it, vi } from "vitest";
import { cookieNames } from "@/lib/auth/cookie-names";
import { refuseUpgrade, SessionSockets } from "./handshakes";
import { limits } from "./limits";
import { metrics } from "./metrics";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to sign";

const misuses = async () => {
  const { values } = await metrics.misuse.get();
  return values.find(({ labels }) => labels["what"] === "too many sockets")?.value ?? 0;
};

it("R12: a session's 65th socket is turned away until one has closed; in the log it is the person's, once known, and once for each", async () => {
  const sockets = new SessionSockets();
  // Only its cookie is read.
  const req = { headers: { cookie: `${cookieNames().session}=token` } } as IncomingMessage;
  const open = Array.from({ length: limits.socketsPerUser }, () => new PassThrough());
  expect(open.map((socket) => sockets.enter(req, socket))).toEqual(open.map(() => true));
  const before = await misuses();
  const counted = async () => (await misuses()) - before;
  expect([sockets.enter(req, new PassThrough()), await counted()]).toEqual([false, 0]);
  sockets.belongsTo(req, "ada");
  expect(await counted()).toBe(1);
  sockets.belongsTo(req, "ada");
  expect(await counted()).toBe(1);
  expect([sockets.enter(req, new PassThrough()), await counted()]).toEqual([false, 2]);
  open[0]?.destroy();
  await new Promise(setImmediate);
  expect(sockets.enter(req, new PassThrough())).toBe(true);
  expect(() => sockets.belongsTo({ headers: {} } as IncomingMessage, "nobody")).not.toThrow();
});

it("R1: a refused upgrade is answered with its status and ended; one whose connection is gone is left alone", () => {
  const answered = new PassThrough();
  refuseUpgrade(answered, 403);
  expect(String(answered.read())).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  const gone = new PassThrough().destroy();
  const end = vi.spyOn(gone, "end");
  refuseUpgrade(gone, 403);
  expect(end).not.toHaveBeenCalled();
});
