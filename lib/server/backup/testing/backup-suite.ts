/** Tests of B8 for one store: backing up a server on which people type, restoring that backup, and refusals. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { connect, disconnect, pool } from "@/db/client";
import { createDatabases, type TestDatabase } from "@/db/testing/server-databases";
import { makeFlag, makeSubmission } from "@/db/testing/factories";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { TestClient } from "@/lib/sync/testing/client";
import { at, makeCast, soon, type Cast } from "@/lib/sync/testing/harness";
import { writtenBy } from "@/lib/sync/testing/written-by";
import { ensureBuilt } from "@/lib/server/boot/build";
import { startServer } from "@/lib/server/testing/real-server";
import { runCommand } from "@/lib/server/testing/run-command";
import { ServerOverStore } from "@/lib/server/testing/server-over-store";
import { patience } from "@/lib/testing/patience";
import { readContents } from "./backup-contents";

const daily = /^crosscase-[\dT-]+Z\.crosscase-backup$/;

/** The lines of the audit log about backups and restores. */
async function listAudited() {
  const { rows } = await pool().query<{ act: string; detail: string; by: string | null }>(
    "select act, detail, teacher_id as by from audit where act in ('backup', 'restore') order by n",
  );
  return rows;
}

/** Takes the audit log out of a backup's contents. Returns what each line says was done. */
function takeAudit({ header, tables }: Awaited<ReturnType<typeof readContents>>): string[] {
  const at = header.tables.find(({ name }) => name === "audit")?.columns.indexOf("act") ?? -1;
  const acts = (tables.get("audit") ?? []).map((row) => row[at] ?? "");
  for (const name of ["audit", "audit_unsent"]) tables.delete(name);
  header.sequences = header.sequences.filter(({ name }) => name !== "audit_n_seq");
  return acts;
}

