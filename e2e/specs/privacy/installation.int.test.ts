/** The audit log and the owners of the installation (Q34). */
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listEntries } from "@/lib/activity/queries/journal";
import { findDisabledSignInMethods, setDisabledSignInMethods, storeBackupTime } from "@/lib/auth/queries/installation";
import { countAudit, listAudit } from "@/lib/activity/queries/audit";
import { insertImportedTeachers } from "@/lib/features/people/signing-in/queries/teachers";
import { joinTeam } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeStudent, makeTeacher } from "@/db/testing/factories";
import { deleteClass, deleteExpired } from "@/lib/features/people/classes/archiving";
import { renameStudent } from "@/lib/features/people/classes/students";
import { undo } from "@/lib/features/undo/journal";
import { auditRead } from "@/lib/activity/audit";
import { listPossibleOwners, loadBackups, ownsInstallation, setOwner } from "@/lib/features/privacy/owners";
import { runRetention } from "@/lib/features/privacy/retention";
import { setSignInMethod } from "@/lib/features/people/signing-in/sign-in-methods";
import { auditDays } from "@/lib/activity/rules/audit";
import { giveMark } from "@/lib/features/cases/reviewing/reviews";
import { makeWholeStudent } from "./whole-student";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to be one";
withOwnDatabase();

const day = 24 * 60 * 60_000;
const viewer = ({ id, name, email }: { id: string; name: string; email: string }) => ({
  as: "teacher" as const,
  teacherId: id,
  sessionId: "s",
  name,
  email,
});

describe("the audit log", () => {
  it("Q34e: repeated reads of one thing within ten minutes are one line; of another thing, by another teacher, later, or after one that is dated in the future, they are not", async () => {
    const room = await makeWholeStudent("write");
    const other = { ...room.editor, teacherId: (await makeTeacher()).id };
    const count = async () =>
      (await pool().query("select 1 from audit where class_id = $1 and act = 'history'", [room.classId])).rowCount;
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const about = (detail: string) => ({ activityId: room.activityId, detail });
    await auditRead(room.editor, "history", about("1"), at(0));
    await auditRead(room.editor, "history", about("1"), at(9));
    expect(await count()).toBe(1);
    await auditRead(room.editor, "history", about("2"), at(9));
    await auditRead(other, "history", about("1"), at(9));
    await auditRead(room.editor, "history", about("1"), at(11));
    expect(await count()).toBe(4);
    await auditRead(room.editor, "history", about("3"), at(60));
    await auditRead(room.editor, "history", about("3"), at(0));
    expect(await count()).toBe(6);
  });

  it("Q34e: no line can be changed or deleted, but after a year it goes, with the daily look", async () => {
    const room = await makeWholeStudent("write");
    await auditRead(room.editor, "history", { detail: "1" }, new Date(Date.now() - 400 * day));
    await auditRead(room.editor, "history", { detail: "2" });
    const of = `class_id = '${room.classId}'`;
    for (const statement of [
      `update audit set act = 'held' where ${of}`,
      `update audit set student_id = gen_random_uuid() where ${of}`,
      `update audit set student_id = '00000000-0000-0000-0000-000000000000', detail = '' where ${of} and detail = '2'`,
      `delete from audit where ${of} and detail = '2'`,
    ])
      await expect(pool().query(statement)).rejects.toThrow("append-only");
    await pool().query("update installation set retention_at = null");
    await runRetention();
    const left = await pool().query(`select detail from audit where ${of} and act = 'history'`);
    expect(left.rows).toEqual([{ detail: "2" }]);
  });

  it("Q34c: what was changed about a student is in it with whom it was about, undone too, and stays when the class is gone, which is a line with the class's name; marks of one student's own are theirs, and those given one after the other are one line", async () => {
    const room = await makeWholeStudent("compare");
    const [{ n: last } = { n: 0 }] = await listAudit(database(), 1);
    const linesSince = "select act, student_id as student, detail from audit where n > $1 and class_id = $2 order by n";
    const lines = async () => (await pool().query<Record<string, unknown>>(linesSince, [last, room.classId])).rows;
    await renameStudent(room.editor, { studentId: room.mate.id, name: "Mina Lund" });
    const [entry] = await listEntries(database(), { classId: room.classId, activityId: null }, 1);
    await undo(room.editor, entry?.id ?? "");
    const [undone] = await listEntries(database(), { classId: room.classId, activityId: null }, 1);
    await undo(room.editor, undone?.id ?? "");
    const mark = { submissionId: room.submission.id, studentId: null, level: 3 };
    for (const criterion of ["harm", "response"]) await giveMark(room.inActivity, { ...mark, criterion });
    const late = await makeStudent({ classId: room.classId, activityId: room.activityId });
    await joinTeam(room.activityId, late.id, room.team.id, 2);
    await giveMark(room.inActivity, { ...mark, criterion: "harm", studentId: late.id });
    await deleteClass(room.editor);
    await deleteExpired(new Date(Date.now() + 31 * day));
    const name = room.class.name;
    const about = { student: room.mate.id, detail: "" };
    expect(await lines()).toEqual([
      { act: "rename-student", ...about },
      { act: "undo rename-student", ...about },
      { act: "redo rename-student", ...about },
      { act: "mark", student: null, detail: String(room.team.number) },
      { act: "mark", student: late.id, detail: String(room.team.number) },
      { act: "class-delete", student: null, detail: name },
      { act: "class-gone", student: null, detail: name },
    ]);
  });

  it("Q34e: the daily look leaves a line for a day longer than the database does, so that it asks for none that the database refuses", async () => {
    const { rows } = await pool().query<{ source: string }>(
      "select prosrc as source from pg_proc where proname = 'audit_is_append_only'",
    );
    const [, days] = /interval '(\d+) days'/.exec(rows[0]?.source ?? "") ?? [];
    expect(auditDays).toBe(Number(days) + 1);
  });

  it("Q34e: a new PIN is in it, with whom it was for", async () => {
    const room = await makeWholeStudent("write");
    const line = (await listAudit(database(), 20)).find(({ studentId, act }) => studentId === room.id && act === "pin");
    expect(line).toMatchObject({ teacher: room.teacher.name, class: room.class.name, student: room.name });
  });
});

