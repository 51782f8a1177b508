import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, pool, transaction } from "./client";
import { migrateDatabase } from "./migrate";
import { teamMembers } from "./schema";
import { withDatabase } from "./testing/database";
import { makeClassroom, makeTeam } from "./testing/factories";

withDatabase();

describe("the database", () => {
  it("migrates once, however many processes start together", async () => {
    await Promise.all([migrateDatabase(pool()), migrateDatabase(pool()), migrateDatabase(pool())]);
    const applied = await database().execute<{ n: number }>(
      sql`select count(*)::int as n from drizzle.__drizzle_migrations`,
    );
    const distinct = await database().execute<{ n: number }>(
      sql`select count(distinct hash)::int as n from drizzle.__drizzle_migrations`,
    );
    expect(applied.rows[0]?.n).toBeGreaterThan(0);
    expect(applied.rows).toEqual(distinct.rows);
  });

  it("allows a student one team per activity, by constraint", async () => {
    const { activity, students } = await makeClassroom({ phase: "write", students: 2 });
    const memberIds = students.map((student) => student.id);
    await makeTeam({ activityId: activity.id, memberIds });
    await expect(makeTeam({ activityId: activity.id, memberIds: memberIds.slice(0, 1) })).rejects.toThrow();
    expect(await database().select().from(teamMembers).where(eq(teamMembers.activityId, activity.id))).toHaveLength(2);
  });

  it("answers interleaved queries of many connections each to its own", async () => {
    const answers = await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        const { rows } =
          n % 2 === 0
            ? await pool().query<{ v: string }>("select $1::text as v", [String(n)])
            : await pool().query<{ v: string }>("select ($1::int + 0)::text as v", [n]);
        return rows[0]?.v === String(n);
      }),
    );
    expect(answers.filter((right) => !right)).toEqual([]);
  });

  it("rolls back a transaction whose use case throws", async () => {
    const { activity } = await makeClassroom();
    const failed = transaction(async (tx) => {
      await tx.execute(sql`update activities set phase = 'write' where id = ${activity.id}`);
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    const left = await database().execute<{ phase: string }>(
      sql`select phase from activities where id = ${activity.id}`,
    );
    expect(left.rows).toEqual([{ phase: "learn" }]);
  });
});