export function backupSuite(target: TestDatabase): void {
  const server = new ServerOverStore(target);
  const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-backup-"));
  const file = path.join(scratch, "first.crosscase-backup");
  const clients: TestClient[] = [];
  let cast: Cast;
  /** The settings with which a command reaches the running server. */
  let env: Record<string, string>;
  let port = 0;
  let device: TestClient;

  const team = () => at(cast.teams, 0);
  const connectClient = (doc = new Y.Doc(), who = 0) => {
    const url = `ws://127.0.0.1:${port}/sync/${team().room}`;
    const client = new TestClient({ url, cookie: at(team().cookies, who), doc, earlier: new Map() });
    clients.push(client);
    return client;
  };
  const isSaved = (client: TestClient) =>
    vi.waitFor(() => expect(client.closedWith ?? client.isSaved).toBe(true), soon);
  const run = (tool: "backup" | "restore", args: string[], given = env) => runCommand(tool, args, given);

  beforeAll(async () => {
    await ensureBuilt();
    const started = await server.start();
    port = started.port;
    env = { DATA_DIR: started.dataDir, ...(target.url === undefined ? {} : { DATABASE_URL: target.url }) };
    cast = await makeCast();
    const [studentId] = team().studentIds;
    await makeFlag({ activityId: cast.activityId, studentId: studentId ?? "" });
    const made = { id: team().teamId, worksheetId: team().worksheetId, mode: "bias", memberIds: team().studentIds };
    await makeSubmission({
      activityId: cast.activityId,
      // makeSubmission needs only these fields of a team.
      team: made as Parameters<typeof makeSubmission>[0]["team"],
      studentId: studentId ?? "",
      texts: { title: "Zoë’s “case”\t\\x00 \\N {1,2}\nand its end" },
    });
    await typeAndCompact();
  });

  afterAll(async () => {
    for (const client of clients) client.ws.terminate();
    await server.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** A document with a snapshot, chunks and rows. */
  async function typeAndCompact(): Promise<void> {
    device = connectClient();
    await isSaved(device);
    for (const letter of "what was there before ") device.type("scenario", letter);
    await isSaved(device);
    const thread = new CompactionThread();
    await compactDocument(team().documentId, thread, Date.now() + 60_000);
    thread.stop();
    device.type("title", "Saved ");
    await isSaved(device);
  }

  it("B8a, B8b, Q34f: taken beside the running server while somebody types on and is Saved, it is there as a whole, private, with what was Saved before; tried, it is found whole, and nothing is left behind; the audit log has a line of it", async () => {
    const before = device.saved;
    const typing = setInterval(() => device.type("title", "."), 5);
    const made = await run("backup", [file]);
    clearInterval(typing);
    expect(made.output).toMatch(
      /^Backed up to .+first\.crosscase-backup \([\d.,]+ [kM]B\): \d+ tables with [\d,]+ rows, as of /,
    );
    expect(made.code).toBe(0);
    await expect(listAudited()).resolves.toEqual([{ act: "backup", detail: "first.crosscase-backup", by: null }]);
    await isSaved(device);
    expect(device.saved - before).toBeGreaterThan(20);
    expect(readdirSync(scratch)).toEqual(["first.crosscase-backup"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(env.DATA_DIR ?? "").filter((name) => name.startsWith("backup-"))).toEqual([]);
    const again = await run("backup", [file]);
    expect(again.output.trim()).toBe(`${file} is there already: give the backup another name.`);
    expect(again.code).toBe(1);

    const temporary = path.join(scratch, "tmp");
    mkdirSync(temporary);
    const tried = await run("backup", ["--verify", file], { TMPDIR: temporary });
    expect(tried.output).toMatch(
      /\n {2}snapshots +1\n[^]+\n {2}updates +\d+\n[^]+ documents with \d+ rows in their logs, and each can be read\.\nThis backup is whole/,
    );
    expect(tried.code).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("B8f: restoring where a server runs, and over a database that is not empty, is refused in a sentence, and changes nothing", async () => {
    const running = await run("restore", [file]);
    expect(running.output.trim()).toMatch(
      target.url === undefined
        ? /^Crosscase \(process \d+\) runs on .+: stop it first, and then restore\.$/
        : /^A Crosscase is connected to the database \S+ at 127\.0\.0\.1:\d+: stop each of its processes first, and then restore\.$/,
    );
    expect(running.code).toBe(1);
    await disconnect();
    await server.stop();
    const occupied = await run("restore", [file]);
    expect(occupied.output.trim()).toMatch(
      target.url === undefined
        ? /^The database in .+ is not empty: restore with --move-aside, which renames it, or set DATA_DIR to another folder\.$/
        : /^Nothing was restored: the database \S+ at \S+ is not empty\. Make an empty one, and set DATABASE_URL to it\.$/,
    );
    expect(occupied.code).toBe(1);
  });

  it("B8a, B8c, B8g, Q34f: it restores into an empty folder, and from there into the other store, every row of every table the same, and a line more in the audit log; devices are still signed in there and bring the words of later, once, under their author; with BACKUP_DIR set, that server makes a backup by itself", async () => {
    const folder = path.join(scratch, "restored");
    const restored = await run("restore", [file], { DATA_DIR: folder });
    expect(restored.output).toMatch(/^Restored .+ Start Crosscase: npm start$/m);
    expect(restored.code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["database", "secret"]);
    expect(readFileSync(path.join(folder, "secret"), "utf8")).toBe(
      readFileSync(path.join(env.DATA_DIR ?? "", "secret"), "utf8"),
    );
    await expectSameContents({ DATA_DIR: folder }, "second", ["restore"]);
    if (target.url !== undefined) {
      const { databases, close } = await createDatabases(target.url, 1);
      const there = { DATA_DIR: path.join(scratch, "other"), DATABASE_URL: at(databases, 0).url ?? "" };
      expect((await run("restore", [path.join(scratch, "second.crosscase-backup")], there)).output).toMatch(
        /^Restored /,
      );
      await expectSameContents(there, "third", ["restore", "restore"]);
      await close();
    }

    const typed = device.text("title");
    const there = await startServer({ DATA_DIR: folder, BACKUP_DIR: path.join(scratch, "daily") });
    port = there.port;
    try {
      const reader = connectClient(new Y.Doc(), 1);
      await expect.poll(() => reader.closedWith ?? reader.synced, soon).toBe(true);
      const asOfBackup = reader.text("title");
      expect(typed.startsWith(asOfBackup)).toBe(true);
      expect(asOfBackup.startsWith("Saved ")).toBe(true);
      expect(typed.length).toBeGreaterThan(asOfBackup.length);
      expect(reader.text("scenario")).toBe("what was there before ");
      await isSaved(connectClient(device.doc));
      await expect.poll(() => reader.text("title"), soon).toBe(typed);
      connect({ socketFolder: folder, max: 2 });
      expect(await writtenBy(team().documentId)).toEqual([[at(team().studentIds, 0), typed]]);
      await disconnect();
      // The server makes the backup while it does other work, so it may take long.
      const made = expect.poll(() => readdirSync(path.join(scratch, "daily")), { timeout: patience(90_000) });
      await made.toEqual([expect.stringMatching(daily)]);
      const figures = await (await fetch(`${there.origin}/metrics`)).text();
      expect(Number(/^crosscase_backup_timestamp_seconds (\S+)$/m.exec(figures)?.[1])).toBeGreaterThan(0);
    } finally {
      await there.stop();
    }
  });

  /** @param audited the lines of the audit log that were added since the first backup */
  async function expectSameContents(given: Record<string, string>, name: string, audited: string[]): Promise<void> {
    const copy = path.join(scratch, `${name}.crosscase-backup`);
    const made = await run("backup", [copy], given);
    expect(made.output).toMatch(/^Backed up/);
    const [first, second] = await Promise.all([readContents(file), readContents(copy)]);
    const [before, after] = [takeAudit(first), takeAudit(second)];
    expect([...after].sort()).toEqual([...before, ...audited].sort());
    expect(second.tables).toEqual(first.tables);
    expect(first.tables.get("chunks")).toHaveLength(1);
    expect(second.header.migration).toEqual(first.header.migration);
    expect(second.header.sequences).toEqual(first.header.sequences);
  }
}
