import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/db/client";
import { makeClass, makeSession, makeTeacher } from "@/db/testing/factories";
import { parseEnv } from "@/lib/process/env";
import { ensureBuilt } from "@/lib/server/boot/build";
import { storeRunningServer } from "@/lib/server/boot/running-server";
import { attachToServer } from "@/lib/server/commands/attach-to-server";
import { joinRoom, fixtureOutput, type Fixture } from "@/lib/server/testing/outside-client";
import { makeReadyFolder } from "@/lib/server/testing/ready-folder";
import { startServer, type RealServer } from "@/lib/server/testing/real-server";
import { runCommand, runCommandPiped } from "@/lib/server/testing/run-command";

let server: RealServer;
let fixture: Fixture;
const fixtureOf = async (args: string[], env: Record<string, string> = { DATA_DIR: server.dataDir }) =>
  runCommand("fixture", args, env);

beforeAll(async () => {
  await ensureBuilt();
  server = await startServer({ CROSSCASE_FIXTURES: "1" });
  const ran = await fixtureOf(["--teams", "4", "--size", "2", "--phase", "write", "--json"]);
  expect(ran.output).toBe(ran.stdout);
  fixture = fixtureOutput.parse(JSON.parse(ran.stdout));
});
afterAll(async () => {
  await server.stop();
});

/** The status of the answer to an upgrade to a room; 101 when the upgrade is accepted. */
function upgradeStatus(room: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = http.get(`${server.origin}/sync/${room}`, {
      headers: {
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
        ...headers,
      },
    });
    req.once("upgrade", (res, socket) => {
      socket.destroy();
      resolve(res.statusCode ?? 0);
    });
    req.once("response", (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.once("error", reject);
  });
}

describe("npm run fixture", () => {
  it("prints origin, activity, fields and a client per student, two to a team", () => {
    expect(fixture.origin).toBe(server.origin);
    expect(fixture.fields).toEqual(["title", "scenario", "source", "harmed", "prevention", "response"]);
    expect(fixture.clients).toHaveLength(8);
    expect(new Set(fixture.clients.map(({ userId }) => userId)).size).toBe(8);
    expect(new Set(fixture.clients.map(({ teamId }) => teamId)).size).toBe(4);
    expect(new Set(fixture.clients.map(({ room }) => room)).size).toBe(4);
  });

  it("an outside y-websocket client connects, types, and sees the team-mate's text", async () => {
    const [first] = fixture.clients;
    const mate = fixture.clients.find(({ room, userId }) => room === first?.room && userId !== first.userId);
    if (first === undefined || mate === undefined) throw new Error("no team of two");
    const [one, two] = [joinRoom(fixture.origin, first), joinRoom(fixture.origin, mate)];
    one.doc.getText("scenario").insert(0, "A stop sign, ");
    two.doc.getText("title").insert(0, "Stickers");
    await expect.poll(() => [two.text("scenario"), one.text("title")]).toEqual(["A stop sign, ", "Stickers"]);
    one.leave();
    two.leave();
  });

  it("and is refused with a status, before the upgrade, on every other team's room, from another origin, with a cookie that was tampered with", async () => {
    const [mine] = fixture.clients;
    if (mine === undefined) throw new Error("no clients");
    const { cookie, room } = mine;
    expect(await upgradeStatus(room, { cookie })).toBe(101);
    expect(await upgradeStatus(room, { cookie, origin: fixture.origin })).toBe(101);
    const others = new Set(fixture.clients.map((other) => other.room).filter((other) => other !== room));
    for (const other of others) expect(await upgradeStatus(other, { cookie })).toBe(403);
    for (const origin of ["http://evil.example", "null"])
      expect(await upgradeStatus(room, { cookie, origin })).toBe(403);
    const tampered = [cookie.slice(0, -2) + (cookie.endsWith("AA") ? "BB" : "AA"), cookie.replace("=", "=x"), ""];
    for (const bad of tampered) expect(await upgradeStatus(room, { cookie: bad })).toBe(401);
  });

  it("prints all of it into a pipe, however long it is", async () => {
    const ran = await runCommandPiped("fixture", ["--teams", "100", "--size", "4", "--json"], {
      DATA_DIR: server.dataDir,
    });
    expect(ran.stdout.length).toBeGreaterThan(2 * 64 * 1024);
    expect(fixtureOutput.parse(JSON.parse(ran.stdout)).clients).toHaveLength(400);
  });

  it("leaves set-up open: its teacher is nobody", async () => {
    const ran = await runCommand("teacher", ["list"], { DATA_DIR: server.dataDir });
    expect(ran.stdout).toContain("no teachers yet");
  });

  it("says how to use it", async () => {
    const ran = await fixtureOf(["--teams", "0"]);
    expect(ran.output).toContain("Use: npm run fixture");
    expect(ran.code).toBe(1);
  });
});

