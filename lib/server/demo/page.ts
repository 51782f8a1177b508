/** What the script of a page of ours would know: read from what Next writes into the page for it. */
import type { PagePart } from "@/lib/wire/live-messages";

export interface DocumentLink {
  kind: "worksheet" | "notes";
  /** The path of its socket. */
  path: string;
  access: "read" | "write";
}

export interface Page {
  path: string;
  status: number;
  /** What it listens to on the live channel. */
  parts: readonly PagePart[];
  /** Documents it opens. */
  documents: readonly DocumentLink[];
  /** The mode of the worksheet on it. */
  mode: string | null;
  html: string;
}

/** What Next writes for the page's script comes in pieces, which end anywhere. */
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

/** Parts of one answer are made at one moment, which is written once; the others refer to it. */
function readParts(data: string): PagePart[] {
  const found = [...data.matchAll(/"topics":\[([^\]]*)\],"madeAt":(?:\{"clock":([\d.]+),"ms":([\d.]+)\}|"\$[^"]*")/g)];
  const first = found.find(([, , clock]) => clock !== undefined);
  if (first === undefined) return [];
  return found.map(([, list = "", clock = first[2], ms = first[3]]) => ({
    topics: [...list.matchAll(/"([^"]+)"/g)].map(([, topic = ""]) => topic),
    madeAt: { clock: Number(clock), ms: Number(ms) },
  }));
}
