import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { database, pool } from "@/db/client";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { listAllRows } from "@/db/testing/change-rows";
import { withOwnDatabase } from "@/db/testing/database";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { student } from "@/e2e/support/classroom";
import { makeMidLessonClassroom } from "@/e2e/support/mid-lesson-class";
import { editorOf } from "@/e2e/support/reviewed-class";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { mostEarlyRows } from "@/lib/sync/format/possible-history";
import { maxDocumentBytes } from "@/lib/sync/format/size";
import { encodeRows } from "@/lib/sync/format/stored-rows";
import { disordered } from "@/lib/sync/testing/malformed";
import { startImportWorker } from "@/lib/server/boot/start-workers";
import { exportActivity } from "./export-activity";
import { importActivity } from "./import-activity";
import { setImportWorker } from "./import-reader";
import type { FileRows } from "./testing/comparable-file";

withOwnDatabase();
setImportWorker(startImportWorker);
process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";

function typeLetters(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let at = 0; at < count; at++) doc.getText("scenario").insert(at, "a");
  return updates;
}

function paste(length: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getText("scenario").insert(0, "x".repeat(length));
  return Y.encodeStateAsUpdate(doc);
}

it("T14o, R2: rows that were stored before what they stand on are imported with their text; a history that no server can have stored is refused, and leaves nothing", async () => {
  const room = await makeMidLessonClassroom("write", { teams: 2, withoutTeam: 0 });
  const exported = await new Response((await exportActivity(await editorOf(room))).stream).text();
  const file = JSON.parse(exported) as FileRows;
  const { documentId, number } = room.teams[0] ?? {};
  const author = student(room, 0).id;
  const time = Date.now() - 24 * 60 * 60_000;
  const withHistory = (updates: readonly Uint8Array[]) => {
    const rows = updates.map((bytes, at) => ({
      writer: author,
      n: at + 1,
      author,
      carried: false,
      time: time + at,
      bytes,
    }));
    const others = (file.histories ?? []).filter((history) => history.documentId !== documentId);
    const blocks = [deflateSync(encodeRows(rows)).toString("base64")];
    return new TextEncoder().encode(JSON.stringify({ ...file, histories: [...others, { documentId, blocks }] }));
  };
  const teacher = await makeTeacher();
  const made = await makeClass({ teacherIds: [teacher.id] });
  const into = await authoriseClassEditor(
    { as: "teacher", teacherId: teacher.id, sessionId: "", name: teacher.name, email: "" },
    made.id,
  );

  const before = await listAllRows();
  const falling = typeLetters(mostEarlyRows + 2).reverse();
  for (const updates of [falling, Object.values(disordered), [paste(2 * maxDocumentBytes + 1)]])
    await expect(importActivity(into, withHistory(updates))).rejects.toMatchObject({ code: "import-damaged" });
  expect(await listAllRows()).toEqual(before);

  const { activityId } = await importActivity(into, withHistory(falling.slice(1)));
  const { rows } = await pool().query<{ id: string }>(
    "select w.id from worksheets w join teams t on t.id = w.team_id where t.activity_id = $1 and t.number = $2",
    [activityId, number],
  );
  const { scenario } = await loadDocumentTexts(database(), "worksheet", rows[0]?.id ?? "");
  expect(scenario).toBe("a".repeat(mostEarlyRows + 1));
});
