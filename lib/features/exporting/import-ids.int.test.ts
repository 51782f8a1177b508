import { expect, it } from "vitest";
import { pool } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity } from "./import-activity";
import { setImportWorker } from "./import-reader";
import type { FileRows } from "./testing/comparable-file";

withDatabase();
setImportWorker(startImportWorker);
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

it("T14m, Q31f: nobody in a file gets the id of the importing teacher, of former members or of anybody here, whatever ids its people have", async () => {
  const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
  const text = await new Response((await exportActivity(await editorOf(room))).stream).text();
  const file = JSON.parse(text) as FileRows;
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const into = await authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    made.id,
  );
  const [person] = file.people ?? [];
  const taken = [formerMemberId, teacher.id, room.teacher.id];
  const crafted = taken.map((id, at) => ({ ...person, id, name: `Ghost ${at}`, merged: [] }));
  const { added } = await importActivity(
    into,
    new TextEncoder().encode(JSON.stringify({ ...file, people: [...(file.people ?? []), ...crafted] })),
  );
  expect(added).toBe(room.students.length + crafted.length);
  const inFile = [...(file.people ?? []), ...crafted].map(({ id }) => String(id));
  const { rows } = await pool().query<{ id: string }>("select id from students where class_id = $1", [into.classId]);
  expect(rows).toHaveLength(added);
  expect(rows.filter(({ id }) => inFile.includes(id))).toEqual([]);
});
