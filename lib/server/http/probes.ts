/** Probes for whoever runs the machine: alive, ready, metrics. They contain nothing about people. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { isLoopback } from "@/lib/process/addresses";
import { storesNothing } from "@/lib/realtime/documents/upgrade";
import { databaseAnswers } from "./database-down-page";
import { collectMetrics } from "./metrics";
import { pathOf } from "./request-path";
import { isBusConnected } from "@/lib/server/boot/open-bus";

const probes = new Set(["/healthz", "/readyz", "/metrics"]);
export const isProbe = (path: string) => probes.has(path);

let draining = false;
/** From now on `/readyz` answers 503, so that a load balancer sends no new requests. */
export function markDraining(): void {
  draining = true;
}

/** Callers share one ongoing call, however many they are. */
function shareOngoing<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => (asking ??= ask().finally(() => (asking = null)));
}
const isDatabaseUp = shareOngoing(databaseAnswers);
const collectFigures = shareOngoing(collectMetrics);

/** @param metricsToken METRICS_TOKEN, when it is set */
export async function answerProbe(
  req: IncomingMessage,
  res: ServerResponse,
  metricsToken: string | undefined,
): Promise<void> {
  if (req.method !== "GET" && req.method !== "HEAD") return answer(res, 405, "GET only");
  switch (pathOf(req)) {
    case "/healthz":
      return answer(res, 200, "alive");
    case "/readyz":
      if (draining) return answer(res, 503, "stopping");
      if (!(await isDatabaseUp())) return answer(res, 503, "the database does not answer");
      if (storesNothing()) return answer(res, 503, "nothing could be stored for 30 s");
      // R13: without Redis each process goes on by itself. A 503 would take all of them out of service at once.
      return answer(res, 200, isBusConnected() ? "ready" : "ready, without the other processes: Redis does not answer");
    default: {
      if (!mayReadMetrics(req.headers, metricsToken))
        return answer(
          res,
          403,
          "Only this machine reads the metrics, and whoever sends METRICS_TOKEN as a bearer token.",
        );
      const { type, text } = await collectFigures();
      return answer(res, 200, text, type);
    }
  }
}

/** Whether these headers are of this machine (the front door has put the client's true address into them) or bring the token. */
export function mayReadMetrics(headers: IncomingHttpHeaders, token: string | undefined): boolean {
  if (isLoopback(String(headers["x-forwarded-for"]).replace("::ffff:", ""))) return true;
  return token !== undefined && timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${token}`));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function answer(res: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  res.writeHead(status, { "content-type": type }).end(text.endsWith("\n") ? text : `${text}\n`);
}
