/** The HTTP server: each request passes the front door, and is then answered by a probe, by the handler of `/live/` or `/sync/`, or by Next. */
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { readSession } from "@/lib/auth/session";
import { AppError, type RefusalCode } from "@/lib/errors/errors";
import { log } from "@/lib/process/log";
import { formatRefusal } from "@/lib/messages/refusals";
import { refuseUpgrade } from "@/lib/sockets/handshakes";
import { limits } from "@/lib/sockets/limits";
import { answerLive } from "@/lib/live/server/upgrade";
import { answerSync } from "@/lib/sync/server/upgrade";
import { importLimit, isImportPath } from "@/lib/wire/import-limit";
import type { RequestHandler } from "./request-handler";
import { answerIfDatabaseDown } from "./database-down-page";
import { refuseWrongRole } from "./wrong-role";
import { isWellFormedCall } from "./front-door/action-call";
import { identifySender } from "./front-door/sender";
import {
  bodyLimit,
  hasBody,
  drainAndClose,
  receiveBody,
  type BodyFailure,
  type Sender,
  type CompleteRequest,
} from "./front-door/body/body";
import { limitConnections } from "./front-door/connections";
import { addCookiePrefix } from "./front-door/cookie-prefix";
import { isExpensiveToDecode } from "./front-door/body/expensive-body";
import { checkRequest, isCacheable, type FrontRules } from "./front-door/check-request";
import { queueLimits, RequestQueues } from "./front-door/request-queues";
import { lockHeaders } from "./front-door/locked-headers";
import { countRequest } from "./metrics";
import { answerProbe, isProbe } from "./probes";
import { pathOf } from "./request-path";
import { dropInvalidRouterTree, findMalformation } from "./front-door/request-shape";

/** Makes a server that does not listen yet. @param pages Next's request handler @param sockets whether this process has documents and live channels */
export function makeHttpServer(pages: RequestHandler, rules: FrontRules, sockets = true): http.Server {
  const server = http.createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1_000, // Node checks the two timeouts above only every 30 s by default
    keepAliveTimeout: 65_000, // longer than a proxy in front keeps its connections
    maxHeaderSize: 16 * 1024,
    requireHostHeader: false, // the front door refuses such a request itself, with a sentence
  });
  server.maxConnections = 16_000;
  if (rules.trustProxy === 0) limitConnections(server);
  // Answers malformed, too long and too slow requests as Node would, with our headers.
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    refuseUpgrade(socket, clientErrorStatus[error.code ?? ""] ?? 400);
  });
  server.on("request", (req, res) => {
    countRequest(req, res);
    receive(req, res, { pages, sockets }, rules).catch((error: unknown) => answerFailure(error, req, res));
  });
  return server;
}

/** The status for each error code of Node's HTTP parser. */
const clientErrorStatus: Record<string, number> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };

function answerFailure(error: unknown, req: IncomingMessage, res: ServerResponse): void {
  const code = error instanceof AppError ? error.code : "starting";
  if (!(error instanceof AppError))
    log().error({ err: error, method: req.method, path: pathOf(req) }, "A request failed.");
  if (!res.headersSent) refuse(res, 503, code);
  else res.destroy();
}

interface Handlers {
  pages: RequestHandler;
  sockets: boolean;
}

const queues = new RequestQueues(queueLimits);
/** The longest time that a request occupies its queue. Sending to a slow reader after that costs nothing. */
const maxTurnMs = 10_000;
/** A refusal with 429 occupies its queue longer, so that repeated refusals do not take processor time from others. */
const pauseAfterRefusalMs = 20;

