import type { CarriedContent } from "@/lib/bus/document-channel";
import type { DocumentSocket } from "@/lib/realtime/documents/document-socket";
import type { RoomPresence } from "@/lib/realtime/documents/presence/room-presence";
import type { RoomState } from "./room-state";
import type { UpdateShape } from "@/lib/document-format/update-check";

/** R3a: which socket here is a client id's own: who speaks for it, else who typed last under it. */
export class SocketsByClient {
  private readonly typing = new Map<number, DocumentSocket>();

  /** @param complete client ids whose own page has been in sync with this process, and their users: all that anybody can have of them came through it. null where other processes may have them too */
  constructor(
    private readonly state: RoomState,
    private readonly people: RoomPresence,
    readonly complete: Map<number, string> | null,
  ) {}

  /** A step 2 may bring what its user wrote on another device, which is no sign that this one has all of that: only an update counts. */
  noteTyping(from: DocumentSocket, { sections: [section] }: UpdateShape): void {
    if (section === undefined || this.typing.get(section.client) === from) return;
    this.typing.set(section.client, from);
    if (from.inSync) this.complete?.set(section.client, from.userId);
  }

  /** Its step 2 has come. */
  noteInSync(socket: DocumentSocket): void {
    const speaksFor = this.people.idOf(socket);
    if (speaksFor !== undefined && this.state.owners.ownerOf(speaksFor) === socket.userId)
      this.complete?.set(speaksFor, socket.userId);
    for (const [client, writer] of this.typing) if (writer === socket) this.complete?.set(client, socket.userId);
  }

  remove(socket: DocumentSocket): void {
    for (const [client, writer] of this.typing) if (writer === socket) this.typing.delete(client);
  }

  /** Whether new content of another's under the id is forged: its own socket is here, and has told all it knows, or had before it left. */
  isOwnerInSync(client: number): boolean {
    if (this.complete?.has(client) === true) return true;
    const socket = this.people.speakerOf(client) ?? this.typing.get(client);
    return socket !== undefined && socket.inSync && socket.userId === this.state.owners.ownerOf(client);
  }

  /** What another process has of the owner's, and this one not yet, is no forgery: someone who was there before brings it along. */
  missingFromOwner(brought: readonly CarriedContent[]): number[] {
    return brought
      .filter(({ client, to }) => to > this.state.clocks.clockOf(client) && this.isOwnerInSync(client))
      .map(({ client }) => client);
  }

  /** What these bring that is new and another's, whose own socket is not here: it may be with another process. */
  ownersNotHere(from: DocumentSocket, shapes: readonly UpdateShape[]): CarriedContent[] {
    const { clocks, owners } = this.state;
    const furthest = new Map<number, number>();
    for (const { client, to } of shapes.flatMap(({ sections }) => sections)) {
      if (to > Math.max(clocks.clockOf(client), furthest.get(client) ?? 0) && !owners.mayBeOf(client, from.userId))
        furthest.set(client, to);
    }
    return [...furthest].map(([client, to]) => ({ client, to })).filter(({ client }) => !this.isOwnerInSync(client));
  }
}
