/** Retention (Q32). */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { listEntries } from "@/lib/activity/queries/journal";
import { listAudit } from "@/lib/activity/queries/audit";
import { listStudentsForRetention } from "@/lib/features/privacy/queries/retention";
import { setActivity } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeStudent } from "@/db/testing/factories";
import { deleteClass } from "@/lib/features/people/classes/archiving";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { undo } from "@/lib/features/undo/journal";
import { movePhase } from "@/lib/features/phases/phases";
import { listClassesWithUpcomingDeletions, runRetention, setRetention } from "@/lib/features/privacy/retention";
import { findInDatabase } from "./find-in-database";
import { makeWholeStudent, type WholeStudent } from "./whole-student";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to be one";
withOwnDatabase();

const day = 24 * 60 * 60_000;

/** Sets the end of every activity, and the joining of its students, to 100 days ago. */
async function closeLongAgo(room: WholeStudent): Promise<void> {
  const closedAt = new Date(Date.now() - 100 * day);
  for (const id of [room.activityId, room.ownTeam.activityId]) await setActivity(id, { closedAt });
  await pool().query("update students set created_at = $1 where class_id = $2", [closedAt, room.classId]);
}

const held = async ({ classId }: WholeStudent) =>
  (await listStudentsForRetention(database(), [classId])).map(({ id }) => id).sort();

