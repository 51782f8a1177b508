/** Receives a whole request body before a handler sees it. Bodies that are too big, too slow, or too many at once are refused. */
import { IncomingMessage, type ServerResponse } from "node:http";
import { importLimit } from "@/lib/wire/import-limit";
import { BodyBudget } from "./body-budget";
import { GrowingBody } from "./growing-body";

export const bodyLimit = 1024 * 1024;
/** For requests without a session: the forms before sign-in are a few kB. */
export const smallBodyLimit = 64 * 1024;
/** The time for a body of at most `smallBodyLimit`. Node gives up on a bigger one after 30 s (http-server.ts). */
const smallBodyTimeoutMs = 10_000;
/** More chunks than any network makes of a MiB. Limited because each chunk costs time, even a small one. */
const maxChunks = 4_096;
/** How much of a refused body is still read, so that its sender receives the response. */
const maxDrainBytes = 16 * bodyLimit;

const budget = new BodyBudget({ each: 4 * bodyLimit, network: 32 * bodyLimit, all: 64 * bodyLimit });
/** Imported files have a separate budget, so that they compete only with each other: two of one school's network at a time, and two more elsewhere. */
const fileBudget = new BodyBudget({ each: importLimit, network: 2 * importLimit, all: 4 * importLimit });

export function hasBody(req: IncomingMessage): boolean {
  return req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"] ?? 0) > 0;
}

export interface CompleteRequest {
  /** The same request, with its body ready to read. */
  req: IncomingMessage;
  body: Buffer;
}

/** The sender (sender.ts), whether it is a browser or everyone in a network, the network, and how many bytes a body may have. */
export interface Sender {
  key: string;
  isPerson: boolean;
  network: string;
  limit: number;
}

export type BodyFailure = "too-big" | "too-slow" | "busy" | "gone";

/** Returns the request with its body, or why there is none: `busy` when this sender or all senders exceed the budget, `gone` when the connection closed. */
export async function receiveBody(
  req: IncomingMessage,
  res: ServerResponse,
  { key, network, limit }: Sender,
): Promise<CompleteRequest | BodyFailure> {
  const length = req.headers["content-length"];
  if (Number(length ?? 0) > limit) return "too-big";
  const growing = new GrowingBody(Number(length ?? limit));
  let chunks = 0;
  return new Promise((resolve) => {
    const refuse = (why: BodyFailure) => {
      growing.drop();
      resolve(why);
    };
    const reservation = (limit === importLimit ? fileBudget : budget).reserve({ key, network }, () => refuse("busy"));
    res.once("close", () => reservation.release());
    const late =
      Number(length ?? smallBodyLimit) <= smallBodyLimit
        ? setTimeout(() => refuse("too-slow"), smallBodyTimeoutMs)
        : undefined;
    req.on("data", (chunk: Buffer) => {
      chunks += 1;
      if (growing.size + chunk.length > limit || chunks > maxChunks * Math.ceil(limit / bodyLimit)) refuse("too-big");
      else if (reservation.add(growing.growthFor(chunk))) growing.add(chunk);
    });
    req.once("end", () => {
      clearTimeout(late);
      reservation.markComplete();
      const body = growing.whole();
      resolve({ req: withBody(req, body), body });
    });
    req.once("error", () => resolve("gone"));
    req.once("close", () => {
      clearTimeout(late);
      resolve("gone");
    });
  });
}

/** The same request, not yet read, with this body. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  again.httpVersion = req.httpVersion;
  again.httpVersionMajor = req.httpVersionMajor;
  again.httpVersionMinor = req.httpVersionMinor;
  again.method = req.method;
  again.url = req.url;
  again.rawHeaders = req.rawHeaders;
  again.headers = req.headers;
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}

/** Reads and discards the rest of a refused body, then closes the connection. */
export function drainAndClose(req: IncomingMessage, res: ServerResponse): void {
  let left = maxDrainBytes;
  req.removeAllListeners("data");
  req.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) req.destroy();
  });
  req.resume();
  res.once("finish", () => setTimeout(() => req.socket.destroy(), 1_000).unref());
}
