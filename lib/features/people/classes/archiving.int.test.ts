import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { setActivity } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeActivity } from "@/db/testing/factories";
import { authoriseMember } from "@/lib/activity/authorise";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { mayAct } from "@/lib/activity/rules/access";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { archiveStatus } from "./rules/archive-status";
import { copyActivity } from "@/lib/features/teams/copy-activity";
import { loadClass } from "./classes";
import { archiveClass, restoreClass, deleteClass, listArchivedOrDeletedClasses, deleteExpired } from "./archiving";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { dayMs, makeArchivableClass } from "@/e2e/support/archivable-class";
import { handIn } from "@/lib/features/cases/writing/submissions";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("a class that is put away", () => {
  it("T15i, Q20e: archived, its code opens nothing and it is not among the teacher's classes, until it is brought back; students who are in stay in", async () => {
    const { editor, viewer, join, isListed, sessions } = await makeArchivableClass();
    const before = await sessions();
    await archiveClass(editor);
    await expect(join()).rejects.toMatchObject({ code: "no-class" });
    expect(await isListed()).toBe(false);
    expect(await listArchivedOrDeletedClasses(viewer)).toMatchObject([
      { id: editor.classId, mayRestoreClass: true, state: { is: "archived" } },
    ]);
    expect(before).toBeGreaterThan(0);
    expect(await sessions()).toBe(before);
    await restoreClass(editor);
    await join();
    expect(await isListed()).toBe(true);
    expect((await loadJournal(editor, 3)).map(({ kind }) => kind)).toEqual(["class-back", "class-archive"]);
  });

  it("T15i, R11: archived, it takes no more text: open sockets are authorised again and only read, a hand-in is refused, pages are told, and Undo and bringing it back let students write again", async () => {
    const { editor, activity, asStudent, access } = await makeArchivableClass();
    const [before, version = 0] = await access();
    const published = await messagesDuring(() => archiveClass(editor));
    expect(published).toEqual(
      expect.arrayContaining([
        { kind: "access", activityId: activity.id },
        expect.objectContaining({ kind: "poke", topics: expect.arrayContaining(["phase"]) as string[] }),
      ]),
    );
    expect([before, await access()]).toEqual(["write", ["read", version + 1]]);
    const member = await authoriseMember(asStudent, activity.id);
    expect(mayAct(member.role)).toBe(false);
    await expect(handIn(member, { incomplete: true })).rejects.toMatchObject({ code: "hand-in-closed" });
    const [entry] = await loadJournal(editor, 1);
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    expect(await access()).toEqual(["write", version + 2]);
    await archiveClass(editor);
    await restoreClass(editor);
    expect((await access())[0]).toBe("write");
  });

  it("T15j: deleted, it signs its students out, shows the day it goes, and is brought back whole until then", async () => {
    const { editor, viewer, join, sessions } = await makeArchivableClass();
    const now = new Date();
    await deleteClass(editor, now);
    expect(await sessions()).toBe(0);
    await expect(join()).rejects.toMatchObject({ code: "no-class" });
    const goesAt = new Date(now.getTime() + 30 * dayMs);
    expect(await listArchivedOrDeletedClasses(viewer)).toMatchObject([{ state: { is: "deleted", goesAt } }]);
    await deleteExpired(new Date(goesAt.getTime() - 1));
    await restoreClass(editor);
    expect(await listArchivedOrDeletedClasses(viewer)).toEqual([]);
    await deleteExpired(new Date(goesAt.getTime() + dayMs));
    expect((await loadClass(editor.classId)).name).not.toBe("");
    await join();
  });

  it("T15j, T8d: Undo brings a deleted class back; undone once more it has all its days again", async () => {
    const { editor, isListed } = await makeArchivableClass();
    const latest = async () => (await loadJournal(editor, 1))[0]?.id ?? "";
    const deleted = new Date(Date.now() - 40 * dayMs);
    await deleteClass(editor, deleted);
    expect(await undo(editor, await latest())).toEqual({ done: true });
    expect(await isListed()).toBe(true);
    expect(await undo(editor, await latest())).toEqual({ done: true });
    expect(await isListed()).toBe(false);
    await deleteExpired();
    const { rows } = await pool().query<{ deleted_at: Date }>("select deleted_at from classes where id = $1", [
      editor.classId,
    ]);
    expect(rows[0]?.deleted_at.getTime()).toBeGreaterThan(Date.now() - dayMs);
  });

  it("T15j, Q34e: after its days a class with everything in it goes, by one of the processes that try, but for the lines of the audit log; other classes stay", async () => {
    const [gone, stays] = [await makeArchivableClass(), await makeArchivableClass()];
    await deleteExpired(); // left by other tests
    await deleteClass(gone.editor, new Date(Date.now() - 30 * dayMs));
    await archiveClass(stays.editor, new Date(Date.now() - 90 * dayMs));
    const counts = await Promise.all([deleteExpired(), deleteExpired(), deleteExpired()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    const tables = await pool().query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'audit'",
    );
    const ids = [
      gone.class.id,
      gone.activity.id,
      ...gone.teams.map(({ id }) => id),
      ...gone.students.map(({ id }) => id),
    ];
    for (const { name } of tables.rows) {
      const { rows } = await pool().query(`select 1 from "${name}" t where t::text ~ $1 limit 1`, [ids.join("|")]);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    const audit = await pool().query("select act, detail from audit where class_id = $1 order by n", [gone.class.id]);
    expect(audit.rows).toEqual(["class-delete", "class-gone"].map((act) => ({ act, detail: gone.class.name })));
    expect((await loadClass(stays.class.id)).id).toBe(stays.class.id);
  });

  it("T15i, T15j: a class is in use, archived, or deleted with the day it goes", () => {
    const at = new Date("2026-11-01T10:00:00Z");
    expect(archiveStatus({ archivedAt: null, deletedAt: null })).toEqual({ is: "in-use" });
    expect(archiveStatus({ archivedAt: at, deletedAt: null })).toEqual({ is: "archived" });
    expect(archiveStatus({ archivedAt: at, deletedAt: at })).toEqual({
      is: "deleted",
      goesAt: new Date("2026-12-01T10:00:00Z"),
    });
  });
});

describe("a copy of an activity", () => {
  const teamsOf = async (activityId: string) =>
    (
      await pool().query<{ number: number; mode: string; members: string[]; texts: string }>(
        `select t.number, t.mode, array_agg(m.student_id order by m.seat) as members,
           (select count(*) from updates u join documents d on d.id = u.document_id join worksheets w on w.id = d.worksheet_id where w.team_id = t.id) as texts
         from teams t join team_members m on m.team_id = t.id where t.activity_id = $1 and t.dissolved_at is null group by t.id order by t.number`,
        [activityId],
      )
    ).rows;

  it("T15k, T17h: begins in setup with the settings of the other; with its teams, without their texts and without students who have left", async () => {
    const { editor, activity, students } = await makeArchivableClass();
    const before = await teamsOf(activity.id);
    const [first] = students;
    await removeStudent(editor, first?.id ?? "");
    const teams = await teamsOf(activity.id);
    const rubric = [{ id: "a", name: "Clear", levels: ["no", "yes"] }];
    const settings = { choiceCap: 3, presentMinutes: 7, plan: "60", rubric, notesInCasebook: true } as const;
    await setActivity(activity.id, { ...settings, choiceOpen: true, round: 2, namesOnWall: true });
    const id = await copyActivity(editor, { activityId: activity.id, name: "Again", teams: true });
    expect(await teamsOf(id)).toEqual(teams.map((team) => ({ ...team, texts: "0" })));
    expect(before.flatMap(({ members }) => members)).toContain(first?.id);
    const fresh = { phase: "setup", round: 1, choiceOpen: false, namesOnWall: false, comparedAt: null };
    expect(await findActivity(database(), id)).toMatchObject({ name: "Again", ...settings, ...fresh });
    const bare = await copyActivity(editor, { activityId: activity.id, name: "Once more", teams: false });
    expect(await teamsOf(bare)).toEqual([]);
    const [entry] = await loadJournal(editor, 1);
    expect(entry).toMatchObject({ kind: "copy-activity", values: { newName: "Once more" } });
  });

  it("T15k, B2: needs a name that no other activity of the class has; an activity of another class is not copied", async () => {
    const { editor, activity } = await makeArchivableClass();
    const copy = (activityId: string, name: string) => copyActivity(editor, { activityId, name, teams: false });
    await expect(copy(activity.id, " ")).rejects.toMatchObject({ code: "activity-name-missing" });
    await expect(copy(activity.id, "When deep learning fails")).rejects.toMatchObject({ code: "activity-name-taken" });
    await expect(copy((await makeActivity()).id, "Copy")).rejects.toMatchObject({ code: "not-found" });
  });
});
