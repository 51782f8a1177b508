/** While the database is away no page can be drawn. Instead of what Next says then: a page that says so, and looks again by itself. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pool } from "@/db/client";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";

const timeoutMs = 2_000;
const retrySeconds = 5;

/** Something went wrong since the database last answered. Only then it is asked before a page is drawn. */
let isSuspect = false;

/** Hears of connections that break, from now on. */
export function watchDatabase(): void {
  pool().on("error", markSuspect);
}

function markSuspect(): void {
  isSuspect = true;
}

export function databaseAnswers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), timeoutMs).unref());
  const asked = pool()
    .query("select 1")
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, late]);
}

/** Answers a page's request while the database is away; false: go on. */
export async function answerIfDatabaseDown(req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  if (!isPageRequest(req)) return false;
  res.once("finish", () => {
    if (res.statusCode === 500) markSuspect();
  });
  if (!isSuspect) return false;
  if (await databaseAnswers()) {
    isSuspect = false;
    return false;
  }
  const nonce = req.headers["x-nonce"];
  res.writeHead(503, { "content-type": "text/html; charset=utf-8", "retry-after": String(retrySeconds) });
  res.end(req.method === "HEAD" ? undefined : renderDatabaseDownPage(typeof nonce === "string" ? nonce : ""));
  return true;
}

/** A whole page, as a browser asks for one; not what a page of ours fetches. */
function isPageRequest(req: IncomingMessage): boolean {
  return (
    (req.method === "GET" || req.method === "HEAD") &&
    req.headers.rsc === undefined &&
    (req.headers.accept ?? "").includes("text/html")
  );
}

/** Stands by itself: no file. A page that reloads blindly would be read aloud again and again. */
function renderDatabaseDownPage(nonce: string): string {
  const [title = "", text = ""] = formatRefusal(new AppError("away")).sentence.split("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 0 auto; padding: 14vh 20px 40px; font: 1.125rem/1.6 Georgia, serif; background: light-dark(#f8f4ec, #191714); color: light-dark(#201d18, #ece6da); }
h1 { font-size: 1.75rem; line-height: 1.25; }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main>
<script nonce="${nonce}">setInterval(() => fetch("/readyz", { cache: "no-store" }).then(({ ok }) => ok && location.reload(), () => undefined), ${retrySeconds * 1_000});</script>
</body>
</html>
`;
}
