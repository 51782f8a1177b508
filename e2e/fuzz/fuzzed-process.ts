/** The real document side of a process, within the test's own. */
import type { Member } from "@/lib/bus/testing/contract";
import { monotonicMs } from "@/lib/process/clock";
import { admit } from "@/lib/realtime/documents/handshake";
import type { Rooms } from "@/lib/realtime/documents/room/rooms";
import { SyncServer } from "@/lib/realtime/documents/sync-server";
import { limits } from "@/lib/realtime/sockets/limits";
import { Harness } from "@/lib/realtime/testing/harness";

export class FuzzedProcess {
  /** Resolve when nothing of what was killed runs any more. */
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
   * As `kill -9`: what was not sent to the store yet is lost. What was sent is stored or not: the caller cuts that.
   * @param next the bus of the process that takes its place
   */
  kill(next: Member): void {
    const { harness, member } = this;
    const dead = harness.sync;
    // The process's memory is lost, and what still reaches it is lost too: were a later
    // row stored, its number would count lost ones as stored. Within one process this is the only way to simulate that.
    const queue = Reflect.get(dead, "queue") as object;
    Reflect.set(queue, "queue", []);
    Reflect.set(queue, "push", () => undefined);
    (Reflect.get(queue, "inFlight") as unknown[]).length = 0;
    member.crash();
    this.current = next;
    harness.restart(new SyncServer(admit, next.bus));
    this.pendingEnds.push(dead.drain().then(() => member.bus.close()));
  }

  /** As SIGTERM. */
  async restart(): Promise<void> {
    await this.harness.sync.drain();
    await this.current.bus.close();
    this.current = await this.join();
    this.harness.restart(new SyncServer(admit, this.current.bus));
  }

  /** Runs the rooms' clock as if idle time had passed: rooms without sockets are unloaded (R8), unconfirmed rows are taken over (R13). */
  idle(): void {
    const rooms = Reflect.get(this.harness.sync, "rooms") as Rooms;
    rooms.tick(monotonicMs() + limits.idle + 1_000, rooms.all()); // its clock's to call
  }

  async stop(): Promise<void> {
    await this.harness.stop();
    await this.current.bus.close();
    await Promise.all(this.pendingEnds);
  }
}
