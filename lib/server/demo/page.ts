/** Reads from a page's HTML what Next has written there for the page's script. */
import type { PagePart } from "@/lib/wire/live-messages";

export interface DocumentLink {
  kind: "worksheet" | "notes";
  /** The path of the document's socket. */
  path: string;
  access: "read" | "write";
}

export interface Page {
  path: string;
  status: number;
  /** What the page shows on the live channel. */
  parts: readonly PagePart[];
  /** The documents that the page opens. */
  documents: readonly DocumentLink[];
  /** The mode of the worksheet on it. */
  mode: string | null;
  html: string;
}

/** Next splits its data into several scripts, at any character. */
const betweenScripts = /"\]\)<\/script><script[^>]*>self\.__next_f\.push\(\[1,"/g;

export function readPage(path: string, status: number, html: string): Page {
  const data = html.replaceAll(betweenScripts, "").replaceAll('\\"', '"');
  const parts = readParts(data);
  const rooms = [
    ...data.matchAll(/"kind":"(worksheet|notes)","id":"([0-9a-f-]{36})","epoch":(\d+),"access":"(read|write)"/g),
  ].map(([, kind, id = "", epoch = "", access]): DocumentLink => ({
    kind: kind === "notes" ? "notes" : "worksheet",
    path: `/sync/${kind}/${id}/${epoch}`,
    access: access === "write" ? "write" : "read",
  }));
  const byPath = new Map(rooms.map((room) => [room.path, room]));
  const mode = /"kind":"worksheet"[^}]*\},"mode":"([a-z-]+)"/.exec(data)?.[1] ?? null;
  return { path, status, parts, documents: [...byPath.values()], mode, html };
}

/** All parts of one response have the same moment, which Next writes once; the others refer to it. */
function readParts(data: string): PagePart[] {
  const found = [...data.matchAll(/"topics":\[([^\]]*)\],"madeAt":(?:\{"clock":([\d.]+),"ms":([\d.]+)\}|"\$[^"]*")/g)];
  const first = found.find(([, , clock]) => clock !== undefined);
  if (first === undefined) return [];
  return found.map(([, list = "", clock = first[2], ms = first[3]]) => ({
    topics: [...list.matchAll(/"([^"]+)"/g)].map(([, topic = ""]) => topic),
    madeAt: { clock: Number(clock), ms: Number(ms) },
  }));
}
