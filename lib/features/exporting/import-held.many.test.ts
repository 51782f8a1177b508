import { expect, it } from "vitest";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity, removeAbandonedImports } from "./import-activity";
import { holdNextImport } from "./testing/staged-import";

withOwnDatabase();
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

it("T14n, R13: on PostgreSQL a process that starts leaves the import alone that another process is making", async () => {
  const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
  const text = await new Response((await exportActivity(await editorOf(room))).stream).text();
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const into = await authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    made.id,
  );
  const held = holdNextImport(startImportWorker, 8);
  const importing = importActivity(into, new TextEncoder().encode(text));
  await held.isHeld;
  expect(await removeAbandonedImports()).toBe(0);
  held.goOn();
  expect((await importing).added).toBe(room.students.length);
  expect(await removeAbandonedImports()).toBe(0);
});
