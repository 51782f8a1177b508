/** Tests of copying the audit log (Q34), for either store. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import net, { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { pool, transaction } from "@/db/client";
import { makeClass, makeStudent, makeTeacher } from "@/db/testing/factories";
import { auditChange } from "@/lib/activity/audit";
import { storeAuditCopied } from "@/lib/auth/queries/installation";
import { copyAudit } from "@/lib/features/privacy/audit-copy";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-audit-"));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A syslog server on a port of its own. */
class SyslogServer {
  readonly lines: string[] = [];
  /** Closes connections with a reset, after reading. */
  resets = false;
  private readonly server = net.createServer((socket) => this.take(socket));

  private take(socket: net.Socket): void {
    const pieces: Buffer[] = [];
    socket.on("error", () => undefined);
    socket.on("data", (piece: Buffer) => {
      if (this.resets) socket.resetAndDestroy();
      pieces.push(piece);
    });
    socket.on("end", () => this.lines.push(...splitFrames(Buffer.concat(pieces))));
  }

  async start(port = 0): Promise<{ is: "syslog"; host: string; port: number }> {
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", () => resolve()));
    const address = this.server.address() as AddressInfo; // a TCP server's address
    return { is: "syslog", host: "127.0.0.1", port: address.port };
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function splitFrames(bytes: Buffer): string[] {
  if (bytes.length === 0) return [];
  const space = bytes.indexOf(" ");
  const end = space + 1 + Number(bytes.subarray(0, space).toString());
  return [bytes.subarray(space + 1, end).toString(), ...splitFrames(bytes.subarray(end))];
}

const numbersIn = (lines: readonly string[]) => lines.map((line) => Number(/ n="(\d+)"/.exec(line)?.[1]));

async function addLines(count: number, detail = "Larch School"): Promise<void> {
  for (let n = 0; n < count; n++)
    await transaction((tx) => auditChange(tx, { teacherId: null, classId: null }, "sign-in-outside", { detail }));
}

async function storedNumbers(since = 0): Promise<number[]> {
  const { rows } = await pool().query<{ n: string }>("select n from audit where n > $1 order by n", [since]);
  return rows.map(({ n }) => Number(n));
}

const countWaiting = async () => (await pool().query("select 1 from audit_unsent")).rows.length;

export function auditCopySuite(): void {
  beforeAll(storeAuditCopied);
  afterEach(async () => {
    await pool().query("delete from audit_unsent");
  });

  it("Q34g: lines wait while the syslog server can't be reached or resets the connection, and are then copied once each, in their order, also more than go at once", async () => {
    const server = new SyslogServer();
    const target = await server.start();
    await server.stop();
    const before = (await storedNumbers()).at(-1) ?? 0;
    await addLines(3, "the school’s account");
    await expect(copyAudit(target)).rejects.toThrow(/ECONNREFUSED/);
    await pool().query(
      "with line as (insert into audit (at, act) select now(), 'sign-in' from generate_series(1, 1100) returning n) insert into audit_unsent select n from line",
    );
    const again = new SyslogServer();
    again.resets = true;
    await again.start(target.port);
    await expect(copyAudit(target)).rejects.toThrow();
    expect(await countWaiting()).toBe(1103);
    again.resets = false;
    again.lines.length = 0;
    await copyAudit(target);
    expect(numbersIn(again.lines)).toEqual(await storedNumbers(before));
    expect(again.lines[0]).toMatch(/\uFEFFthe installation itself: signed in with the school’s account$/);
    expect(await countWaiting()).toBe(0);
    await copyAudit(target);
    expect(again.lines).toHaveLength(1103);
    await again.stop();
  });

  it("Q34g: a file that only this user can read has the lines after what it had, without a student's name; while it can't be written, lines wait", async () => {
    const file = path.join(scratch, "there", "audit.log");
    const target = { is: "file" as const, file };
    const { id, name } = await makeTeacher();
    const made = await makeClass({ teacherIds: [id] });
    const student = await makeStudent({ classId: made.id, name: "Zebulon Quist" });
    const rename = () =>
      transaction((tx) =>
        auditChange(tx, { teacherId: id, classId: made.id }, "link-student", { studentId: student.id }),
      );
    await rename();
    await expect(copyAudit(target)).rejects.toThrow(/ENOENT/);
    expect(await countWaiting()).toBe(1);
    mkdirSync(path.dirname(file));
    await copyAudit(target);
    await rename();
    await copyAudit(target);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines.map((line) => / \uFEFF(.+)$/.exec(line)?.[1])).toEqual([
      ...Array.from(
        { length: 2 },
        () => `${name}: linked a student to the outside account that the student used to sign in (${made.name})`,
      ),
      undefined,
    ]);
    expect(lines[0]).toContain(`student="${student.id}"`);
    expect(lines.join("")).not.toContain("Zebulon");
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("Q34g: a line that is older than a year waits no longer", async () => {
    await pool().query(
      "with line as (insert into audit (at, act) values (now() - interval '400 days', 'sign-in') returning n) insert into audit_unsent select n from line",
    );
    await pool().query("delete from audit where at < now() - interval '366 days'");
    expect(await countWaiting()).toBe(0);
  });
}

/** Several processes, each with its connections, copy at the same time. */
export function auditCopyAtOnce(): void {
  it("Q34g: of processes that copy at the same time one does, and each line is copied once", async () => {
    const server = new SyslogServer();
    const target = await server.start();
    const before = (await storedNumbers()).at(-1) ?? 0;
    await addLines(40);
    await Promise.all(Array.from({ length: 6 }, () => copyAudit(target)));
    expect(numbersIn(server.lines)).toEqual(await storedNumbers(before));
    await server.stop();
  });
}