async function receive(
  req: IncomingMessage,
  res: ServerResponse,
  handlers: Handlers,
  rules: FrontRules,
): Promise<void> {
  const verdict = checkRequest(req, rules);
  if (verdict.as === "inside") return handlers.pages(req, res);
  lockHeaders(res, verdict.headers);
  const refusal = verdict.as === "refused" ? verdict : findMalformation(req);
  if (refusal !== null) {
    refuse(res, refusal.status, refusal.code, verdict.as === "refused" ? verdict.values : {});
    return drainAndClose(req, res);
  }
  if (verdict.as === "welcome" && verdict.https) addCookiePrefix(res);
  if (isProbe(pathOf(req))) return answerProbe(req, res, rules.metricsToken);
  if (isCacheable(req.url ?? "", rules) && req.method !== "POST" && !hasBody(req)) return handlers.pages(req, res);
  dropInvalidRouterTree(req);
  const sender = await withLimitOf(req, await identifySender(req.headers));
  const request = hasBody(req) ? await receiveBody(req, res, sender) : { req, body: Buffer.alloc(0) };
  if (typeof request === "string") return refuseBody(req, res, request, sender);
  const key = `${req.method === "POST" ? "POST" : "GET"} ${sender.key}`;
  const source = sender.isPerson ? key : req.socket;
  return queues.run({ key, source, network: sender.network }, () => handleRequest(request, res, handlers));
}

const isDocumentRequest = (req: IncomingMessage) => pathOf(req).startsWith("/sync/");

const isImport = (req: IncomingMessage) => req.method === "POST" && isImportPath(pathOf(req));

/** Raises the body limit for senders with a session: to a frame's for a device's request about its local copy, and to an imported file's for a teacher (T14). */
async function withLimitOf(req: IncomingMessage, sender: Sender): Promise<Sender> {
  if (sender.limit !== bodyLimit) return sender;
  if (isDocumentRequest(req)) return { ...sender, limit: limits.frame };
  if (!isImport(req)) return sender;
  // Only this path loads the session here. The route decides whether this teacher may import into the class.
  const viewer = await readSession(req.headers.cookie ?? "");
  return viewer.as === "teacher" ? { ...sender, limit: importLimit } : sender;
}

async function handleRequest({ req, body }: CompleteRequest, res: ServerResponse, handlers: Handlers): Promise<void> {
  if (res.destroyed) return; // the client disconnected while the request waited
  const status = await findBodyRefusal(req, body);
  if (status !== null) return refuse(res, status, "unreadable");
  const answer = chooseHandler(req, handlers);
  if (answer === handlers.pages && (await answerIfDatabaseDown(req, res))) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(resolve, maxTurnMs);
    answer(req, res)
      .catch((error: unknown) => answerFailure(error, req, res))
      .finally(() => {
        clearTimeout(late);
        resolve();
      });
  });
  if (res.statusCode === 429) await wait(pauseAfterRefusalMs);
}

/** The status for a body that none of our pages sends; null when the body may be decoded. */
async function findBodyRefusal(req: IncomingMessage, body: Buffer): Promise<400 | 413 | null> {
  // A device's request about a document is binary, and its handler decodes it (lib/sync/server/stored-proofs.ts).
  // A file to import is binary too, and its route decodes it.
  if (isDocumentRequest(req) || isImport(req)) return null;
  if (isExpensiveToDecode(body, req.headers["content-type"] ?? "")) return 413;
  return (await isWellFormedCall(req, body)) ? null : 400;
}

const statusOf: Record<Exclude<BodyFailure, "gone">, number> = { "too-big": 413, "too-slow": 408, busy: 503 };

function refuseBody(req: IncomingMessage, res: ServerResponse, why: BodyFailure, { limit }: Sender): void {
  if (why === "gone") return;
  // A file to import from somebody who is not a teacher, or is no longer signed in.
  if (why === "too-big" && isImport(req) && limit !== importLimit) refuse(res, 403, "not-found");
  else refuse(res, statusOf[why], why, { most: formatLimit(limit) });
  drainAndClose(req, res);
}

function formatLimit(limit: number): string {
  return limit === importLimit ? `${importLimit / 1024 / 1024} MB` : limit >= bodyLimit ? "1 MB" : "64 kB";
}

function chooseHandler(req: IncomingMessage, { pages, sockets }: Handlers): RequestHandler {
  const path = pathOf(req);
  if (path.startsWith("/live/")) return sockets ? answerLive : refuseWrongRole("web");
  if (path.startsWith("/sync/")) return sockets ? answerSync : refuseWrongRole("web");
  return pages;
}

function refuse(res: ServerResponse, status: number, code: RefusalCode, values: Record<string, string> = {}): void {
  const { sentence } = formatRefusal(new AppError(code, values));
  res.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(`${sentence}\n`);
}
