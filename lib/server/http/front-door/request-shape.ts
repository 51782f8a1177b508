/** Refuses requests that no browser sends to our pages, and on which Next would spend time or fail: methods, long queries, encoded bodies, odd headers. */
import type { IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import type { RefusalCode } from "@/lib/errors/errors";

const methods = new Set(["GET", "HEAD", "POST"]);
const maxUrlLength = 2_048;
/** Limited because Next's time grows with the square of their number. */
const maxQueryFields = 20;
/** In characters. Our pages' router state has 1.5 KiB at most. */
const maxTreeLength = 4_096;
/** Our pages' router state is 8 levels deep. */
const maxTreeDepth = 64;

export interface Malformation {
  status: number;
  code: RefusalCode;
}

/** Returns null when nothing is wrong with the request. */
export function findMalformation(req: IncomingMessage): Malformation | null {
  const url = req.url ?? "/";
  const [path = "", query = ""] = url.split("?", 2);
  if (!methods.has(req.method ?? "")) return { status: 405, code: "unreadable" };
  if (url.length > maxUrlLength || query.split("&").length > maxQueryFields) return { status: 414, code: "unreadable" };
  if (req.headers["content-encoding"] !== undefined) return { status: 415, code: "unreadable" };
  if (!isDecodable(path) || path.startsWith("/_next/image") || path.startsWith("/_next/data"))
    return { status: 404, code: "not-found" };
  return null;
}

/** Removes a router state that Next can't parse (it would answer 500) or would traverse for long. Without a router state, Next sends the whole page. */
export function dropInvalidRouterTree(req: IncomingMessage): void {
  const tree = req.headers["next-router-state-tree"];
  if (tree !== undefined && !isRouterTree(tree)) delete req.headers["next-router-state-tree"];
}

function isRouterTree(header: string | string[]): boolean {
  if (Array.isArray(header) || header.length > maxTreeLength) return false;
  try {
    if (depthOf(decodeURIComponent(header)) > maxTreeDepth) return false;
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}

function depthOf(json: string): number {
  let [depth, deepest] = [0, 0];
  for (const sign of json) {
    if (sign === "[" || sign === "{") deepest = Math.max(deepest, (depth += 1));
    else if (sign === "]" || sign === "}") depth -= 1;
  }
  return deepest;
}

/** Whether the path's `%` escapes are valid UTF-8. Next answers 500 if they aren't. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
