/** The port: each request through the front door, then to the socket side's own paths, the probes, or Next. */
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { sayRefusal } from "@/lib/messages/say";
import { hangUp } from "@/lib/realtime/sockets/handshakes";
import { limits } from "@/lib/realtime/sockets/limits";
import { answerLive } from "@/lib/realtime/invalidation/upgrade";
import { answerSync } from "@/lib/realtime/documents/upgrade";
import type { Answer } from "./answer";
import { answerAway } from "./database-down-page";
import { answerElsewhere } from "./wrong-role";
import { isReadable } from "./front-door/action-call";
import { senderOf } from "./front-door/sender";
import { bodyLimit, hasBody, letGo, takeBody, type NoBody, type Sender, type Whole } from "./front-door/body/body";
import { boundConnections } from "./front-door/connections";
import { writePrefixed } from "./front-door/cookie-prefix";
import { isCostly } from "./front-door/body/costly";
import { front, isCacheable, type FrontRules } from "./front-door/front";
import { Lanes } from "./front-door/lanes";
import { pinHeaders } from "./front-door/locked-headers";
import { countRequest } from "./metrics";
import { answerProbe, isProbe } from "./probes";
import { dropBadTree, misshapen } from "./front-door/request-shape";

/** A server that is not listening yet; `pages` is Next's request handler, and `sockets` whether this process has any. */
export function makeHttpServer(pages: Answer, rules: FrontRules, sockets = true): http.Server {
  const server = http.createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1_000, // or the two above are looked at every half minute only
    keepAliveTimeout: 65_000, // longer than a proxy in front keeps its connections
    maxHeaderSize: 16 * 1024,
    requireHostHeader: false, // the front door refuses such a request too, with a sentence
  });
  server.maxConnections = 16_000;
  if (rules.trustProxy === 0) boundConnections(server);
  // As Node would answer, but as ours: what is no request, too long a head, or too slow.
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    hangUp(socket, unreadStatus[error.code ?? ""] ?? 400);
  });
  server.on("request", (req, res) => {
    countRequest(req, res);
    receive(req, res, { pages, sockets }, rules).catch((error: unknown) => fail(error, req, res));
  });
  return server;
}

/** By Node's code of an error. */
const unreadStatus: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

function fail(error: unknown, req: IncomingMessage, res: ServerResponse): void {
  const code = error instanceof AppError ? error.code : "starting";
  if (!(error instanceof AppError))
    log().error({ err: error, method: req.method, path: pathOf(req) }, "A request failed.");
  if (!res.headersSent) refuse(res, 503, code);
  else res.destroy();
}

interface Parts {
  pages: Answer;
  sockets: boolean;
}

/** Of one sender, of all senders of a network, and of all of them. A class of 300 asks for its new page at one moment, and is answered in turn. */
const lanes = new Lanes({ atOnce: 2, waiting: 600, network: 2_000, all: 4_000 });
/** So long at most one has its place in the lane: what is sent to a slow reader after that costs nothing. */
const longestTurnMs = 10_000;
/** Who asks too often, and is told so, has its place a little longer: to say no again and again would take the processor from others. */
const refusedMs = 20;

async function receive(req: IncomingMessage, res: ServerResponse, parts: Parts, rules: FrontRules): Promise<void> {
  const verdict = front(req, rules);
  if (verdict.as === "inside") return parts.pages(req, res);
  pinHeaders(res, verdict.answer);
  const refusal = verdict.as === "refused" ? verdict : misshapen(req);
  if (refusal !== null) {
    refuse(res, refusal.status, refusal.code, verdict.as === "refused" ? verdict.values : {});
    return letGo(req, res);
  }
  if (verdict.as === "welcome" && verdict.https) writePrefixed(res);
  if (isProbe(pathOf(req))) return answerProbe(req, res);
  if (isCacheable(req.url ?? "", rules) && req.method !== "POST" && !hasBody(req)) return parts.pages(req, res);
  dropBadTree(req);
  const sender = isOfDocument(req) ? longer(await senderOf(req.headers)) : await senderOf(req.headers);
  const whole = hasBody(req) ? await takeBody(req, res, sender) : { req, body: Buffer.alloc(0) };
  if (typeof whole === "string") return refuseBody(req, res, whole, sender);
  return lanes.pass({ key: `${req.method === "POST" ? "POST" : "GET"} ${sender.key}`, network: sender.network }, () =>
    inTurn(whole, res, parts),
  );
}

const isOfDocument = (req: IncomingMessage) => pathOf(req).startsWith("/sync/");

/** With a session: what a device asks about its copy of a whole document fits, as a frame does. */
function longer(sender: Sender): Sender {
  return sender.limit === bodyLimit ? { ...sender, limit: limits.frame } : sender;
}

async function inTurn({ req, body }: Whole, res: ServerResponse, parts: Parts): Promise<void> {
  if (res.destroyed) return; // whoever waited has left
  const unread = await whyUnread(req, body);
  if (unread !== null) return refuse(res, unread, "unreadable");
  const answer = answererOf(req, parts);
  if (answer === parts.pages && (await answerAway(req, res))) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, longestTurnMs);
    answer(req, res)
      .catch((error: unknown) => fail(error, req, res))
      .finally(() => {
        clearTimeout(late);
        resolve();
      });
  });
  if (res.statusCode === 429) await wait(refusedMs);
}

/** The status that refuses a body which no page of ours sends; null when it may be decoded. */
async function whyUnread(req: IncomingMessage, body: Buffer): Promise<400 | 413 | null> {
  // What a device asks of a document is binary, and read by its own handler (lib/realtime/documents/proofs.ts).
  if (isOfDocument(req)) return null;
  if (isCostly(body, req.headers["content-type"] ?? "")) return 413;
  return (await isReadable(req, body)) ? null : 400;
}

const statusOf: Record<Exclude<NoBody, "gone">, number> = { "too-big": 413, "too-slow": 408, busy: 503 };

function refuseBody(req: IncomingMessage, res: ServerResponse, why: NoBody, { limit }: Sender): void {
  if (why === "gone") return;
  refuse(res, statusOf[why], why, { most: limit >= bodyLimit ? "1 MB" : "64 kB" });
  letGo(req, res);
}

function answererOf(req: IncomingMessage, { pages, sockets }: Parts): Answer {
  const path = pathOf(req);
  if (path.startsWith("/live/")) return sockets ? answerLive : answerElsewhere("web");
  if (path.startsWith("/sync/")) return sockets ? answerSync : answerElsewhere("web");
  return pages;
}

/** Without the query, which may hold what isn't for a log. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?")[0] ?? "/";
}

function refuse(res: ServerResponse, status: number, code: RefusalCode, values: Record<string, string> = {}): void {
  const { sentence } = sayRefusal(new AppError(code, values));
  res.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(`${sentence}\n`);
}
