import type { IncomingMessage } from "node:http";

/** Whether a browser asks for a whole page, rather than a script of ours for data. */
export function isPageRequest(req: IncomingMessage): boolean {
  return (
    (req.method === "GET" || req.method === "HEAD") &&
    req.headers.rsc === undefined &&
    (req.headers.accept ?? "").includes("text/html")
  );
}
