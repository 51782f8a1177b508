import { type PublishedPresence } from "@/lib/bus/document-channel";
import { type PresenceEntry } from "@/lib/sync/server/frames";
import { rebuildState, type SocketUser } from "./presence-state";

/** The last presence of a socket. */
interface LivePresence<Socket> {
  socket: Socket;
  /** The clock of its first presence. */
  since: number;
  entry: PresenceEntry;
}

/** The users in a room and their carets, from what the server knows (R10). `Socket` is whatever identifies one socket. */
export class PresenceTable<Socket extends { user: SocketUser }> {
  private readonly live = new Map<number, LivePresence<Socket>>();
  private readonly clientOf = new Map<Socket, number>();
  /** Users who are connected to a peer (R13). No client id is in both maps. */
  private readonly withPeers = new Map<number, { processId: string; userId: string; entry: PresenceEntry }>();
  private lastClock = 0;

  constructor(private readonly fields: readonly string[]) {}

  /**
   * A socket's client id is the one in its first frame with a single entry; other entries are dropped.
   * @param mayClaim whether the id is unowned or this user's (R3a)
   * @returns what to send to the others, or null
   */
  receive(
    socket: Socket,
    entries: readonly PresenceEntry[],
    mayClaim: (client: number) => boolean,
    now: number,
  ): PresenceEntry | null {
    const client = this.clientOf.get(socket) ?? this.claim(socket, entries, mayClaim);
    const own = entries.find((entry) => entry.client === client);
    if (client === undefined || own === undefined) return null;
    const known = this.live.get(client);
    if (known !== undefined && known.socket !== socket) return null;
    const state = rebuildState(socket.user, own.state, this.fields);
    if (state === "null") {
      this.live.delete(client);
      return known === undefined ? null : { client, clock: this.tick(now), state };
    }
    const clock = this.tick(now);
    const entry = { client, clock, state };
    this.live.set(client, { socket, since: known?.since ?? clock, entry });
    this.withPeers.delete(client);
    return entry;
  }

  /** The entry of the socket's own client id. */
  ownAmong(socket: Socket, entries: readonly PresenceEntry[]): PresenceEntry | undefined {
    const client = this.clientOf.get(socket);
    return entries.find((entry) => entry.client === client);
  }

  /** Whether an entry claims presence for another user's id. y-websocket's echo of such an entry does not: its clock is the server's. */
  isForged(socket: Socket, { client, clock }: PresenceEntry): boolean {
    if (this.clientOf.get(socket) === client) return false;
    const here = this.live.get(client);
    const there = this.withPeers.get(client);
    const known = (here ?? there)?.entry.clock;
    return known !== undefined && clock > known && (here?.socket.user.userId ?? there?.userId) !== socket.user.userId;
  }

  /** Adds the presence of a socket that is connected to a peer (R13). @returns what to send to the sockets here, or null */
  receiveFromPeer(
    processId: string,
    { client, clock, userId, since, state }: PublishedPresence,
    now: number,
  ): PresenceEntry | null {
    // A user who comes over from that peer gets a newer clock here.
    this.lastClock = Math.max(this.lastClock, clock);
    const here = this.live.get(client);
    if (state === "null")
      return this.withPeers.get(client)?.processId === processId ? this.forgetWithPeer(client) : null;
    // When two sockets have one client id the later one counts: the device has moved on to it.
    if (here !== undefined && here.since >= since) return null;
    this.live.delete(client);
    const entry = { client, clock: this.tick(now), state };
    this.withPeers.set(client, { processId, userId, entry });
    return entry;
  }

  private forgetWithPeer(client: number): PresenceEntry | null {
    const last = this.withPeers.get(client);
    this.withPeers.delete(client);
    return last === undefined ? null : { ...last.entry, state: "null" };
  }

  /** These are all users who are connected to a peer; others left unnoticed (R13). @returns what to send to the sockets here */
  replacePeer(processId: string, entries: readonly PublishedPresence[], now: number): PresenceEntry[] {
    const there = new Set(entries.map(({ client }) => client));
    return [
      ...this.removePeer(processId, there),
      ...entries.flatMap((entry) => this.receiveFromPeer(processId, entry, now) ?? []),
    ];
  }

  /** Removes a peer that has ended, and all who were connected to it (R13). @returns what to send to the sockets here */
  removePeer(processId: string, but: ReadonlySet<number> = new Set()): PresenceEntry[] {
    const lost = [...this.withPeers].filter(([client, one]) => one.processId === processId && !but.has(client));
    return lost.flatMap(([client]) => this.forgetWithPeer(client) ?? []);
  }

  /** The presence of this process's sockets, for peers (R13). */
  published(): PublishedPresence[] {
    return [...this.live.values()].map(({ socket, entry, since }) => ({
      ...entry,
      since,
      userId: socket.user.userId,
    }));
  }

  sinceOf(client: number): number {
    return this.live.get(client)?.since ?? 0;
  }

  /** The client id of a socket, if it has presence. */
  idOf(socket: Socket): number | undefined {
    return this.clientOf.get(socket);
  }

  /** The socket that has presence under a client id. */
  speakerOf(client: number): Socket | undefined {
    return this.live.get(client)?.socket;
  }

  /** All entries but the socket's own. */
  entriesFor(socket: Socket): PresenceEntry[] {
    const entries: PresenceEntry[] = [];
    for (const one of this.live.values()) if (one.socket !== socket) entries.push(one.entry);
    const own = this.clientOf.get(socket);
    for (const [client, { entry }] of this.withPeers) if (client !== own) entries.push(entry);
    return entries;
  }

  /** Gives all entries new clocks, so that y-websocket does not drop users who do not move. */
  renew(now: number): void {
    for (const one of [...this.live.values(), ...this.withPeers.values()])
      one.entry = { ...one.entry, clock: this.tick(now) };
  }

  /** Removes a socket. @returns its entry with the state `null`, for the others, unless a newer socket has the id */
  leave(socket: Socket): PresenceEntry | null {
    const client = this.clientOf.get(socket);
    this.clientOf.delete(socket);
    const last = client === undefined ? undefined : this.live.get(client);
    if (client === undefined || last?.socket !== socket) return null;
    this.live.delete(client);
    return { ...last.entry, state: "null" };
  }

  private claim(
    socket: Socket,
    entries: readonly PresenceEntry[],
    mayClaim: (client: number) => boolean,
  ): number | undefined {
    const [entry, second] = entries;
    // A single entry with the state `null` is an echo of someone who left: it claims no id.
    if (entry === undefined || second !== undefined || entry.state === "null") return undefined;
    const speaker = this.live.get(entry.client)?.socket.user.userId ?? this.withPeers.get(entry.client)?.userId;
    // Another user's live id can't be claimed; the user's own newer socket takes it over.
    if ((speaker !== undefined && speaker !== socket.user.userId) || !mayClaim(entry.client)) return undefined;
    this.clientOf.set(socket, entry.client);
    this.live.delete(entry.client);
    return entry.client;
  }

  /** Milliseconds that always rise, so that a user who comes back is shown at once. */
  private tick(now: number): number {
    this.lastClock = Math.max(this.lastClock + 1, now);
    return this.lastClock;
  }
}