describe("owners of the installation", () => {
  it("Q34b, Q33e: an owner turns a way in on again; another teacher turns none on or off, which leaves no line in the audit log", async () => {
    const [owner, other] = [await makeTeacher({ ownerSince: new Date() }), await makeTeacher()];
    const off = { passwordsOff: true, pinsOff: true };
    await setDisabledSignInMethods(database(), off);
    const before = await countAudit(database());
    for (const way of ["passwords", "pins"] as const)
      for (const on of [true, false])
        await expect(setSignInMethod(viewer(other), { way, on })).rejects.toMatchObject({ code: "not-found" });
    expect(await findDisabledSignInMethods(database())).toEqual(off);
    expect(await countAudit(database())).toBe(before);
    for (const way of ["passwords", "pins"] as const) await setSignInMethod(viewer(owner), { way, on: true });
    expect(await findDisabledSignInMethods(database())).toEqual({ passwordsOff: false, pinsOff: false });
    expect((await listAudit(database(), 2)).map(({ act, teacher }) => [act, teacher])).toEqual([
      ["pins-on", owner.name],
      ["passwords-on", owner.name],
    ]);
  });

  it("B8j: owners see when the newest backup was made, and the newest one that was verified; nothing where no backups are set", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "crosscase-shown-"));
    try {
      delete process.env.BACKUP_DIR;
      expect(await loadBackups()).toBeNull();
      process.env.BACKUP_DIR = folder;
      expect(await loadBackups()).toEqual({ newest: null, verified: null });
      const [made, verified] = [new Date("2026-12-03T03:00:00Z"), new Date("2026-12-01T03:00:00Z")];
      writeFileSync(path.join(folder, "x.crosscase-backup"), "");
      utimesSync(path.join(folder, "x.crosscase-backup"), made, made);
      await storeBackupTime("madeAt", made);
      await storeBackupTime("verifiedAt", verified);
      expect(await loadBackups()).toEqual({ newest: made, verified });
    } finally {
      delete process.env.BACKUP_DIR;
      rmSync(folder, { recursive: true });
    }
  });

  it("Q34a: an owner names others and ends it; the last one stays, also when two end each other at once; whoever owns nothing changes nothing", async () => {
    const [first, second, third] = [
      await makeTeacher({ ownerSince: new Date() }),
      await makeTeacher(),
      await makeTeacher(),
    ];
    await pool().query("update teachers set owner_since = null where id <> $1", [first.id]);
    const end = { teacherId: first.id, owner: false };
    await expect(setOwner(viewer(first), end)).rejects.toMatchObject({ code: "last-owner" });
    await expect(setOwner(viewer(second), { teacherId: second.id, owner: true })).rejects.toMatchObject({
      code: "not-found",
    });
    await setOwner(viewer(first), { teacherId: second.id, owner: true });
    expect(await ownsInstallation(second.id)).toBe(true);
    expect(await ownsInstallation(third.id)).toBe(false);
    expect((await listPossibleOwners()).slice(0, 2).map(({ id }) => id)).toEqual([first.id, second.id]);
    const both = await Promise.allSettled([
      setOwner(viewer(first), { teacherId: second.id, owner: false }),
      setOwner(viewer(second), end),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await listPossibleOwners()).filter(({ ownerSince }) => ownerSince !== null)).toHaveLength(1);
    const acts = (await listAudit(database(), 20)).map(({ act, detail }) => [act, detail]);
    expect(acts).toContainEqual(["owner-add", second.name]);
  });

  it("Q34a, T14l: who is here by an imported activity only cannot be named, and does not count as the one who stays", async () => {
    const owner = await makeTeacher({ ownerSince: new Date() });
    await pool().query("update teachers set owner_since = null where id <> $1", [owner.id]);
    const imported = { id: crypto.randomUUID(), name: owner.name };
    await insertImportedTeachers(database(), [imported], "a-stage", "");
    expect((await listPossibleOwners()).map(({ id }) => id)).not.toContain(imported.id);
    const name = { teacherId: imported.id, owner: true };
    await expect(setOwner(viewer(owner), name)).rejects.toMatchObject({ code: "teacher-gone" });
    await pool().query("update teachers set owner_since = now() where id = $1", [imported.id]);
    const end = { teacherId: owner.id, owner: false };
    await expect(setOwner(viewer(owner), end)).rejects.toMatchObject({ code: "last-owner" });
  });
});
