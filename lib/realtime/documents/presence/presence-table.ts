import { type PublishedPresence } from "@/lib/bus/document-channel";
import { type PresenceEntry } from "@/lib/realtime/documents/frames";
import { rebuildState, type SocketUser } from "./presence-state";

/**
 * What one socket said last, in bytes that are written over: objects and texts that live until its next keystroke are what the garbage
 * collector copies (docs/decisions/0014).
 */
class LastSaid<Socket> {
  clock = 0;
  private bytes = Buffer.alloc(256);
  private length = 0;

  constructor(
    readonly client: number,
    readonly socket: Socket,
    /** The clock of the first that it said. */
    readonly since: number,
  ) {}

  note(clock: number, state: string): void {
    this.clock = clock;
    this.length = Buffer.byteLength(state);
    if (this.length > this.bytes.length) this.bytes = Buffer.alloc(2 * this.length);
    this.bytes.write(state);
  }

  get entry(): PresenceEntry {
    return { client: this.client, clock: this.clock, state: this.bytes.toString("utf8", 0, this.length) };
  }
}

/** R10: who is here, as the server says it. `Socket` is whatever stands for one connection. */
export class PresenceTable<Socket extends { user: SocketUser }> {
  private readonly live = new Map<number, LastSaid<Socket>>();
  private readonly speaksFor = new Map<Socket, number>();
  /** R13: who is with another process. No id is in both. */
  private readonly elsewhere = new Map<number, { processId: string; userId: string; entry: PresenceEntry }>();
  private lastClock = 0;

  constructor(private readonly fields: readonly string[]) {}

  /**
   * A socket speaks for the id in its first single-entry frame; other entries are dropped.
   * @param mayClaim whether the id is free or this user's (R3a).
   * @returns what the others should hear, or null.
   */
  hear(
    socket: Socket,
    entries: readonly PresenceEntry[],
    mayClaim: (client: number) => boolean,
    now: number,
  ): PresenceEntry | null {
    const client = this.speaksFor.get(socket) ?? this.claim(socket, entries, mayClaim);
    const own = entries.find((entry) => entry.client === client);
    if (client === undefined || own === undefined) return null;
    const heard = this.live.get(client);
    if (heard !== undefined && heard.socket !== socket) return null;
    const said = rebuildState(socket.user, own.state, this.fields);
    if (said === "null") {
      this.live.delete(client);
      return heard === undefined ? null : { client, clock: this.tick(now), state: said };
    }
    const clock = this.tick(now);
    const kept = heard ?? new LastSaid(client, socket, clock);
    kept.note(clock, said);
    if (heard === undefined) {
      this.live.set(client, kept);
      this.elsewhere.delete(client);
    }
    return { client, clock, state: said };
  }

  /** Of these entries, the one of the id that the socket speaks for already. */
  ownAmong(socket: Socket, entries: readonly PresenceEntry[]): PresenceEntry | undefined {
    const client = this.speaksFor.get(socket);
    return entries.find((entry) => entry.client === client);
  }

  /** Said of another's id, and not what y-websocket echoes of it: an echo has a clock of the server's own. */
  isForged(socket: Socket, { client, clock }: PresenceEntry): boolean {
    if (this.speaksFor.get(socket) === client) return false;
    const here = this.live.get(client);
    const there = this.elsewhere.get(client);
    const heard = here?.clock ?? there?.entry.clock;
    return (
      heard !== undefined && clock > heard && (here?.socket.user.userId ?? there?.userId) !== socket.user.userId
    );
  }

  /** R13: what another process says of one of its sockets. @returns what the sockets here should hear, or null. */
  hearElsewhere(
    processId: string,
    { client, clock, userId, since, state }: PublishedPresence,
    now: number,
  ): PresenceEntry | null {
    // So that what is said here of one who comes over from there is newer than what was said there.
    this.lastClock = Math.max(this.lastClock, clock);
    const here = this.live.get(client);
    if (state === "null") return this.elsewhere.get(client)?.processId === processId ? this.goElsewhere(client) : null;
    // Of two sockets that speak for one id the later one counts; the other's device has gone on to it.
    if (here !== undefined && here.since >= since) return null;
    this.live.delete(client);
    const entry = { client, clock: this.tick(now), state };
    this.elsewhere.set(client, { processId, userId, entry });
    return entry;
  }

  private goElsewhere(client: number): PresenceEntry | null {
    const last = this.elsewhere.get(client);
    this.elsewhere.delete(client);
    return last === undefined ? null : { ...last.entry, state: "null" };
  }

  /** R13: all who are with a process are these: others left while nobody heard of it. @returns what the sockets here should hear. */
  replaceElsewhere(processId: string, entries: readonly PublishedPresence[], now: number): PresenceEntry[] {
    const there = new Set(entries.map(({ client }) => client));
    return [
      ...this.lose(processId, there),
      ...entries.flatMap((entry) => this.hearElsewhere(processId, entry, now) ?? []),
    ];
  }

  /** R13: a process is gone, and with it all who were with it. @returns what the sockets here should hear. */
  lose(processId: string, but: ReadonlySet<number> = new Set()): PresenceEntry[] {
    const lost = [...this.elsewhere].filter(([client, one]) => one.processId === processId && !but.has(client));
    return lost.flatMap(([client]) => this.goElsewhere(client) ?? []);
  }

  /** R13: for the other processes. */
  said(): PublishedPresence[] {
    return [...this.live.values()].map(({ socket, entry, since }) => ({
      ...entry,
      since,
      userId: socket.user.userId,
    }));
  }

  sinceOf(client: number): number {
    return this.live.get(client)?.since ?? 0;
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
    for (const one of this.live.values()) if (one.socket !== socket) entries.push(one.entry);
    const own = this.speaksFor.get(socket);
    for (const [client, { entry }] of this.elsewhere) if (client !== own) entries.push(entry);
    return entries;
  }

  /** So that peers do not take a silent one for gone. */
  renew(now: number): void {
    for (const one of this.live.values()) one.clock = this.tick(now);
    for (const one of this.elsewhere.values()) one.entry = { ...one.entry, clock: this.tick(now) };
  }

  /** On close the others get null at the last clock, unless a newer socket has the id. */
  leave(socket: Socket): PresenceEntry | null {
    const client = this.speaksFor.get(socket);
    this.speaksFor.delete(socket);
    const last = client === undefined ? undefined : this.live.get(client);
    if (client === undefined || last?.socket !== socket) return null;
    this.live.delete(client);
    return { client, clock: last.clock, state: "null" };
  }

  private claim(
    socket: Socket,
    entries: readonly PresenceEntry[],
    mayClaim: (client: number) => boolean,
  ): number | undefined {
    const [entry, second] = entries;
    // A lone null is an echo of someone leaving: nobody introduces themselves by it.
    if (entry === undefined || second !== undefined || entry.state === "null") return undefined;
    const speaker = this.live.get(entry.client)?.socket.user.userId ?? this.elsewhere.get(entry.client)?.userId;
    // A live id can't be taken; its own user's newer socket takes it over (a device that came back before the old socket was found dead).
    if ((speaker !== undefined && speaker !== socket.user.userId) || !mayClaim(entry.client)) return undefined;
    this.speaksFor.set(socket, entry.client);
    this.live.delete(entry.client);
    return entry.client;
  }

  /** Milliseconds, but always rising, so that one who comes back is seen at once. */
  private tick(now: number): number {
    this.lastClock = Math.max(this.lastClock + 1, now);
    return this.lastClock;
  }
}
