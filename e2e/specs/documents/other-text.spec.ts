import * as Y from "yjs";
import { pool } from "@/db/client";
import { makeText } from "@/db/testing/student-work";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { cuttable } from "@/e2e/support/document-proxy";
import { expect, member } from "@/e2e/support/fixtures";
import { test } from "@/e2e/support/own-server";

test("R9: a page that holds other words under the same clocks than the server hears of it, and shows what the server has", async ({
  makeClassroom,
  open,
  server,
}) => {
  const classroom = await makeClassroom({ phase: "write", teams: 1 });
  const { documentId = "" } = classroom.teams[0] ?? {};
  await makeText({ documentId, author: member(classroom, 0).id, texts: { harmed: "honest words" } });
  const page = await open(member(classroom, 0), `/a/${classroom.activity.id}/write`);
  const { cut, mend } = await cuttable(page);
  await page.reload();
  const harmed = page.getByRole("textbox", { name: "Who is harmed?", exact: true });
  await expect(harmed).toHaveValue("honest words");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await cut();
  await expect(page.getByRole("status").filter({ hasText: "Offline: stored on this device" })).toBeAttached();
  // The server unloads the document once nobody has it open (R8).
  await expect
    .poll(
      async () => /^crosscase_sync_rooms (\d+)$/m.exec(await (await fetch(`${server.origin}/metrics`)).text())?.[1],
      {
        timeout: 60_000,
      },
    )
    .toBe("0");
  // Replace the row, as if it had had other text from the start.
  const { rows } = await pool().query<{ bytes: Buffer }>("select bytes from updates where document_id = $1", [
    documentId,
  ]);
  const client = Y.decodeUpdate(rows[0]?.bytes ?? new Uint8Array()).structs[0]?.id.client ?? 0;
  const forged = Object.assign(new Y.Doc(), { clientID: client });
  forged.getText("harmed").insert(0, "forged words");
  await pool().query("update updates set bytes = $2 where document_id = $1", [
    documentId,
    Buffer.from(Y.encodeStateAsUpdate(forged)),
  ]);
  const thread = new CompactionThread();
  expect((await compactDocument(documentId, thread, Date.now() + 60_000)).taken).toBe(1);
  thread.stop();
  mend();
  await expect(harmed).toHaveValue("forged words");
  // The server does not have the honest words, so they are offered.
  await expect(page.getByRole("region", { name: "Unsent text" }).getByRole("textbox")).toHaveValue("honest words");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  // The device's copy of the honest words was deleted too.
  await page.reload();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect(harmed).toHaveValue("forged words");
});
