/** For whoever runs the machine: is it alive, is it ready, how is it doing. Names nobody. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { databaseAnswers } from "./database-down-page";
import { collectMetrics } from "./metrics";
import { reachesOthers } from "@/lib/server/boot/open-bus";

const probes = new Set(["/healthz", "/readyz", "/metrics"]);
export const isProbe = (path: string) => probes.has(path);

let draining = false;
/** From now on `/readyz` says no, so that a load balancer sends nobody here any more. */
export function sayDraining(): void {
  draining = true;
}

/** One at a time, however many ask. */
function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return () => (asking ??= ask().finally(() => (asking = null)));
}
const isThere = oneAtATime(databaseAnswers);
const figures = oneAtATime(collectMetrics);

export async function answerProbe(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== "GET" && req.method !== "HEAD") return answer(res, 405, "GET only");
  switch ((req.url ?? "").split("?")[0]) {
    case "/healthz":
      return answer(res, 200, "alive");
    case "/readyz":
      if (draining) return answer(res, 503, "stopping");
      if (!(await isThere())) return answer(res, 503, "the database does not answer");
      // R13: without Redis each process goes on by itself. A no would take all of them out of service at once.
      return answer(res, 200, reachesOthers() ? "ready" : "ready, without the other processes: Redis does not answer");
    default: {
      const { type, text } = await figures();
      return answer(res, 200, text, type);
    }
  }
}

function answer(res: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  res.writeHead(status, { "content-type": type }).end(text.endsWith("\n") ? text : `${text}\n`);
}
