/** What the script of a page of ours would know: read from what Next writes into the page for it. */

export interface Room {
  kind: "worksheet" | "notes";
  /** The path of its socket. */
  at: string;
  access: "read" | "write";
}

export interface Page {
  path: string;
  status: number;
  /** What it listens to on the live channel. */
  topics: readonly string[];
  /** Documents it opens. */
  rooms: readonly Room[];
  /** The mode of the worksheet on it. */
  mode: string | null;
  html: string;
}

export function readPage(path: string, status: number, html: string): Page {
  const data = html.replaceAll('\\"', '"');
  const lists = [...data.matchAll(/"topics":\[([^\]]*)\]/g)].map(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)].map(([, topic = ""]) => topic));
  const rooms = [...data.matchAll(/"kind":"(worksheet|notes)","id":"([0-9a-f-]{36})","epoch":(\d+),"access":"(read|write)"/g)].map(([, kind, id = "", epoch = "", access]): Room => ({
    kind: kind === "notes" ? "notes" : "worksheet",
    at: `/sync/${kind}/${id}/${epoch}`,
    access: access === "write" ? "write" : "read",
  }));
  const once = new Map(rooms.map((room) => [room.at, room]));
  const mode = /"kind":"worksheet"[^}]*\},"mode":"([a-z-]+)"/.exec(data)?.[1] ?? null;
  return { path, status, topics: [...new Set(lists.flat())], rooms: [...once.values()], mode, html };
}
