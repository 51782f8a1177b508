import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect, disconnect, pool, transaction } from "@/db/client";
import { openEmbedded, type EmbeddedDatabase } from "@/db/embedded";
import { copyEmptyDatabase } from "@/db/testing/empty-database";
import { makeActivity, makeClass, makeTeacher } from "@/db/testing/factories";
import { tidyLog } from "@/db/tidy-log";
import { findErasure } from "@/lib/auth/queries/installation";
import { deleteActivities } from "@/lib/features/people/classes/queries/activities";
import { deleteClasses } from "@/lib/features/people/classes/queries/archived-classes";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { clearAccount } from "@/lib/features/privacy/queries/accounts";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { classIn, final } from "@/lib/features/votes/voting/testing/voting-class";
import { clearErased } from "./clear-erased";

const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-erased-"));
const dataFolder = path.join(folder, "database");
let embedded: EmbeddedDatabase;
beforeAll(async () => {
  await copyEmptyDatabase(dataFolder);
  embedded = await openEmbedded({ dataFolder, socketFolder: folder });
  connect({ socketFolder: folder, max: 8 });
});
afterAll(async () => {
  await disconnect();
  await embedded.close();
  rmSync(folder, { recursive: true, force: true });
});

const minuteMs = 60_000;

async function letTimePass(minutes: number): Promise<void> {
  await pool().query("update installation set erased_at = erased_at - $1 * interval '1 minute'", [minutes]);
}

/** Files of the database that have one of these texts. */
function filesWith(...texts: (string | Buffer)[]): string[] {
  return readdirSync(dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file);
      return texts.some((text) => bytes.includes(text));
    });
}

describe("B7c: the files of the embedded database forget what was erased", () => {
  beforeEach(() => pool().query("update installation set erased_at = null"));

  it("five minutes after an erasure, once nobody is there, no file has the name, the reason or the number of an erased student, and all have those of the others", async () => {
    const room = await classIn("vote", 30);
    const [erased, other] = room.students;
    if (erased === undefined || other === undefined) throw new Error("two students");
    const reason = (name: string) => `${name} found it hardest`;
    await castBallot(await room.member(0), final("bias", reason(erased.name)));
    await castBallot(await room.member(1), final("bias", reason(other.name)));
    // Names are among the values that the planner counts.
    await pool().query("analyze");
    await pool().query("checkpoint");
    expect(filesWith(erased.name).length).toBeGreaterThan(1);
    const { activity: _, ...inClass } = await room.editor();
    await eraseStudent(inClass, { studentId: erased.id, name: erased.name });
    expect(await clearErased("embedded", false)).toBe(false);
    await letTimePass(6);
    expect(filesWith(erased.name).length).toBeGreaterThan(1);
    expect(await clearErased("embedded", false)).toBe(true);
    expect(filesWith(erased.name, erased.id, Buffer.from(erased.id.replaceAll("-", ""), "hex"))).toEqual([]);
    expect(filesWith(other.name)).not.toEqual([]);
    expect((await pool().query("select name from students where id = $1", [other.id])).rows).toEqual([
      { name: other.name },
    ]);
    expect(await clearErased("embedded", false)).toBe(false);
  });

  it("while somebody is there it waits, but no longer than a day", async () => {
    const { activity: _, ...inClass } = await (await classIn("learn")).editor();
    await transaction((tx) => deleteClasses(tx, [inClass.classId]));
    await letTimePass(23 * 60);
    expect(await clearErased("embedded", true)).toBe(false);
    await letTimePass(61);
    expect(await clearErased("embedded", true)).toBe(true);
  });

  it("an activity, a class and an account that are deleted for good count as erased; what is erased while files are cleared stays to be cleared", async () => {
    const made = { class: await makeClass(), activity: await makeActivity(), teacher: await makeTeacher() };
    for (const erase of [
      () => transaction((tx) => deleteActivities(tx, [made.activity.id])),
      () => transaction((tx) => deleteClasses(tx, [made.class.id])),
      () => transaction((tx) => clearAccount(tx, made.teacher.id, "", new Date())),
    ]) {
      await pool().query("update installation set erased_at = null");
      await erase();
      expect((await findErasure())?.agoMs).toBeLessThan(minuteMs);
    }
    await letTimePass(10);
    const clearing = clearErased("embedded", false);
    await transaction((tx) => deleteClasses(tx, [made.class.id]));
    expect(await clearing).toBe(true);
    expect((await findErasure())?.agoMs).toBeLessThan(minuteMs);
  });
});

it("B9e: a log that has grown is written into the tables’ files and deleted, and a short one is left", async () => {
  const longest = 20 * 1024 * 1024;
  const logBytes = async () =>
    (await pool().query<{ bytes: number }>("select sum(size)::float8 as bytes from pg_ls_waldir()")).rows[0]?.bytes;
  await pool().query("create table filled (text text)");
  for (let round = 0; round < 4; round++) {
    await pool().query("insert into filled select repeat(md5(n::text), 20) from generate_series(1, 40000) n");
    await pool().query("truncate filled");
    expect(await tidyLog(longest)).toBe(true);
    expect(await logBytes()).toBeLessThanOrEqual(3 * 16 * 1024 * 1024);
    expect(await tidyLog(longest)).toBe(false);
  }
  await pool().query("drop table filled");
});
