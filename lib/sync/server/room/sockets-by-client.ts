import type { CarriedContent } from "@/lib/bus/document-channel";
import type { Session } from "@/lib/sync/server/session";
import type { RoomPresence } from "@/lib/sync/server/presence/room-presence";
import type { RoomExtension } from "./room-extension";
import type { RoomState } from "./room-state";
import type { UpdateShape } from "@/lib/sync/format/update-check";

/** The socket of a client id's owner (R3a): the one with presence under it, else the last that typed under it. */
export class SocketsByClient implements RoomExtension {
  private readonly typing = new Map<number, Session>();

  /**
   * @param complete client ids, with their users, whose own page was in sync with this process, so that all of their content came through it. null
   * where peers may have content too
   */
  constructor(
    private readonly state: RoomState,
    private readonly people: RoomPresence,
    readonly complete: Map<number, string> | null,
  ) {}

  /** Only an update under the page's own id counts: its user may have typed the rest elsewhere, and this page may have only a part of it. */
  noteTyping(from: Session, { sections: [section] }: UpdateShape): void {
    if (section === undefined || this.typing.get(section.client) === from) return;
    if (from.ownIds !== null && from.ownIds.live !== section.client) return;
    this.typing.set(section.client, from);
    if (from.isInSync) this.complete?.set(section.client, from.userId);
  }

  /** Call when the socket's step 2 was applied. */
  noteInSync(socket: Session): void {
    const speaksFor = this.people.idOf(socket);
    if (speaksFor !== undefined && this.state.owners.ownerOf(speaksFor) === socket.userId)
      this.complete?.set(speaksFor, socket.userId);
    for (const [client, writer] of this.typing) if (writer === socket) this.complete?.set(client, socket.userId);
  }

  /**
   * When a store has lost what it committed, as after a failover, it has less than went through here, and content that anybody brings then is no
   * forgery.
   */
  dropLost(before: ReadonlyMap<number, number>): void {
    for (const [client, clock] of before) if (this.state.clocks.clockOf(client) < clock) this.complete?.delete(client);
  }

  onLeave(socket: Session): void {
    for (const [client, writer] of this.typing) if (writer === socket) this.typing.delete(client);
  }

  /** Whether the owner's own page has sent all it has under this id: new content from anyone else is forged then. */
  isOwnerInSync(client: number): boolean {
    if (this.complete?.has(client) === true) return true;
    const socket = this.people.speakerOf(client) ?? this.typing.get(client);
    return socket !== undefined && socket.isInSync && socket.userId === this.state.owners.ownerOf(client);
  }

  /** For a peer: the ids whose owner is in sync here and has not sent that much (R13). */
  missingFromOwner(brought: readonly CarriedContent[]): number[] {
    return brought
      .filter(({ client, to }) => to > this.state.clocks.clockOf(client) && this.isOwnerInSync(client))
      .map(({ client }) => client);
  }

  /** New content in these updates under ids of other users whose owner is not in sync here: the owner may be connected to a peer. */
  ownersNotHere(from: Session, shapes: readonly UpdateShape[]): CarriedContent[] {
    const { clocks, owners } = this.state;
    const furthest = new Map<number, number>();
    for (const { client, to } of shapes.flatMap(({ sections }) => sections)) {
      if (to > Math.max(clocks.clockOf(client), furthest.get(client) ?? 0) && !owners.mayBeOf(client, from.userId))
        furthest.set(client, to);
    }
    return [...furthest].map(([client, to]) => ({ client, to })).filter(({ client }) => !this.isOwnerInSync(client));
  }
}
