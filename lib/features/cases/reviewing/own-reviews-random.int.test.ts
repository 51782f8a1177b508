/** Who may read marks is a rule of lib/activity/rules/access, and an SQL condition of the query that finds them: both on random facts. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { setStudent } from "@/db/testing/change-rows";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeSubmission, makeTeam } from "@/db/testing/factories";
import { mayReadMarks } from "@/lib/activity/rules/access";
import { findSubmission } from "@/lib/features/cases/writing/queries/submissions";
import { findReviewNews, listReleased } from "./queries/own-reviews";

withDatabase();

it("Q12c, Q21b: the reviews that a query finds for a student are those whose marks the student may read, of each worksheet the newest", async () => {
  const { activity, students, teacher } = await makeClassroom({ phase: "closed", students: 4 });
  const ids = students.map(({ id }) => id);
  const teams = [
    await makeTeam({ activityId: activity.id, memberIds: ids.slice(0, 2) }),
    await makeTeam({ activityId: activity.id, number: 2, memberIds: ids.slice(2, 3) }),
  ];
  const one = fc.constantFrom(...ids);
  const drawn = fc.record({
    team: fc.constantFrom(...teams),
    members: fc.uniqueArray(one, { maxLength: 2 }),
    owners: fc.uniqueArray(one, { maxLength: 2 }),
    released: fc.boolean(),
    takenBack: fc.boolean(),
  });
  let [readable, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 2, maxLength: 5 }), fc.boolean(), async (rows, isMerged) => {
      await pool().query("delete from submissions where activity_id = $1", [activity.id]);
      await setStudent(ids[3] ?? "", { mergedInto: isMerged ? (ids[0] ?? "") : null });
      const stored: string[] = [];
      for (const [minute, { team, members, owners, released, takenBack }] of rows.entries()) {
        const { id } = await makeSubmission({ activityId: activity.id, team, studentId: ids[0] ?? "" });
        stored.unshift(id);
        await pool().query(
          `update submissions set member_ids = $2, at = now() + $3 * interval '1 minute',
             released_at = case when $4 then now() end, taken_back_at = case when $5 then now() end where id = $1`,
          [id, members, minute, released, takenBack],
        );
        for (const owner of owners)
          await pool().query(
            "insert into marks (submission_id, student_id, criterion, teacher_id, level) values ($1, $2, 'harm', $3, 3)",
            [id, owner, teacher.id],
          );
      }
      const facts = await Promise.all(stored.map((id) => findSubmission(database(), activity.id, id)));
      for (const studentId of ids)
        for (const teamId of [...teams.map(({ id }) => id), null]) {
          const role = { as: "student", studentId, teamId } as const;
          const mayRead = new Map<string, string>();
          for (const one of facts) {
            if (one === null || !mayReadMarks(role, one)) refused += 1;
            else if (!mayRead.has(one.worksheetId)) mayRead.set(one.worksheetId, one.id);
          }
          readable += mayRead.size;
          const found = await listReleased(database(), activity.id, role);
          expect(found.map(({ id }) => id).sort()).toEqual([...mayRead.values()].sort());
          expect(found.filter((row) => !mayReadMarks(role, row))).toEqual([]);
          expect((await findReviewNews(database(), activity.id, role)).released).toBe(mayRead.size > 0);
        }
    }),
    { numRuns: 24, endOnFailure: true },
  );
  expect(Math.min(readable, refused)).toBeGreaterThan(20);
});
