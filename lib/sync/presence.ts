import * as z from "zod";
import { type PresenceEntry } from "./frames";
import { limits } from "./limits";

/** Who a socket speaks as, from its session. */
export interface Person {
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

/** R10: who is here, as the server says it. `Socket` is whatever stands for one connection. */
export class RoomPresence<Socket extends { person: Person }> {
  private readonly live = new Map<number, { socket: Socket; entry: PresenceEntry }>();
  private readonly speaksFor = new Map<Socket, number>();
  private lastClock = 0;

  constructor(private readonly fields: readonly string[]) {}

  /**
   * A socket speaks for the id in its first single-entry frame; other entries are dropped.
   * @param mayClaim whether the id is free or this user's (R3a).
   * @returns what the others should hear, or null.
   */
  hear(socket: Socket, entries: readonly PresenceEntry[], mayClaim: (client: number) => boolean, now: number): PresenceEntry | null {
    const client = this.speaksFor.get(socket) ?? this.claim(socket, entries, mayClaim);
    const own = entries.find((entry) => entry.client === client);
    if (client === undefined || own === undefined) return null;
    const heard = this.live.get(client);
    if (heard !== undefined && heard.socket !== socket) return null;
    const said = this.rebuild(socket.person, own.state);
    if (said === "null") {
      this.live.delete(client);
      return heard === undefined ? null : { client, clock: this.tick(now), state: said };
    }
    const entry = { client, clock: this.tick(now), state: said };
    this.live.set(client, { socket, entry });
    return entry;
  }

  /** The id a socket speaks for, if it does. */
  idOf(socket: Socket): number | undefined {
    return this.speaksFor.get(socket);
  }

  /** The socket that speaks for an id. */
  speakerOf(client: number): Socket | undefined {
    return this.live.get(client)?.socket;
  }

  /** A socket is never told its own entry. */
  entriesFor(socket: Socket): PresenceEntry[] {
    const entries: PresenceEntry[] = [];
    for (const { socket: speaker, entry } of this.live.values()) if (speaker !== socket) entries.push(entry);
    return entries;
  }

  /** So that peers do not take a silent one for gone. */
  renew(now: number): void {
    for (const one of this.live.values()) one.entry = { ...one.entry, clock: this.tick(now) };
  }

  /** On close the others get null at the last clock, unless a newer socket has the id. */
  leave(socket: Socket): PresenceEntry | null {
    const client = this.speaksFor.get(socket);
    this.speaksFor.delete(socket);
    const last = client === undefined ? undefined : this.live.get(client);
    if (client === undefined || last?.socket !== socket) return null;
    this.live.delete(client);
    return { ...last.entry, state: "null" };
  }

  private claim(socket: Socket, entries: readonly PresenceEntry[], mayClaim: (client: number) => boolean): number | undefined {
    const [entry, second] = entries;
    // A lone null is an echo of someone leaving: nobody introduces themselves by it.
    if (entry === undefined || second !== undefined || entry.state === "null") return undefined;
    const speaker = this.live.get(entry.client)?.socket;
    // A live id can't be taken; its own user's newer socket takes it over (a device that came back before the old socket was found dead).
    if ((speaker !== undefined && speaker.person.userId !== socket.person.userId) || !mayClaim(entry.client)) return undefined;
    this.speaksFor.set(socket, entry.client);
    this.live.delete(entry.client);
    return entry.client;
  }

  /** Milliseconds, but always rising, so that one who comes back is seen at once. */
  private tick(now: number): number {
    this.lastClock = Math.max(this.lastClock + 1, now);
    return this.lastClock;
  }

  private rebuild({ userId, name, colour }: Person, json: string): string {
    if (json === "null") return json;
    const user = { id: userId, name, colour };
    const said = json.length > limits.presenceState ? null : parsed(json);
    const where = said?.cursor ?? null;
    return JSON.stringify({ user, cursor: where !== null && this.fields.includes(where.field) ? where : null });
  }
}

function parsed(json: string): z.infer<typeof state> | null {
  try {
    return state.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
