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
  return `{"user":${userOf(person)},"cursor":${readCursor(json, fields)}}`;
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

function readCursor(json: string, fields: readonly string[]): string {
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
