import * as z from "zod";
import { limits } from "@/lib/sockets/limits";

/** The user of a socket, from its session. */
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

/** A client's state as others receive it: allowed keys only, with the user from the session (R10). JSON in, JSON out. */
export function rebuildState({ userId, name, colour }: SocketUser, json: string, fields: readonly string[]): string {
  if (json === "null") return json;
  const cursor = json.length > limits.presenceState ? null : parseCursor(json);
  return JSON.stringify({
    user: { id: userId, name, colour },
    cursor: cursor !== null && fields.includes(cursor.field) ? cursor : null,
  });
}

function parseCursor(json: string): z.infer<typeof cursor> | null {
  try {
    return state.safeParse(JSON.parse(json)).data?.cursor ?? null;
  } catch {
    return null;
  }
}
