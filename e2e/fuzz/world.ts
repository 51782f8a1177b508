/** The system that fuzz runs on: the real document side of one or two processes over the real store, and four students' devices in two documents. */
import { setTimeout as wait } from "node:timers/promises";
import { database, pool } from "@/db/client";
import { loadDocumentTexts } from "@/db/queries/documents/documents";
import { Device } from "@/e2e/support/devices/device";
import { DeviceLog } from "@/e2e/support/devices/device-log";
import { DocumentOracle } from "@/e2e/support/devices/document-oracle";
import { areInSync } from "@/e2e/support/devices/in-sync";
import type { Member } from "@/lib/bus/testing/contract";
import { monotonicMs } from "@/lib/process/clock";
import { admit } from "@/lib/realtime/documents/handshake";
import { compactDocument } from "@/lib/realtime/documents/compaction/compaction";
import { CompactionThread } from "@/lib/realtime/documents/compaction/compaction-thread";
import { limits } from "@/lib/realtime/sockets/limits";
import type { Rooms } from "@/lib/realtime/documents/room/rooms";
import { SyncServer } from "@/lib/realtime/documents/sync-server";
import type { DatabaseGate } from "@/lib/realtime/testing/database-gate";
import { Harness, makeCast } from "@/lib/realtime/testing/harness";
import { fields, type Seat, type TestedWorksheet } from "./seat";
import { assertEachOnce, assertRowsSound, assertSound, describeDocument, devicesMatchRows } from "./world-checks";

interface Process {
  harness: Harness;
  member: Member;
}

/** ms until all has to be quiet. */
const timeoutMs = 20_000;

export class World {
  private readonly log = new DeviceLog();
  private readonly thread = new CompactionThread();
  /** No device can connect. */
  private isUnreachable = false;
  /** Resolve when nothing of the killed processes runs any more. */
  private readonly pendingEnds: Promise<unknown>[] = [];

  private constructor(
    private readonly databaseGate: DatabaseGate,
    private readonly join: () => Promise<Member>,
    readonly processes: Process[],
    private readonly activityId: string,
    readonly worksheets: readonly TestedWorksheet[],
    readonly seats: Seat[],
  ) {}

  static async open(gate: DatabaseGate, join: () => Promise<Member>, count: number): Promise<World> {
    const processes: Process[] = [];
    for (let i = 0; i < count; i++) {
      const member = await join();
      const harness = new Harness(new SyncServer(admit, member.bus));
      await harness.start();
      processes.push({ harness, member });
    }
    // A phase from which one step makes everybody read only (Q1).
    const { activityId, teams } = await makeCast("results");
    const worksheets = teams.map(({ room, worksheetId, documentId }) => ({
      room,
      worksheetId,
      documentId,
      oracle: new DocumentOracle(),
    }));
    const seats: Seat[] = [];
    const world = new World(gate, join, processes, activityId, worksheets, seats);
    for (const [i, worksheet] of worksheets.entries())
      for (const cookie of teams[i]?.cookies ?? []) seats.push(world.seat(worksheet, cookie, seats.length % count));
    return world;
  }

  get savedLetters(): number {
    return this.worksheets.reduce((sum, { oracle }) => sum + oracle.savedLetters, 0);
  }

  private seat(worksheet: TestedWorksheet, cookie: string, at: number): Seat {
    const seat: Omit<Seat, "device"> = { worksheet, cookie, processIndex: at };
    return Object.assign(seat, { device: this.device(worksheet, cookie, () => seat.processIndex) });
  }

  private device({ room, oracle }: TestedWorksheet, cookie: string, at: () => number): Device {
    return new Device({
      room,
      cookie,
      oracle,
      log: this.log,
      serverUrl: () => (this.isUnreachable ? null : `ws://127.0.0.1:${this.processes[at()]?.harness.port}`),
    });
  }

  /** The device is lost with all that was not sent, and there is a new one. */
  replace(seat: Seat): void {
    seat.device.end();
    seat.device = this.device(seat.worksheet, seat.cookie, () => seat.processIndex);
  }

  async setReadOnly(readOnly: boolean): Promise<void> {
    await pool().query("update activities set phase = $2, access_version = access_version + 1 where id = $1", [
      this.activityId,
      readOnly ? "closed" : "results",
    ]);
    this.processes[0]?.member.bus.publish({ kind: "access", activityId: this.activityId });
  }

