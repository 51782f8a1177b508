import { database } from "@/db/client";
import { loadDocument } from "@/lib/sync/queries/document-rows";
import { log } from "@/lib/process/log";
import { limits } from "@/lib/sockets/limits";
import { metrics } from "@/lib/sockets/metrics";
import { isAnySocketOpen } from "@/lib/sockets/handshakes";
import { IdleCollection } from "@/lib/sync/server/idle-collection";
import { CatchUp } from "@/lib/sync/server/peers/catch-up";
import { Room, type RoomServices, type RoomSubject } from "./room";
import { RoundRobin } from "@/lib/sockets/round-robin";

/** `replaced`: closed by a later epoch (R14), or gone. */
type Loaded = "open" | "replaced";

/** The documents that are open here. A room is loaded once however many join at once (R2), and unloaded by R8. */
export class Rooms {
  private readonly entries = new Map<string, { room: Room; loaded: Promise<Loaded> }>();
  private readonly round = new RoundRobin(this.entries);
  private readonly catchUp = new CatchUp();
  private readonly idleCollection = new IdleCollection(() => this.entries.size > 0 || isAnySocketOpen());
  /** Documents whose room ended with uncommitted rows: the last number that was given out, which must not be used again (R5). */
  private readonly lastNumbers = new Map<string, number>();
  /**
   * For documents that were unloaded with everything stored: of which client ids this process has all content, who owns them (R3a), and how far they
   * went.
   */
  private readonly remembered = new Map<
    string,
    { complete: Map<number, string>; clocks: ReadonlyMap<number, number> }
  >();
  private readonly unwatch: () => void;

  /** @param compact called for a document to which enough was added since its snapshot (R9) */
  constructor(
    private readonly services: Omit<RoomServices, "forget" | "readRows">,
    private readonly compact: (documentId: string, wallClock: number) => void,
  ) {
    this.unwatch = services.bus.watch({
      onGone: (processId) => {
        for (const room of this.all()) room.peers.peerEnded(processId);
      },
      onReturned: () => {
        for (const room of this.all()) room.peers.announce();
      },
    });
  }

  find(documentId: string): Room | null {
    return this.entries.get(documentId)?.room ?? null;
  }

  /** Tells the other processes that this one has no document open any more. */
  close(): void {
    this.unwatch();
    for (const room of this.all()) room.peers.close();
  }

  all(): Room[] {
    return [...this.entries.values()].map(({ room }) => room);
  }

  /**
   * Calls `enter` with the loaded room, in the same turn in which it is known to be there.
   * @returns the result; `late` after R2's ten seconds or when the store cannot be read.
   */
  async join(
    documentId: string,
    subject: RoomSubject,
    enter: (room: Room) => void,
  ): Promise<"entered" | "replaced" | "late"> {
    const known = this.entries.get(documentId);
    const entry = known ?? this.open(documentId, subject);
    entry.room.joining += 1;
    try {
      const loaded = await inTime(known === undefined ? entry.loaded : this.waitUntilCaughtUp(known));
      if (loaded !== "open") return loaded;
      // While this socket waited the store refused a row of the room (R7), or the room was retired: the page reconnects.
      if (this.entries.get(documentId) !== entry || entry.room.isRetired) return "late";
      enter(entry.room);
      return "entered";
    } catch (error) {
      log().warn({ err: error, documentId }, "a document could not be loaded");
      return "late";
    } finally {
      entry.room.joining -= 1;
    }
  }

  /** While the bus is away, rows that others have stored were not received; whoever joins gets them all the same (R13). */
  private async waitUntilCaughtUp({ room, loaded }: { room: Room; loaded: Promise<Loaded> }): Promise<Loaded> {
    if ((await loaded) === "open" && !this.services.bus.isConnected) await this.catchUp.readNow(room);
    return loaded;
  }

  private open(documentId: string, subject: RoomSubject) {
    const services = {
      ...this.services,
      forget: (over: Room) => this.forget(over),
      readRows: (behind: Room) => this.catchUp.request(behind),
    };
    // With other processes, a page may have been connected to one that is cut off: what a team-mate then brings of that page's text is no forgery.
    const before = this.remembered.get(documentId);
    const complete = this.services.bus.isAlone ? (before?.complete ?? new Map<number, string>()) : null;
    const room = new Room(documentId, subject, services, this.lastNumbers.get(documentId) ?? 0, complete);
    this.remembered.delete(documentId);
    const entry = { room, loaded: load(room, before?.clocks ?? new Map()) };
    this.entries.set(documentId, entry);
    metrics.rooms.inc();
    entry.loaded.then(
      (loaded) => {
        if (loaded === "replaced") this.forget(room);
      },
      () => this.forget(room),
    );
    return entry;
  }

  private forget(room: Room): void {
    if (this.entries.get(room.documentId)?.room !== room) return;
    this.entries.delete(room.documentId);
    this.idleCollection.noteUnloaded();
    this.catchUp.forget(room);
    if (!room.durability.isAll) this.lastNumbers.set(room.documentId, room.ownRows.lastNumber);
    room.peers.close();
    metrics.rooms.dec();
  }

  /** Called `turnsASecond` times a second. */
  tick(now: number, rooms = this.round.turn().map(({ room }) => room)): void {
    for (const room of rooms) {
      room.tick(now);
      if (room.snapshot.isDue(now)) this.compact(room.documentId, room.snapshot.wallClock(now));
      if (!room.mayUnload(now)) continue;
      if (!room.isRetired) this.remember(room);
      this.forget(room);
    }
    this.idleCollection.tick();
  }

  private remember({ documentId, socketsByClient: { complete }, state }: Room): void {
    if (complete === null || complete.size === 0) return;
    const clocks = new Map([...complete.keys()].map((client) => [client, state.clocks.clockOf(client)]));
    this.remembered.set(documentId, { complete, clocks });
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > limits.remembered && oldest !== undefined) this.remembered.delete(oldest);
  }
}

/** @param before how far client ids went when the document was unloaded */
async function load(room: Room, before: ReadonlyMap<number, number>): Promise<Loaded> {
  await room.peers.settled();
  metrics.loads.inc();
  const found = await loadDocument(database(), room.documentId);
  if (found === null || found.closed) return "replaced";
  room.fill(found);
  room.socketsByClient.dropLost(before);
  return "open";
}

/** The result, or `late` after the time that R2 allows. */
async function inTime<T>(loaded: Promise<T>): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => (timer = setTimeout(() => resolve("late"), limits.load)));
  try {
    return await Promise.race([loaded, late]);
  } finally {
    clearTimeout(timer);
  }
}
