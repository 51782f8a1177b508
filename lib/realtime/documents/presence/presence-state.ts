import * as z from "zod";
import { limits } from "@/lib/realtime/sockets/limits";

/** Who a socket speaks as, from its session. */
export interface SocketUser {
  userId: string;
  name: string;
  colour: string;
}

const id = z.object({ client: z.int().min(0), clock: z.int().min(0) });
const position = z.object({
  type: id.nullish(),
  tname: z.string().max(40).nullish(),
  item: id.nullish(),
  assoc: z.int().min(-1).max(0).nullish(),
});
const cursor = z.object({ field: z.string().max(40), anchor: position.nullish(), head: position.nullish() });
const state = z.object({ cursor: cursor.nullish().catch(null) });

/** R10: a client's state as the others hear it: allowed keys only, with who it is from the session. JSON in, JSON out. */
export function rebuildState(person: SocketUser, json: string, fields: readonly string[]): string {
  if (json === "null") return json;
  return `{"user":${userOf(person)},"cursor":${usualCursor(json, fields) ?? anyCursor(json, fields)}}`;
}

const users = new WeakMap<SocketUser, string>();

function userOf(person: SocketUser): string {
  const known = users.get(person);
  if (known !== undefined) return known;
  const { userId: id_, name, colour } = person;
  const json = JSON.stringify({ id: id_, name, colour });
  users.set(person, json);
  return json;
}

/** Any state that a client may think of, read by its schema. */
export function anyCursor(json: string, fields: readonly string[]): string {
  const said = json.length > limits.presenceState ? null : parsed(json);
  const where = said?.cursor ?? null;
  return JSON.stringify(where !== null && fields.includes(where.field) ? where : null);
}

function parsed(json: string): z.infer<typeof state> | null {
  try {
    return state.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

// What our page sends with each keystroke, as Y.relativePositionToJSON and JSON.stringify write it: this text is exactly what `anyCursor`
// would give back, which takes 10 µs and more to read, check and write it; this takes less than 1.
const usualId = `\\{"client":(?:0|[1-9]\\d{0,14}),"clock":(?:0|[1-9]\\d{0,14})\\}`;
const usualPosition = `(?:null|\\{(?:(?:"type":${usualId}|"tname":"[a-z]{1,40}")(?:,"item":${usualId})?|"item":${usualId})(?:,"assoc":(?:-1|0))?\\})`;
const usual = new RegExp(
  `^\\{"cursor":(?:null|\\{"field":"([a-z]{1,40})","anchor":${usualPosition},"head":${usualPosition}\\})\\}$`,
);
const beforeCursor = '{"cursor":'.length;

/** null when it is not written as usual. */
export function usualCursor(json: string, fields: readonly string[]): string | null {
  if (json.length > limits.presenceState) return null;
  const found = usual.exec(json);
  if (found === null) return null;
  const field = found[1];
  return field === undefined || fields.includes(field) ? json.slice(beforeCursor, -1) : "null";
}