  /**
   * As `kill -9`: what was not sent to the store yet is lost; what was sent is stored or not, and not sent again. Everything shown as Saved must be in the store, which is read before any device can connect. The store is open afterwards.
   */
  async kill(number: number): Promise<void> {
    const process = this.processes[number];
    if (process === undefined) return;
    const { harness, member } = process;
    const dead = harness.sync;
    const next = await this.join();
    // Nothing else runs from here to the restart. The process's memory is lost, and what still reaches it is lost too: were a later
    // row stored, its number would count lost ones as stored. Within one process this is the only way to simulate that.
    const queue = Reflect.get(dead, "queue") as object;
    Reflect.set(queue, "queue", []);
    Reflect.set(queue, "push", () => undefined);
    (Reflect.get(queue, "inFlight") as unknown[]).length = 0;
    member.crash();
    process.member = next;
    harness.restart(new SyncServer(admit, process.member.bus));
    this.pendingEnds.push(dead.drain().then(() => member.bus.close()));
    this.isUnreachable = true;
    // Queries held up on their way to the store are lost as well.
    this.databaseGate.cut();
    await this.mendStore();
    await assertRowsSound(this.worksheets);
    this.isUnreachable = false;
  }

  /** As SIGTERM. */
  async restart(number: number): Promise<void> {
    const process = this.processes[number];
    if (process === undefined) return;
    const { harness, member } = process;
    await harness.sync.drain();
    await member.bus.close();
    process.member = await this.join();
    harness.restart(new SyncServer(admit, process.member.bus));
  }

  async compact(number: number): Promise<void> {
    const documentId = this.worksheets[number]?.documentId;
    if (documentId !== undefined) await compactDocument(documentId, this.thread, Date.now() + 60_000);
  }

  /** Runs the rooms' clock as if idle time had passed: rooms without sockets are unloaded (R8), unconfirmed rows are taken over (R13). */
  idle(): void {
    for (const { harness } of this.processes) {
      const rooms = Reflect.get(harness.sync, "rooms") as Rooms;
      rooms.tick(monotonicMs() + limits.idle + 1_000, rooms.all()); // its clock's to call
    }
  }

  freezeStore(): void {
    this.databaseGate.freeze();
  }

  cutStore(): void {
    this.databaseGate.cut();
  }

  /** Resolves once the store can be reached: the pool replaces its cut connections. */
  async mendStore(): Promise<void> {
    this.databaseGate.open();
    while (
      !(await pool()
        .query("select 1")
        .then(
          () => true,
          () => false,
        ))
    )
      await wait(2);
  }

  /** Mends everything, reconnects everyone, and waits until all have one text. @throws when it does not, or when anything is wrong with it */
  async waitUntilSettled(): Promise<void> {
    await this.mendStore();
    for (const { member } of this.processes) member.mend();
    await this.setReadOnly(false);
    for (const { device } of this.seats) {
      device.delayFrames({ in: false, out: false });
      device.goOnline();
    }
    const newDevices = this.worksheets.map((worksheet) =>
      this.device(
        worksheet,
        this.seats.find((seat) => seat.worksheet === worksheet)?.cookie ?? "",
        () => this.processes.length - 1,
      ),
    );
    try {
      const until = Date.now() + timeoutMs;
      const groups = this.worksheets.map((worksheet, i) => [
        ...this.seats.filter((seat) => seat.worksheet === worksheet).map(({ device }) => device),
        ...newDevices.slice(i, i + 1),
      ]);
      while (!(
        groups.every((group) => areInSync(group, fields)) && (await devicesMatchRows(newDevices, this.worksheets))
      )) {
        if (Date.now() > until) {
          const described = await Promise.all(
            this.worksheets.map((worksheet, i) => describeDocument(worksheet, groups[i] ?? [])),
          );
          throw new Error(`they did not come to one text, all of it Saved:\n${described.join("\n\n")}`);
        }
        await wait(5);
      }
      for (const [i, { oracle }] of this.worksheets.entries())
        assertSound(
          "a fresh device",
          oracle.check(
            fields.map((field) => newDevices[i]?.text(field) ?? ""),
            oracle.acknowledged(),
          ),
        );
    } finally {
      for (const device of newDevices) device.end();
    }
    await assertRowsSound(this.worksheets);
    for (const { documentId } of this.worksheets) await assertEachOnce(documentId);
    if (this.log.problems.length > 0) throw new Error(`a device: ${this.log.problems.join("; ")}`);
  }

  /** Settles, restarts every process and settles again: restarted processes must load what is in the rows. */
  async finish(): Promise<void> {
    await this.waitUntilSettled();
    for (const number of this.processes.keys()) await this.restart(number);
    await this.waitUntilSettled();
    for (const { worksheetId, room } of this.worksheets) {
      const stored = await loadDocumentTexts(database(), "worksheet", worksheetId);
      const shown = this.seats.find((seat) => seat.worksheet.room === room)?.device;
      for (const field of fields)
        if (shown?.text(field) !== stored[field])
          throw new Error(`${field} is "${shown?.text(field)}", and its rows say "${stored[field]}"`);
    }
  }

  async close(): Promise<void> {
    await this.mendStore();
    for (const { device } of this.seats) device.end();
    for (const { harness, member } of this.processes) {
      await harness.stop();
      await member.bus.close();
    }
    await Promise.all(this.pendingEnds);
    this.thread.stop();
  }
}
