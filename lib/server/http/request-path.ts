import type { IncomingMessage } from "node:http";

/** The path without the query, which may contain secrets that must not be logged. */
export function pathOf(req: IncomingMessage): string {
  return (req.url ?? "/").split("?")[0] ?? "/";
}
