import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, disconnect, pool } from "@/db/client";
import { ensureBuilt } from "./build";
import { findLastServer } from "./running-server";
import { releaseNumber } from "@/lib/process/release.js";
import { fullDisk, runFirst, unbuildable, withoutCompilers } from "@/lib/server/testing/fake-system";
import { startExpectingFailure, startServer } from "@/lib/server/testing/real-server";

const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-boot-"));
let nth = 0;
const newFolder = () => path.join(scratch, `data-${++nth}`);
/** A folder deeper than a socket's path may be. */
const deepFolder = () =>
  path.join(
    scratch,
    "deep".repeat(30),
    `${"x".repeat(150 - scratch.length - 122 > 0 ? 150 - scratch.length - 122 : 1)}${++nth}`,
  );

beforeAll(() => ensureBuilt());
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function listenSomewhere() {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, () => resolve()));
  const address = server.address();
  return { server, port: typeof address === "object" && address !== null ? address.port : 0 };
}

/** Expects one sentence for a person, without a stack, and exit code 1. */
function expectSentence({ code, output }: { code: number | null; output: string }, ...parts: string[]) {
  for (const part of parts) expect(output).toContain(part);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(code).toBe(1);
}

/** Runs one statement on the database behind a server's socket. */
async function ask(socketFolder: string, statement: string): Promise<unknown[]> {
  connect({ socketFolder, max: 1 });
  const { rows } = await pool().query<Record<string, unknown>>(statement);
  await disconnect();
  return rows;
}
const teachersIn = (socketFolder: string) => ask(socketFolder, "select email from teachers");

describe("a boot that can't go on says why in one sentence and exits with 1", () => {
  it("a bad environment value", async () => {
    expectSentence(
      await startExpectingFailure({ DATA_DIR: newFolder(), PORT: "http" }),
      "PORT",
      "http",
      "should be a port number",
    );
  });

  it("a port in use", async () => {
    const { server, port } = await listenSomewhere();
    expectSentence(
      await startExpectingFailure({ DATA_DIR: newFolder(), PORT: String(port) }),
      `Port ${port} is in use`,
      "set PORT",
    );
    server.close();
  });

  it("an address that is not this machine's", async () => {
    expectSentence(
      await startExpectingFailure({ DATA_DIR: newFolder(), BIND_ADDRESS: "203.0.113.9" }),
      "BIND_ADDRESS is 203.0.113.9",
    );
  });

  it("a data folder that can't be written", async () => {
    const file = path.join(scratch, "a-file");
    writeFileSync(file, "");
    expectSentence(
      await startExpectingFailure({ DATA_DIR: path.join(file, "data") }),
      "data folder",
      path.join(file, "data"),
      "DATA_DIR",
    );
    const locked = "/proc/crosscase"; // nobody can make folders there, not even root
    expectSentence(await startExpectingFailure({ DATA_DIR: locked }), "data folder", locked, "can't be written");
  });

  it("a DATABASE_URL where nothing answers, without repeating its password", async () => {
    const { server, port } = await listenSomewhere();
    await new Promise((resolve) => server.close(resolve));
    const ended = await startExpectingFailure({
      DATA_DIR: newFolder(),
      DATABASE_URL: `postgres://crosscase:hunter2@127.0.0.1:${port}/crosscase`,
    });
    expectSentence(ended, "DATABASE_URL", `127.0.0.1:${port}`, "ECONNREFUSED");
    expect(ended.output).not.toContain("hunter2");
  });

  it("B13h: pages that have to be built where this user may not write", async () => {
    expectSentence(
      await startExpectingFailure({ DATA_DIR: newFolder(), ...runFirst(unbuildable) }),
      "The pages have to be built",
      "can't write into",
      "(EACCES): run npm run build in",
    );
  });

  it("B14d: pages that have to be built without the compilers, as in an image", async () => {
    expectSentence(
      await startExpectingFailure({ DATA_DIR: newFolder(), ...runFirst(withoutCompilers) }),
      "The pages have to be built, and the package esbuild is missing: run npm ci in",
    );
  });

  it("B13g: a full disk, in the data folder, and for its first secret", async () => {
    for (const [name, sentence] of [
      [".probe", "can't be written (ENOSPC): free some space on its disk"],
      ["secret", "(ENOSPC): the disk is full, free some space"],
    ] as const)
      expectSentence(await startExpectingFailure({ DATA_DIR: newFolder(), ...runFirst(fullDisk(name)) }), sentence);
  });

  it("a secret that is too short to be one", async () => {
    const folder = newFolder();
    mkdirSync(folder);
    writeFileSync(path.join(folder, "secret"), "short");
    expectSentence(await startExpectingFailure({ DATA_DIR: folder }), path.join(folder, "secret"), "32 characters");
  });
});

