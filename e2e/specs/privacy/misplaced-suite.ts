/** A student with the id of former members, which imports of hand-made files could make before migration 0023, on one store (Q31). */
import { describe, expect, it } from "vitest";
import { dropTables } from "@/db/backup/emptiness";
import { fillDatabase } from "@/db/backup/fill-database";
import { readDatabase, type RowBatch } from "@/db/backup/read-database";
import { database, pool, withOwnConnection } from "@/db/client";
import { applyMigrations, applyMigrationsUpTo } from "@/db/migrate";
import { listMigrations } from "@/db/migrations-list";
import { findWriters } from "@/lib/features/cases/history/queries/history";
import { findMisplacedStudents } from "@/db/reserved-ids";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClassroom, makeTeam } from "@/db/testing/factories";
import { makeAlternatingText } from "@/db/testing/student-work";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { setHistoryWorker } from "@/lib/features/cases/history/history-thread";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { startHistoryWorker } from "@/lib/server/boot/start-workers";
import { eraseStudent } from "@/lib/features/privacy/erase";
import { loadStoredDataFile } from "@/lib/features/privacy/stored-data";

const lastBefore = "0022_class_teachers_since";

/** Makes empty tables as the build before that migration had them. */
async function makeEarlierTables(): Promise<void> {
  const before = listMigrations().find(({ name }) => name === lastBefore);
  if (before === undefined) throw new Error("the migrations are numbered");
  await withOwnConnection(pool(), async (connection) => {
    await dropTables(connection);
    await applyMigrationsUpTo(connection, before.madeAt);
  });
}

const insertGhost = (classId: string) =>
  pool().query("insert into students (id, class_id, name, name_key, pin_hash) values ($1, $2, 'Ghost', 'ghost', '')", [
    formerMemberId,
    classId,
  ]);

async function insertEarlierClass(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    "insert into classes (name, code) values ('9B', 'QQQQQQ') returning id",
  );
  return rows[0]?.id ?? "";
}

const steeringOf = ({ teacher, class: of }: Awaited<ReturnType<typeof makeClassroom>>) =>
  authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: teacher.email },
    of.id,
  );

export function misplacedSuite(store: string): void {
  describe(`a student with the id of former members, on ${store}`, () => {
    withOwnDatabase();
    setHistoryWorker(startHistoryWorker);

    it("Q31f, B9a: a database that has one is migrated, backed up and restored with it, and it is found there; another one is refused", async () => {
      await makeEarlierTables();
      await insertGhost(await insertEarlierClass());
      await withOwnConnection(pool(), async (connection) => {
        await applyMigrations(connection);
        expect(await findMisplacedStudents(pool())).toEqual([{ name: "Ghost", class: "9B" }]);
        const batches: RowBatch[] = [];
        const backup = await readDatabase(connection, async ({ batches: all, ...rest }) => {
          for await (const batch of all) batches.push(batch);
          return rest;
        });
        await dropTables(connection);
        await fillDatabase(connection, {
          ...backup,
          migration: backup.migration?.madeAt ?? 0,
          batches: (async function* () {
            yield* await Promise.resolve(batches);
          })(),
        });
      });
      expect(await findMisplacedStudents(pool())).toEqual([{ name: "Ghost", class: "9B" }]);
      await pool().query("delete from students");
      const { rows } = await pool().query<{ id: string }>("select id from classes");
      await expect(insertGhost(rows[0]?.id ?? "")).rejects.toThrow("students_id_is_a_person");
      await expect(
        pool().query(
          "insert into teachers (id, email, name, password_hash) values ($1, 'g@example.org', 'Ghost', '')",
          [formerMemberId],
        ),
      ).rejects.toThrow("teachers_id_is_a_person");
    });

    it("Q31f, B10b: what is held about one has nothing of another class, whose history does not name them; they can be erased", async () => {
      await makeEarlierTables();
      const ghostClass = await insertEarlierClass();
      await insertGhost(ghostClass);
      await withOwnConnection(pool(), applyMigrations);
      const [own, other] = [await makeClassroom({ students: 1 }), await makeClassroom({ phase: "write", students: 2 })];
      await pool().query("insert into class_teachers (class_id, teacher_id) values ($1, $2)", [
        ghostClass,
        own.teacher.id,
      ]);
      const [erased] = other.students;
      if (erased === undefined) throw new Error("two were asked for");
      const team = await makeTeam({ activityId: other.activity.id, memberIds: other.students.map(({ id }) => id) });
      await makeAlternatingText({
        documentId: team.documentId,
        turns: [{ author: erased.id, field: "response", text: "SECRET" }],
      });
      await eraseStudent(await steeringOf(other), { studentId: erased.id, name: erased.name });
      const editor = await steeringOf({ ...own, class: { ...own.class, id: ghostClass } });
      const file = JSON.stringify(await loadStoredDataFile(editor, formerMemberId));
      expect(file).toContain("Ghost");
      for (const of of ["SECRET", other.activity.id, other.class.id]) expect(file).not.toContain(of);
      const writers = await findWriters(database(), { documentId: team.documentId, teamId: team.id });
      expect(writers.map(({ name }) => name)).not.toContain("Ghost");
      await eraseStudent(editor, { studentId: formerMemberId, name: "Ghost" });
      expect(await findMisplacedStudents(pool())).toEqual([]);
    });
  });
}
