/** The real document side of a server process, within the test's process. */
import type { Member } from "@/lib/bus/testing/contract";
import { monotonicMs } from "@/lib/process/clock";
import { admit } from "@/lib/sync/server/handshake";
import type { Rooms } from "@/lib/sync/server/room/rooms";
import { SyncServer } from "@/lib/sync/server/sync-server";
import { limits } from "@/lib/sockets/limits";
import { Harness } from "@/lib/sync/testing/harness";

export class FuzzedProcess {
  /** Resolve when no part of the killed processes runs any more. */
  private readonly pendingEnds: Promise<unknown>[] = [];

  private constructor(
    /** Makes the bus of a process. */
    readonly join: () => Promise<Member>,
    private readonly harness: Harness,
    private current: Member,
  ) {}

  static async start(join: () => Promise<Member>): Promise<FuzzedProcess> {
    const member = await join();
    const harness = new Harness(new SyncServer(admit, member.bus));
    await harness.start();
    return new FuzzedProcess(join, harness, member);
  }

  get member(): Member {
    return this.current;
  }

  get serverUrl(): string {
    return `ws://127.0.0.1:${this.harness.port}`;
  }

  /**
   * As `kill -9`: rows that were not sent to the store yet are lost. Rows that were sent may be stored or not: the caller cuts their queries.
   * @param next the bus of the process that replaces this one
   */
  kill(next: Member): void {
    const { harness, member } = this;
    const dead = harness.sync;
    // Drop the queue and all later rows with it: if a later row were stored, its number would count lost rows as
    // stored. Within one process there is no other way to simulate lost memory.
    const queue = Reflect.get(dead, "queue") as object;
    Reflect.set(queue, "queue", []);
    Reflect.set(queue, "push", () => undefined);
    (Reflect.get(queue, "inFlight") as unknown[]).length = 0;
    member.crash();
    this.current = next;
    harness.restart(new SyncServer(admit, next.bus));
    this.pendingEnds.push(dead.drain().then(() => member.bus.close()));
  }

  /** Restarts the process as SIGTERM and a new start do. */
  async restart(): Promise<void> {
    await this.harness.sync.drain();
    await this.current.bus.close();
    this.current = await this.join();
    this.harness.restart(new SyncServer(admit, this.current.bus));
  }

  /** Runs the rooms' clock as if idle time had passed: rooms without sockets are unloaded (R8), unconfirmed rows are taken over (R13). */
  idle(): void {
    const rooms = Reflect.get(this.harness.sync, "rooms") as Rooms;
    rooms.tick(monotonicMs() + limits.idle + 1_000, rooms.all()); // otherwise only the server's timer calls it
  }

  async stop(): Promise<void> {
    await this.harness.stop();
    await this.current.bus.close();
    await Promise.all(this.pendingEnds);
  }
}
