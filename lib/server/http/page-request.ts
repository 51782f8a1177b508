import type { IncomingMessage } from "node:http";

/** Whether a browser requests a whole page, rather than one of our scripts data. */
export function isPageRequest(req: IncomingMessage): boolean {
  return (
    (req.method === "GET" || req.method === "HEAD") &&
    req.headers.rsc === undefined &&
    (req.headers.accept ?? "").includes("text/html")
  );
}
