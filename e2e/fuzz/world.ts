/** The system that fuzz runs on: the real document side of one or two processes over the real store, and four students' devices in two documents. */
import { setTimeout as wait } from "node:timers/promises";
import { vi } from "vitest";
import { database, pool } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { Device } from "@/e2e/support/devices/device";
import { DeviceLog } from "@/e2e/support/devices/device-log";
import { DocumentOracle, type Acknowledged } from "@/e2e/support/devices/document-oracle";
import { areInSync } from "@/e2e/support/devices/in-sync";
import type { Member } from "@/lib/bus/testing/contract";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import type { DatabaseGate } from "@/lib/sync/testing/database-gate";
import { makeCast } from "@/lib/sync/testing/harness";
import { restoreBackup, takeBackup, type RowsBackup } from "./backup";
import { FuzzedProcess } from "./fuzzed-process";
import { fields, type Seat, type TestedWorksheet } from "./seat";
import { assertEachOnce, assertRowsSound, assertSound, describeDocument, devicesMatchRows } from "./world-checks";

/** ms within which all devices have to settle. */
const timeoutMs = 20_000;

/**
 * Waits until no device has a connection or is about to have one; false after a second. Frames that a server has sent still arrive, unless they are
 * delayed.
 */
async function waitUntilCutOff(devices: readonly Device[]): Promise<boolean> {
  for (const device of devices) device.delayFrames({ in: false, out: false });
  for (let tries = 0; tries < 500; tries++) {
    if (devices.every(({ isCutOff, isConnecting }) => isCutOff && !isConnecting)) return true;
    await wait(2);
  }
  return false;
}

export class World {
  private readonly log = new DeviceLog();
  private readonly thread = new CompactionThread();
  /** While true, no device can connect. */
  private isUnreachable = false;
  /** The last backup, and what was shown as Saved in each worksheet before it was taken. */
  private backup: { rows: RowsBackup; acknowledged: Acknowledged[] } | null = null;

  private constructor(
    private readonly databaseGate: DatabaseGate,
    readonly processes: readonly FuzzedProcess[],
    private readonly activityId: string,
    readonly worksheets: readonly TestedWorksheet[],
    readonly seats: Seat[],
  ) {}

  static async open(gate: DatabaseGate, join: () => Promise<Member>, count: number): Promise<World> {
    const processes: FuzzedProcess[] = [];
    for (let i = 0; i < count; i++) processes.push(await FuzzedProcess.start(join));
    // A phase from which one step makes everybody read only (Q1).
    const { activityId, teams } = await makeCast("results");
    const worksheets = teams.map(({ room, worksheetId, documentId }) => ({
      room,
      worksheetId,
      documentId,
      oracle: new DocumentOracle(),
    }));
    const seats: Seat[] = [];
    const world = new World(gate, processes, activityId, worksheets, seats);
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
      roomName: room,
      cookie,
      oracle,
      log: this.log,
      serverUrl: () => (this.isUnreachable ? null : (this.processes[at()]?.serverUrl ?? null)),
    });
  }

  /** Replaces a device by a new one: everything that it has not sent is lost. */
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

  /** Kills a process, and checks that everything shown as Saved is in the store before any device can connect. The store is open afterwards. */
  async kill(number: number): Promise<void> {
    await this.crash(this.processes.slice(number, number + 1));
    this.isUnreachable = false;
  }

  /** Kills processes. No process can be reached afterwards. */
  private async crash(processes: readonly FuzzedProcess[]): Promise<void> {
    const killing = await Promise.all(processes.map(async (process) => ({ process, next: await process.join() })));
    // No other code may run between here and the cut.
    for (const { process, next } of killing) process.kill(next);
    this.isUnreachable = true;
    // Queries that have not reached the store are lost too.
    this.databaseGate.cut();
    await this.mendStore();
    await assertRowsSound(this.worksheets);
  }

  async takeBackup(): Promise<void> {
    const acknowledged = this.worksheets.map(({ oracle }) => oracle.acknowledged());
    this.backup = { rows: await takeBackup(), acknowledged };
  }

  /** Kills all processes, and replaces the database by the backup. Devices then send again what they have of later changes. */
  async restoreBackup(): Promise<void> {
    if (this.backup === null) return;
    const { rows, acknowledged } = this.backup;
    const devices = this.seats.map(({ device }) => device);
    // A device that was connecting may have come to the process that replaced the killed one, which is then killed too.
    let kills = 0;
    do {
      if (++kills > 5) throw new Error("a device stays connected, however often all processes are killed");
      await this.crash(this.processes);
    } while (!(await waitUntilCutOff(devices)));
    await restoreBackup(rows);
    for (const device of devices) device.noteStoreRestored();
    for (const [i, worksheet] of this.worksheets.entries())
      worksheet.oracle.noteRestore(
        acknowledged[i] ?? new Map(),
        this.seats.filter((seat) => seat.worksheet === worksheet).map(({ device }) => device.currentState),
      );
    await assertRowsSound(this.worksheets);
    this.isUnreachable = false;
  }

  /** Moves the wall clock of this process by `ms` from the real one. */
  moveWallClock(ms: number): void {
    vi.useRealTimers();
    if (ms !== 0) vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms, shouldAdvanceTime: true });
  }

  async restart(number: number): Promise<void> {
    await this.processes[number]?.restart();
  }

  async compact(number: number): Promise<void> {
    const documentId = this.worksheets[number]?.documentId;
    if (documentId !== undefined) await compactDocument(documentId, this.thread, Date.now() + 60_000);
  }

  idle(): void {
    for (const process of this.processes) process.idle();
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

  /** Mends everything, reconnects everyone, and waits until all have one text. @throws when they do not converge, or when the text is wrong */
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
      const until = performance.now() + timeoutMs;
      const groups = this.worksheets.map((worksheet, i) => [
        ...this.seats.filter((seat) => seat.worksheet === worksheet).map(({ device }) => device),
        ...newDevices.slice(i, i + 1),
      ]);
      while (!(
        groups.every((group) => areInSync(group, fields)) && (await devicesMatchRows(newDevices, this.worksheets))
      )) {
        if (performance.now() > until) {
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

  /** Settles, restarts every process and settles again, since restarted processes must load what is in the rows. */
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
    this.moveWallClock(0);
    await this.mendStore();
    for (const { device } of this.seats) device.end();
    for (const process of this.processes) await process.stop();
    this.thread.stop();
  }
}
