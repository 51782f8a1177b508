import type { PublishedPresence } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import type { Session } from "@/lib/sync/server/session";
import { encodePresence, type PresenceEntry } from "@/lib/sync/server/frames";
import { limits } from "@/lib/sockets/limits";
import { noteMisuse } from "@/lib/sockets/misuse";
import { TrailingThrottle } from "@/lib/sockets/trailing-throttle";
import { PresenceTable } from "./presence-table";
import type { RoomExtension } from "@/lib/sync/server/room/room-extension";
import type { RoomState } from "@/lib/sync/server/room/room-state";

/** The users in a room and their carets (R10), sent to everyone in it, and to peers (R13). */
export class RoomPresence implements RoomExtension {
  private readonly table: PresenceTable<Session>;
  private readonly carets = new Map<Session, TrailingThrottle<PresenceEntry>>();

  constructor(
    fields: readonly string[],
    private readonly sessions: ReadonlySet<Session>,
    private readonly state: RoomState,
    private readonly sendToPeers: (entry: PublishedPresence) => void,
  ) {
    this.table = new PresenceTable(fields);
  }

  /** Receives a writer's presence. While they type it is relayed once in `caretSpacing`: the text itself moves a caret on. */
  receive(from: Session, entries: readonly PresenceEntry[]): void {
    const own = this.table.ownAmong(from, entries);
    if (entries.some((entry) => this.table.isForged(from, entry))) noteMisuse("presence in another's name", from);
    if (own?.state === "null") this.carets.get(from)?.cancel();
    if (own === undefined || own.state === "null") return this.receiveNow(from, entries);
    let carets = this.carets.get(from);
    if (carets === undefined)
      this.carets.set(
        from,
        (carets = new TrailingThrottle(limits.caretSpacing, (entry) => this.receiveNow(from, [entry]))),
      );
    carets.push(own, monotonicMs());
  }

  private receiveNow(from: Session, entries: readonly PresenceEntry[]): void {
    const entry = this.table.receive(
      from,
      entries,
      (client) => this.state.owners.claim(client, from.userId),
      monotonicMs(),
    );
    if (entry !== null) this.send(entry, from);
  }

  onLeave(session: Session): void {
    this.leave(session);
  }

  onRenew(now: number): void {
    this.table.renew(now);
  }

  /** Removes a socket, and tells the others that it has left. */
  leave(socket: Session): void {
    this.carets.get(socket)?.cancel();
    this.carets.delete(socket);
    const entry = this.table.leave(socket);
    if (entry !== null) this.send(entry, socket);
  }

  private send(entry: PresenceEntry, from: Session): void {
    this.relay([entry], from);
    this.sendToPeers({ ...entry, userId: from.userId, since: this.table.sinceOf(entry.client) });
  }

  private relay(entries: readonly PresenceEntry[], from: Session | null): void {
    const frame = encodePresence(entries);
    for (const session of this.sessions) if (session !== from) session.send(frame);
  }

  /** Sends this socket the presence of everyone else. */
  sendTo(socket: Session): void {
    socket.send(encodePresence(this.table.entriesFor(socket)));
  }

  /** The client id that a socket has presence under. */
  idOf(socket: Session): number | undefined {
    return this.table.idOf(socket);
  }

  speakerOf(client: number): Session | undefined {
    return this.table.speakerOf(client);
  }

  /** The presence of this process's sockets, for peers (R13). */
  published(): PublishedPresence[] {
    return this.table.published();
  }

  receiveFromPeer(processId: string, entries: readonly PublishedPresence[]): void {
    this.claim(entries);
    this.relayAny(entries.flatMap((entry) => this.table.receiveFromPeer(processId, entry, monotonicMs()) ?? []));
  }

  /** These are all users who are connected to that peer. */
  replacePeer(processId: string, entries: readonly PublishedPresence[]): void {
    this.claim(entries);
    this.relayAny(this.table.replacePeer(processId, entries, monotonicMs()));
  }

  /** An id belongs to its user from its first presence, in whichever process (R3a). */
  private claim(entries: readonly PublishedPresence[]): void {
    for (const { client, userId, state } of entries) if (state !== "null") this.state.owners.claim(client, userId);
  }

  private relayAny(entries: readonly PresenceEntry[]): void {
    if (entries.length > 0) this.relay(entries, null);
  }

  removePeer(processId: string): void {
    this.relayAny(this.table.removePeer(processId));
  }
}
