import type { PublishedPresence } from "@/lib/bus/document-channel";
import { monotonicMs } from "@/lib/process/clock";
import type { DocumentSocket } from "@/lib/realtime/documents/document-socket";
import { encodePresence, type PresenceEntry } from "@/lib/realtime/documents/frames";
import { limits } from "@/lib/realtime/sockets/limits";
import { noteMisuse } from "@/lib/realtime/sockets/misuse";
import { TrailingThrottle } from "@/lib/realtime/sockets/trailing-throttle";
import { PresenceTable } from "./presence-table";
import type { RoomState } from "@/lib/realtime/documents/room/room-state";

/** R10: who is in a room, and telling the others; R13: those who are with other processes too. */
export class RoomPresence {
  private readonly presence: PresenceTable<DocumentSocket>;
  private readonly carets = new Map<DocumentSocket, TrailingThrottle<PresenceEntry>>();

  constructor(
    fields: readonly string[],
    private readonly sockets: ReadonlySet<DocumentSocket>,
    private readonly state: RoomState,
    /** Asks for it only where there is another process to be told. */
    private readonly sayElsewhere: (said: () => PublishedPresence) => void,
  ) {
    this.presence = new PresenceTable(fields);
  }

  /** A writer says where they are. While they type the others hear of it at every `caretSpacing`: the words themselves move a caret on. */
  hear(from: DocumentSocket, entries: readonly PresenceEntry[]): void {
    const own = this.presence.ownAmong(from, entries);
    if ((own === undefined || entries.length > 1) && entries.some((entry) => this.presence.isForged(from, entry)))
      noteMisuse("presence in another's name", from);
    if (own?.state === "null") this.carets.get(from)?.cancel();
    if (own === undefined || own.state === "null") return this.hearNow(from, entries);
    let carets = this.carets.get(from);
    if (carets === undefined)
      this.carets.set(from, (carets = new TrailingThrottle(limits.caretSpacing, (entry) => this.hearNow(from, [entry]))));
    carets.push(own, monotonicMs());
  }

  private hearNow(from: DocumentSocket, entries: readonly PresenceEntry[]): void {
    const entry = this.presence.hear(
      from,
      entries,
      (client) => this.state.owners.claim(client, from.userId),
      monotonicMs(),
    );
    if (entry !== null) this.say(entry, from);
  }

  /** The others hear that this one has left. */
  leave(socket: DocumentSocket): void {
    this.carets.get(socket)?.cancel();
    this.carets.delete(socket);
    const entry = this.presence.leave(socket);
    if (entry !== null) this.say(entry, socket);
  }

  private say(entry: PresenceEntry, from: DocumentSocket): void {
    this.pass([entry], from);
    this.sayElsewhere(() => ({ ...entry, userId: from.userId, since: this.presence.sinceOf(entry.client) }));
  }

  private pass(entries: readonly PresenceEntry[], from: DocumentSocket | null): void {
    const frame = encodePresence(entries);
    for (const socket of this.sockets) if (socket !== from) socket.send(frame);
  }

  /** Everyone else, to one who asks. */
  tell(socket: DocumentSocket): void {
    socket.send(encodePresence(this.presence.entriesFor(socket)));
  }

  renew(now: number): void {
    this.presence.renew(now);
  }

  /** The id a socket speaks for, if it does. */
  idOf(socket: DocumentSocket): number | undefined {
    return this.presence.idOf(socket);
  }

  speakerOf(client: number): DocumentSocket | undefined {
    return this.presence.speakerOf(client);
  }

  /** R13: for other processes. */
  said(): PublishedPresence[] {
    return this.presence.said();
  }

  hearElsewhere(processId: string, entries: readonly PublishedPresence[]): void {
    this.claim(entries);
    this.passAny(entries.flatMap((said) => this.presence.hearElsewhere(processId, said, monotonicMs()) ?? []));
  }

  /** These are all who are with that process. */
  replaceElsewhere(processId: string, entries: readonly PublishedPresence[]): void {
    this.claim(entries);
    this.passAny(this.presence.replaceElsewhere(processId, entries, monotonicMs()));
  }

  /** R3a: an id is its user's from its first presence, wherever that was. */
  private claim(entries: readonly PublishedPresence[]): void {
    for (const { client, userId, state } of entries) if (state !== "null") this.state.owners.claim(client, userId);
  }

  private passAny(entries: readonly PresenceEntry[]): void {
    if (entries.length > 0) this.pass(entries, null);
  }

  lose(processId: string): void {
    this.passAny(this.presence.lose(processId));
  }
}
