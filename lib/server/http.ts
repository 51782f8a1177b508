/** The port: each request through the front door, then to the socket side's own paths, the probes, or Next. */
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import { AppError, type RefusalCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { sayRefusal } from "@/lib/messages/say";
import { answerLive } from "@/lib/sync/live/upgrade";
import { answerSync } from "@/lib/sync/upgrade";
import { answerAway } from "./away";
import { answerElsewhere } from "./elsewhere";
import { isReadable } from "./front/action-call";
import { hasBody, letGo, takeBody } from "./front/body";
import { front, type FrontRules } from "./front/front";
import { pinHeaders } from "./front/pinned";
import { countRequest } from "./metrics";
import { answerProbe, isProbe } from "./probes";

export type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

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
  server.on("request", (req, res) => {
    countRequest(req, res);
    receive(req, res, { pages, sockets }, rules).catch((error: unknown) => {
      log().error({ err: error, method: req.method, path: pathOf(req) }, "A request failed.");
      if (!res.headersSent) refuse(res, 503, "starting");
      else res.destroy();
    });
  });
  return server;
}

interface Parts {
  pages: Answer;
  sockets: boolean;
}

async function receive(req: IncomingMessage, res: ServerResponse, parts: Parts, rules: FrontRules): Promise<void> {
  const verdict = front(req, rules);
  if (verdict.as === "inside") return parts.pages(req, res);
  pinHeaders(res, verdict.answer);
  if (verdict.as === "refused") {
    refuse(res, verdict.status, verdict.code);
    return letGo(req, res);
  }
  const whole = hasBody(req) ? await takeBody(req) : { req, body: Buffer.alloc(0) };
  if (whole === "gone") return;
  if (whole === "too-big") {
    refuse(res, 413, "too-big");
    return letGo(req, res);
  }
  if (!isDecodable(pathOf(req))) return refuse(res, 404, "not-found");
  if (!(await isReadable(whole.req, whole.body))) return refuse(res, 400, "unreadable");
  const answer = answererOf(whole.req, parts);
  if (answer === parts.pages && (await answerAway(whole.req, res))) return;
  return answer(whole.req, res);
}

/** Whether its `%` signs stand for bytes of UTF-8. Next answers 500 where they don't. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function answererOf(req: IncomingMessage, { pages, sockets }: Parts): Answer {
  const path = pathOf(req);
  if (isProbe(path)) return answerProbe;
  if (path.startsWith("/live/")) return sockets ? answerLive : answerElsewhere("web");
  if (path.startsWith("/sync/")) return sockets ? answerSync : answerElsewhere("web");
  return pages;
}

/** Without the query, which may hold what isn't for a log. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?")[0] ?? "/";
}

function refuse(res: ServerResponse, status: number, code: RefusalCode): void {
  const { sentence } = sayRefusal(new AppError(code));
  res.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" }).end(`${sentence}\n`);
}
