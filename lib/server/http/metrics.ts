/** Metrics for Prometheus: the process's own, and requests by kind of path. Paths themselves are left out, because they contain ids. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { countConnectionUses, pool } from "@/db/client";
import { allSockets } from "@/lib/live/server/activity-room";
import { builtCommit, releaseNumber } from "@/lib/process/release.js";
import { register as syncRegistry } from "@/lib/sockets/metrics";

export const registry = new Registry();
collectDefaultMetrics({ register: registry });

new Gauge({
  name: "crosscase_build_info",
  help: "1, with the release, the commit from which it was built, and the version of Node",
  labelNames: ["version", "commit", "node"] as const,
  registers: [registry],
}).set({ version: releaseNumber(), commit: builtCommit(), node: process.version }, 1);

const requests = new Histogram({
  name: "crosscase_http_request_seconds",
  help: "Time from a request to the end of its answer",
  labelNames: ["method", "kind", "status"] as const,
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});

new Gauge({
  name: "crosscase_live_sockets",
  help: "Open live connections",
  registers: [registry],
  collect() {
    this.set(allSockets().length);
  },
});

new Gauge({
  name: "crosscase_database_waiting",
  help: "Queries waiting for a database connection",
  registers: [registry],
  collect() {
    this.set(pool().waitingCount);
  },
});

new Counter({
  name: "crosscase_database_turns_total",
  help: "Queries outside transactions, and transactions",
  registers: [registry],
  collect() {
    this.reset();
    this.inc(countConnectionUses());
  },
});

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function countRequest(req: IncomingMessage, res: ServerResponse): void {
  const end = requests.startTimer();
  const kind = kindOf(req.url ?? "");
  res.once("close", () =>
    end({ method: methods.has(req.method ?? "") ? req.method : "other", kind, status: res.statusCode }),
  );
}

function kindOf(url: string): string {
  if (url.startsWith("/_next/")) return "asset";
  if (url.startsWith("/api/")) return "api";
  if (url.startsWith("/sync/") || url.startsWith("/live/")) return "socket";
  return url.startsWith("/teacher") ? "teacher" : "page";
}

export async function collectMetrics(): Promise<{ type: string; text: string }> {
  return { type: registry.contentType, text: await Registry.merge([registry, syncRegistry]).metrics() };
}
