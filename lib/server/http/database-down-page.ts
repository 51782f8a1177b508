/** A page in place of Next's error while the database is down and nothing can be rendered. It reloads itself once the database is back. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pool } from "@/db/client";
import { AppError } from "@/lib/errors/errors";
import { formatRefusal } from "@/lib/messages/refusals";
import { tokenColour } from "@/lib/process/token-colours";
import { isPageRequest } from "./page-request";

const timeoutMs = 2_000;
const retrySeconds = 5;

/** Whether a connection or page has failed since the database last answered. Only then is the database queried before a page is rendered. */
let isSuspect = false;

/** Starts to watch for broken connections. */
export function watchDatabase(): void {
  pool().on("error", markSuspect);
}

function markSuspect(): void {
  isSuspect = true;
}

export function databaseAnswers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), timeoutMs).unref());
  const answered = pool()
    .query("select 1")
    .then(
      () => true,
      () => false,
    );
  return Promise.race([answered, late]);
}

/** Answers a page request while the database is down. Returns whether it did. */
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

function inThemes(name: string): string {
  const { light, dark } = tokenColour(name);
  return `light-dark(${light}, ${dark})`;
}

/** Needs no other file. It polls instead of reloading on a timer, because a screen reader would read each reload aloud. */
export function renderDatabaseDownPage(nonce: string): string {
  const [title = "", text = ""] = formatRefusal(new AppError("away")).sentence.split("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 0 auto; padding: 14vh 20px 40px; font: 1.125rem/1.6 Georgia, serif; background: ${inThemes("paper")}; color: ${inThemes("ink")}; }
h1 { font-size: 1.75rem; line-height: 1.25; }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main>
<script nonce="${nonce}">setInterval(() => fetch("/readyz", { cache: "no-store" }).then(({ ok }) => ok && location.reload(), () => undefined), ${retrySeconds * 1_000});</script>
</body>
</html>
`;
}