describe("npm run teacher", () => {
  it("invites beside a running server, and says so when nobody has an email", async () => {
    const invited = await runCommand("teacher", ["invite"], { DATA_DIR: server.dataDir });
    expect(invited.stdout).toMatch(new RegExp(`^${server.origin}/teacher/invite#[0-9a-f]{32}$`, "m"));
    const nobody = await runCommand("teacher", ["reset", "nobody@example.org"], { DATA_DIR: server.dataDir });
    expect(nobody.output).toContain("nobody@example.org");
    expect(nobody.code).toBe(1);
  });

  it("Q36a, Q36c, Q36e, Q36f: disables, enables and deletes an account, beside a running server; says which classes need a teacher, and refuses for the last owner", async () => {
    const run = (...args: string[]) => runCommand("teacher", args, { DATA_DIR: server.dataDir });
    const beside = await attachToServer(parseEnv({ DATA_DIR: server.dataDir }));
    const [owner, teacher, receiver] = [
      await makeTeacher({ ownerSince: new Date() }),
      await makeTeacher(),
      await makeTeacher(),
    ];
    const made = await makeClass({ teacherIds: [teacher.id] });
    const session = await makeSession({ teacherId: teacher.id });
    const count = async (sql: string, id: string) => (await pool().query(sql, [id])).rowCount;
    const disabled = await run("disable", teacher.email.toUpperCase());
    expect([disabled.code, disabled.stdout]).toEqual([0, expect.stringContaining("enable")]);
    expect((await run("list")).stdout).toMatch(new RegExp(`^${teacher.email} .* disabled since \\d{4}-`, "m"));
    expect(await count("select 1 from sessions where id = $1", session.id)).toBe(0);
    const reset = await run("reset", teacher.email);
    expect([reset.code, reset.output.trim()]).toEqual([
      1,
      `${teacher.name}’s account is disabled. Enable the account first.`,
    ]);
    expect((await run("enable", teacher.email)).output).toContain("can sign in again");
    expect((await run("reset", teacher.email)).stdout).toContain("/teacher/reset#");
    const last = await run("delete", owner.email);
    expect([last.code, last.output]).toEqual([1, expect.stringContaining("An installation needs an owner.")]);
    const asked = await run("delete", teacher.email);
    expect([asked.code, asked.output]).toEqual([1, expect.stringContaining("is the only editor of 1 class.")]);
    expect(asked.output).toContain("--archive-classes");
    for (const wrong of [
      ["delete", teacher.email, "--archive-classes", "--hand-to", receiver.email],
      ["disable", teacher.email, "--archive-classes"],
      ["disable"],
    ])
      expect((await run(...wrong)).output, wrong.join(" ")).toContain("Use: npm run teacher");
    expect((await run("delete", teacher.email, "--hand-to", "nobody@example.org")).code).toBe(1);
    const deleted = await run("delete", teacher.email, "--hand-to", receiver.email);
    expect([deleted.code, deleted.output]).toEqual([0, expect.stringContaining("is deleted.")]);
    expect((await run("list")).stdout).not.toContain(teacher.email);
    expect(await count("select 1 from class_teachers where teacher_id = $1", receiver.id)).toBe(1);
    expect((await run("delete", receiver.email, "--archive-classes")).code).toBe(0);
    expect(await count("select 1 from classes where id = $1 and archived_at is not null", made.id)).toBe(1);
    await beside.close();
  });

  it("says so in one sentence when it was given another database than the server, and makes none of its own", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-cli-"));
    const own = await runCommand("teacher", ["list"], {
      DATA_DIR: server.dataDir,
      DATABASE_URL: "postgres://crosscase:hunter2@127.0.0.1:9/crosscase",
    });
    expect(own.output.trim()).toBe(
      `Crosscase (process ${server.pid}) runs on the database in ${server.dataDir}, not on one at DATABASE_URL: run this without DATABASE_URL.`,
    );
    expect(own.code).toBe(1);
    storeRunningServer(folder, {
      origin: "http://localhost:3000",
      production: true,
      database: "url",
      fixtures: false,
      settings: {},
    });
    for (const [tool, args] of [
      ["teacher", ["list"]],
      ["fixture", ["--teams", "1"]],
    ] as const) {
      const ran = await runCommand(tool, args, { DATA_DIR: folder, CROSSCASE_FIXTURES: "1" });
      expect(ran.output.trim()).toBe(
        `The Crosscase that started last on ${folder} uses a PostgreSQL server: run this with the same DATABASE_URL.`,
      );
      expect(ran.code).toBe(1);
    }
    expect(existsSync(path.join(folder, "database"))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it("works without a server, and says how to use it", async () => {
    const folder = await makeReadyFolder();
    const listed = await runCommand("teacher", ["list"], { DATA_DIR: folder });
    expect(listed.stdout).toContain("no teachers yet");
    expect(listed.code).toBe(0);
    const asked = await runCommand("teacher", [], { DATA_DIR: folder });
    expect(asked.output).toContain("list | reset EMAIL | invite");
    expect(asked.code).toBe(1);
    rmSync(folder, { recursive: true });
  });
});

describe("B13b: where there is no database", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "crosscase-none-"));
  afterAll(() => rmSync(scratch, { recursive: true }));

  it.each([
    ["teacher", ["list"]],
    ["fixture", ["--teams", "1"]],
    ["backup", [path.join(scratch, "x.crosscase-backup")]],
  ] as const)("%s makes none, and ends with 1 and a sentence that names the setting", async (tool, args) => {
    const missing = path.join(scratch, "missing");
    mkdirSync(path.join(scratch, "empty"), { recursive: true });
    for (const folder of [missing, path.join(scratch, "empty")]) {
      const ran = await runCommand(tool, args, { DATA_DIR: folder, CROSSCASE_FIXTURES: "1" });
      expect(ran.output.trim()).toBe(
        `There is no database in ${folder}: set DATA_DIR to the data folder of your server, or start Crosscase, which makes a database there.`,
      );
      expect(ran.code).toBe(1);
    }
    const shared = await runCommand(tool, args, {
      DATA_DIR: missing,
      DATABASE_URL: "postgres://crosscase:hunter2@127.0.0.1:9/crosscase",
      CROSSCASE_FIXTURES: "1",
    });
    expect(shared.output.trim()).toMatch(/^There is no secret in \S+missing: set DATA_DIR .+ or NEXTAUTH_SECRET /);
    expect([readdirSync(scratch), readdirSync(path.join(scratch, "empty"))]).toEqual([["empty"], []]);
  });

  it("and a database without a teacher is not backed up, because it is new or another one, unless --without-teachers says so", async () => {
    const folder = await makeReadyFolder();
    const file = path.join(folder, "x.crosscase-backup");
    const refused = await runCommand("backup", [file], { DATA_DIR: folder });
    expect(refused.output.trim()).toBe(
      `No backup was made: the database in ${folder} has no teacher, so it is new, or not the one of your server. Set DATA_DIR to that of your server, or add --without-teachers.`,
    );
    expect([refused.code, existsSync(file)]).toEqual([1, false]);
    const made = await runCommand("backup", ["--without-teachers", file], { DATA_DIR: folder });
    expect([made.code, existsSync(file)]).toEqual([0, true]);
    rmSync(folder, { recursive: true });
  });
});

describe("a server that has just begun to start", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-cli-"));
  let starting: Promise<RealServer>;
  beforeAll(() => {
    starting = startServer({ DATA_DIR: folder });
  });
  afterAll(async () => {
    await (await starting).stop();
    rmSync(folder, { recursive: true });
  });

  it("is waited for by npm run teacher", async () => {
    await expect.poll(() => existsSync(path.join(folder, "lock")), { interval: 5 }).toBe(true);
    const listed = await runCommand("teacher", ["list"], { DATA_DIR: folder });
    expect(listed.output.trim()).toMatch(/^There are no teachers yet\..*$/);
    expect(listed.code).toBe(0);
  });

  it("is given no class by npm run fixture once it runs, since that is production, unless CROSSCASE_FIXTURES=1", async () => {
    await starting;
    const refused = await fixtureOf(["--teams", "1"], { DATA_DIR: folder });
    expect(refused.output).toContain("CROSSCASE_FIXTURES=1");
    expect(refused.code).toBe(1);
    const allowed = await fixtureOf(["--teams", "1", "--json"], { DATA_DIR: folder, CROSSCASE_FIXTURES: "1" });
    expect(fixtureOutput.parse(JSON.parse(allowed.stdout)).clients).toHaveLength(2);
  });
});