describe("retention", () => {
  it("Q32a: the day an activity is closed is known, and forgotten when it is opened again", async () => {
    const room = await makeWholeStudent("results");
    const closedAt = async () =>
      (
        await pool().query<{ at: Date | null }>("select closed_at as at from activities where id = $1", [
          room.activityId,
        ])
      ).rows[0]?.at;
    expect(await closedAt()).toBeNull();
    await movePhase(room.inActivity, { to: "closed", expected: "results" });
    expect(await closedAt()).toBeInstanceOf(Date);
    await movePhase(room.inActivity, { to: "results", expected: "closed" });
    expect(await closedAt()).toBeNull();
  });

  it("Q32c, Q32d: what was set goes on its day and not before: students as if erased, then each activity with everything in it; once a day, in one process, and in the audit log", async () => {
    const [room, now] = [await makeWholeStudent("closed"), Date.now()];
    await closeLongAgo(room);
    await expect(setRetention(room.editor, { namesMonths: 3, workMonths: 1 })).rejects.toMatchObject({
      code: "retention-order",
    });
    await setRetention(room.editor, { namesMonths: 3, workMonths: 6 }, new Date(now));
    const run = (days: number) => runRetention(new Date(now + days * day));
    const traces = () => findInDatabase(room.name, room.id, room.mate.name, room.mate.id);

    // Due long ago, but the teachers have not had their two weeks.
    expect(await run(13)).toBe(true);
    expect(await traces()).toContain("students");
    // Another process runs retention at the same time.
    expect(await Promise.all([run(15), run(15)])).toEqual(expect.arrayContaining([true, false]));
    expect(await traces()).toEqual([]);
    expect(await findInDatabase(room.team.documentId)).toContain("documents");
    // A class in use is never touched.
    await setActivity(room.ownTeam.activityId, { phase: "results", closedAt: null });
    for (const days of [44, 74, 90]) await run(days);
    expect(await findInDatabase(room.team.documentId)).toContain("documents");
    // The class was in use until now. The other activity became due in that time, so its teachers now get their two weeks.
    await setActivity(room.ownTeam.activityId, { phase: "closed", closedAt: new Date(now + 90 * day) });
    // A run with a clock that is years ahead deletes nothing, and does not delay the next run with the right clock.
    expect(await run(3650)).toBe(true);
    expect(await findInDatabase(room.team.documentId)).toContain("documents");
    expect(await run(91)).toBe(true);
    await run(103);
    expect(await findInDatabase(room.team.documentId)).toContain("documents");
    await run(105);
    expect(await findInDatabase(room.team.documentId, room.submission.id, room.match.id)).toEqual([]);
    // Retention had not run for long, so the teachers get two weeks to see what will be deleted.
    for (const days of [310, 311, 323]) await run(days);
    expect(await findInDatabase(room.ownTeam.id)).not.toEqual([]);
    await run(324);
    expect(await findInDatabase(room.ownTeam.id)).toEqual([]);

    const lines = (await listAudit(database(), 20)).filter(({ teacher }) => teacher === null);
    const written = lines.map(({ act, detail, class: of }) => [act, detail, of]);
    expect(written).toContainEqual(["retention-work", builtInLesson.title, room.class.name]);
    expect(written.filter(([act]) => act === "retention-names")).toEqual(
      Array(4).fill(["retention-names", "1", room.class.name]),
    );
  });

  it("Q32c, Q34c: whom retention erased is in the audit log, also when the class comes into use half-way; a student whom a teacher erased meanwhile ends nothing", async () => {
    const [room, now] = [await makeWholeStudent("closed"), Date.now()];
    await closeLongAgo(room);
    await setRetention(room.editor, { namesMonths: 3, workMonths: null }, new Date(now));
    await pool().query("update installation set retention_at = null");
    const [, second = ""] = await held(room);
    // During the run: after the first erasure another student is removed, and after the next one the class is used again.
    await pool().query(`
      create function meanwhile() returns trigger language plpgsql as $$
      declare held integer := (select count(*) from students where class_id = old.class_id and merged_into is null);
      begin
        if held = 3 then update students set class_id = (select id from classes where id <> old.class_id limit 1) where '${second}' in (id, merged_into);
        elsif held = 1 then update activities set phase = 'results', closed_at = null where class_id = old.class_id;
        end if;
        return null;
      end $$`);
    await pool().query("create trigger meanwhile after delete on students for each row execute function meanwhile()");
    try {
      await runRetention(new Date(now + 15 * day));
    } finally {
      await pool().query("drop trigger meanwhile on students");
      await pool().query("drop function meanwhile");
    }
    expect(await held(room)).toHaveLength(1);
    const lines = (await listAudit(database(), 50)).filter(({ class: of }) => of === room.class.name);
    expect(lines.filter(({ act }) => act === "retention-names")).toHaveLength(2);
  });

  it("T15j, Q32c: a class that was deleted goes with the daily look once its 30 days are over, and not within two weeks of a clock that jumped ahead", async () => {
    const [room, now] = [await makeWholeStudent("write"), Date.now()];
    await pool().query("update installation set retention_at = $1", [new Date(now)]);
    await deleteClass(room.editor, new Date(now));
    const isThere = async () => (await findInDatabase(room.classId)).includes("classes");
    const run = (days: number) => runRetention(new Date(now + days * day));
    for (const days of [3650, 3651, 3663]) await run(days);
    expect(await isThere()).toBe(true);
    for (const days of [1, 29]) await run(days);
    expect(await isThere()).toBe(true);
    await run(30);
    expect(await isThere()).toBe(false);
  });

  it("Q32a: students who come after the names were erased stay for the months from then on, also who is removed and brought back meanwhile", async () => {
    const [room, now] = [await makeWholeStudent("closed"), Date.now()];
    await closeLongAgo(room);
    await setRetention(room.editor, { namesMonths: 1, workMonths: null }, new Date(now));
    await pool().query("update installation set retention_at = null");
    const run = (days: number) => runRetention(new Date(now + days * day));
    const { id: teacherId, name, email } = room.teacher;
    const viewer = { as: "teacher", teacherId, sessionId: "s", name, email } as const;
    await run(15);
    expect(await held(room)).toEqual([]);
    expect(await listClassesWithUpcomingDeletions(viewer, new Date(now + 15 * day))).toEqual(new Set());

    const createdAt = new Date(now + 40 * day);
    const roster = [];
    for (const _ of [1, 2]) roster.push((await makeStudent({ classId: room.classId, createdAt })).id);
    await run(41);
    expect(await held(room)).toEqual(roster.sort());
    await removeStudent(room.editor, roster[0] ?? "");
    const [removal] = await listEntries(database(), { classId: room.classId, activityId: null }, 1);
    await undo(room.editor, removal?.id ?? "");
    for (const days of [42, 66]) await run(days);
    expect(await held(room)).toEqual(roster);
    // A month has 28 to 31 days, so the date of deletion has that range.
    expect(await listClassesWithUpcomingDeletions(viewer, new Date(now + 58 * day))).toEqual(new Set([room.classId]));
    await run(72);
    expect(await held(room)).toEqual([]);
  });
});
