/** Probes for the operator of the machine: alive, ready, metrics. They contain nothing about people. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { isLoopback } from "@/lib/process/addresses";
import { storesNothing } from "@/lib/sync/server/upgrade";
import { databaseAnswers } from "./database-down-page";
import { collectMetrics } from "./metrics";
import { pathOf } from "./request-path";
import { isBusConnected } from "@/lib/server/boot/open-bus";

const probes = new Set(["/healthz", "/readyz", "/metrics"]);
export const isProbe = (path: string) => probes.has(path);

let draining = false;
/** Makes `/readyz` answer 503 from now on, so that a load balancer sends no new requests. */
export function markDraining(): void {
  draining = true;
}

/** Callers share one ongoing call, no matter how many there are. */
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
      // Without Redis each process continues alone. A 503 would take all of them out of service at once (R13).
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

/** Whether the request is from this machine, by the client's true address that the front door has set, or contains the token. */
export function mayReadMetrics(headers: IncomingHttpHeaders, token: string | undefined): boolean {
  if (isLoopback(String(headers["x-forwarded-for"]).replace("::ffff:", ""))) return true;
  return token !== undefined && timingSafeEqual(digest(headers.authorization ?? ""), digest(`Bearer ${token}`));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function answer(res: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  res.writeHead(status, { "content-type": type }).end(text.endsWith("\n") ? text : `${text}\n`);
}