describe("a server's data folder", () => {
  it("T1k, B13e: is 0700 with secrets 0600 and nothing of the database open to others, set at boot where it was not, and the same secret makes the same set-up link; gets its first database from the build's files, also where a copy was cut off, keeps little of it in memory, and waits for the disk; a name that is nearly a setting is in the log", async () => {
    const folder = newFolder();
    mkdirSync(folder, { mode: 0o755 });
    mkdirSync(path.join(folder, "database.new"));
    const keptInMemory = () => ask(folder, "show shared_buffers");
    const first = await startServer({ DATA_DIR: folder, BACKUPDIR: "/var/backups" });
    expect(first.output()).toContain("BACKUPDIR is set, and Crosscase has no such setting: call it BACKUP_DIR");
    const mode = (name: string) => statSync(path.join(folder, name)).mode & 0o777;
    expect(mode(".")).toBe(0o700);
    expect(mode("secret")).toBe(0o600);
    expect(mode("lock")).toBe(0o600);
    const files = () => readdirSync(folder, { recursive: true, encoding: "utf8" });
    const before = new Set(files());
    await ask(folder, "create table made_later as select generate_series(1, 1000) as n");
    expect(files().filter((file) => !before.has(file) && file.startsWith("database/base/"))).not.toEqual([]);
    expect(files().filter((file) => (mode(file) & 0o077) !== 0)).toEqual([]);
    const link = /\/setup#key=(\S+)/.exec(first.output())?.[1];
    expect(link).toMatch(/^[0-9a-f]{32}$/);
    expect(await keptInMemory()).toEqual([{ shared_buffers: "32MB" }]);
    expect(await ask(folder, "show fsync")).toEqual([{ fsync: "on" }]);
    expect(await first.stop()).toBe(0);
    expect(existsSync(path.join(folder, "lock"))).toBe(false);
    expect(existsSync(path.join(folder, "database.new"))).toBe(false);

    chmodSync(path.join(folder, "secret"), 0o644);
    const second = await startServer({ DATA_DIR: folder });
    expect(mode("secret")).toBe(0o600);
    expect(/\/setup#key=(\S+)/.exec(second.output())?.[1]).toBe(link);
    expect(findLastServer(folder)?.origin).toBe(second.origin);
    await second.stop();
  });

  it("B8h: where a restore was cut off between two databases a start makes no empty one", async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, "database-before-2026-01-02T03-04-05"), { recursive: true });
    expectSentence(
      await startExpectingFailure({ DATA_DIR: folder }),
      "moved aside, database-before-2026-01-02T03-04-05",
    );
    expect(existsSync(path.join(folder, "database"))).toBe(false);
  });

  it("two servers in folders of 150 bytes have a database each", async () => {
    const folders = [deepFolder(), deepFolder()];
    for (const folder of folders) expect(Buffer.byteLength(folder)).toBeGreaterThanOrEqual(150);
    const servers = await Promise.all(folders.map((folder) => startServer({ DATA_DIR: folder })));
    const sockets = folders.map(
      (folder) =>
        (JSON.parse(readFileSync(path.join(folder, "lock"), "utf8")) as { socketFolder: string }).socketFolder,
    );
    expect(sockets[0]).not.toBe(sockets[1]);
    await ask(
      sockets[0] ?? "",
      "insert into teachers (email, name, password_hash) values ('only@first', 'First', 'x')",
    );
    expect(await teachersIn(sockets[0] ?? "")).toHaveLength(1);
    expect(await teachersIn(sockets[1] ?? "")).toHaveLength(0);
    for (const server of servers) await server.stop();
    for (const socket of sockets) expect(existsSync(socket)).toBe(false);
  });

  it("B14a: its release, the commit of its build and Node are in /metrics, and in the log of its start", async () => {
    const server = await startServer({ DATA_DIR: newFolder(), LOG_LEVEL: "info" });
    const metrics = await (await fetch(`${server.origin}/metrics`)).text();
    const [, version, commit, node] =
      /^crosscase_build_info\{version="(.+)",commit="(.+)",node="(.+)"\} 1$/m.exec(metrics) ?? [];
    expect([version, node]).toEqual([releaseNumber(), process.version]);
    expect(commit).toMatch(/^(?:[0-9a-f]{40}(?:-dirty)?|unknown)$/);
    await server.stop();
    expect(server.output()).toContain(
      `"msg":"Crosscase ${version}, built from ${commit}, on Node ${node}, has started."`,
    );
  });

  it("B5a, B8h, B9c: that a server runs on is refused to a second one; after kill -9 one starts again beside the old lock and socket, with what was committed, and removes what a killed restore left; that a newer build has used is refused, and nothing in it is changed", async () => {
    const folder = newFolder();
    const first = await startServer({ DATA_DIR: folder });
    expectSentence(await startExpectingFailure({ DATA_DIR: folder }), "Another Crosscase", String(first.pid), folder);
    expect((await fetch(`${first.origin}/readyz`)).status).toBe(200);
    await ask(folder, "insert into teachers (email, name, password_hash) values ('kept@example.org', 'Kept', 'x')");
    await first.kill();
    expect(existsSync(path.join(folder, "lock"))).toBe(true);

    const left = path.join(folder, "restore-a1b2c3");
    mkdirSync(path.join(left, "database"), { recursive: true });
    const second = await startServer({ DATA_DIR: folder });
    expect(existsSync(left)).toBe(false);
    expect(await teachersIn(folder)).toEqual([{ email: "kept@example.org" }]);
    expect(second.output()).not.toContain("/setup#key=");
    const newer = Date.now() + 365 * 24 * 3_600_000;
    await ask(
      folder,
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a newer build', ${newer})`,
    );
    expect(await second.stop()).toBe(0);
    expectSentence(await startExpectingFailure({ DATA_DIR: folder }), "A newer Crosscase has used this database");
  });
});
