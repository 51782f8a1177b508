/** Reads the data that Next has written into a page's HTML for the page's scripts. */
import type { PagePart } from "@/lib/wire/live-messages";

export interface Page {
  path: string;
  status: number;
  /** The page's parts, as it sends them over the live channel. */
  parts: readonly PagePart[];
  /** The documents that the page opens: the path of each one's socket. */
  documents: readonly { path: string }[];
  html: string;
}

/** Next splits its data into several scripts, at any character. */
const betweenScripts = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g;

export function readPage(path: string, status: number, html: string): Page {
  const data = html.replaceAll(betweenScripts, "").replaceAll('\\"', '"');
  const parts = readParts(data);
  const paths = new Set(
    [...data.matchAll(/"kind":"(worksheet|notes)","id":"([0-9a-f-]{36})","epoch":(\d+),"access":"/g)].map(
      ([, kind, id, epoch]) => `/sync/${kind}/${id}/${epoch}`,
    ),
  );
  return { path, status, parts, documents: [...paths].map((socket) => ({ path: socket })), html };
}

/** All parts of a response have the same `madeAt`, which Next writes once; the others are references to it. */
function readParts(data: string): PagePart[] {
  const found = [...data.matchAll(/"topics":\[([^\]]*)\],"madeAt":(?:\{"clock":([\d.]+),"ms":([\d.]+)\}|"\$[^"]*")/g)];
  const first = found.find(([, , clock]) => clock !== undefined);
  if (first === undefined) return [];
  return found.map(([, list = "", clock = first[2], ms = first[3]]) => ({
    topics: [...list.matchAll(/"([^"]+)"/g)].map(([, topic = ""]) => topic),
    madeAt: { clock: Number(clock), ms: Number(ms) },
  }));
}
