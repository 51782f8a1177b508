/** Next answers `notFound()` in a route handler without a body, and Chromium then shows its own error page. This sends our *not found* page instead. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { withBody } from "./front-door/body/body";
import { isPageRequest } from "./page-request";
import type { RequestHandler } from "./request-handler";

/** No route has this path. */
const missingPath = "/not-found";

/** @param pages Next's request handler */
export async function answerWithNotFoundPage(
  req: IncomingMessage,
  res: ServerResponse,
  pages: RequestHandler,
): Promise<void> {
  if (!isPageRequest(req)) return pages(req, res);
  const end = res.end.bind(res) as (...given: unknown[]) => ServerResponse; // its overloads, as one
  let isBare = false;
  res.end = ((...given: unknown[]) => {
    // An answer with a body has a content type.
    if (res.statusCode !== 404 || res.headersSent || res.getHeader("content-type") !== undefined) return end(...given);
    isBare = true;
    return res;
  }) as ServerResponse["end"];
  await pages(req, res);
  if (!isBare) return;
  res.end = end as ServerResponse["end"];
  const again = withBody(req, Buffer.alloc(0));
  again.url = missingPath;
  await pages(again, res);
}
