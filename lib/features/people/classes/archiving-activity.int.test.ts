import { describe, expect, it } from "vitest";
import { database, pool } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { withDatabase } from "@/db/testing/database";
import { makeActivity } from "@/db/testing/factories";
import { authoriseMember } from "@/lib/activity/authorise";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { listActivitiesToJoin } from "./activities";
import { listClasses } from "./classes";
import { archiveActivity, restoreActivity, deleteActivity, deleteExpired } from "./archiving";
import { dayMs, makeArchivableClass } from "@/e2e/support/archivable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

describe("one activity that is put away", () => {
  it("T15i, T15j, Q20e: archived, the code does not open it and its students only read; deleted, they cannot open it; brought back, or undone, all is as before", async () => {
    const { editor, viewer, activity, asStudent, access } = await makeArchivableClass();
    const other = await makeActivity({ classId: editor.classId });
    const open = async () => (await listActivitiesToJoin(editor.classId)).map(({ id }) => id).sort();
    const listed = async () => (await listClasses(viewer))[0]?.activities.map(({ id }) => id).sort();
    const both = [activity.id, other.id].sort();
    expect([await open(), await listed()]).toEqual([both, both]);
    await archiveActivity(editor, activity.id);
    expect([await open(), await listed(), (await access())[0]]).toEqual([[other.id], [other.id], "read"]);
    await deleteActivity(editor, activity.id);
    expect((await access())[0]).toBe("none");
    await expect(authoriseMember(asStudent, activity.id)).rejects.toMatchObject({ code: "not-found" });
    const [deleted] = await loadJournal(editor, 1);
    expect(await undo(editor, deleted?.id ?? "")).toEqual({ done: true });
    expect((await access())[0]).toBe("read");
    await restoreActivity(editor, activity.id);
    expect([await open(), (await access())[0]]).toEqual([both, "write"]);
    const elsewhere = await makeArchivableClass();
    await expect(archiveActivity(editor, elsewhere.activity.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("T15j, Q34c: deleted, it goes for good after 30 days with all that is in it, and the audit log says so; the class's others stay", async () => {
    const { editor, activity } = await makeArchivableClass();
    const other = await makeActivity({ classId: editor.classId });
    const now = new Date();
    await deleteActivity(editor, activity.id, now);
    await archiveActivity(editor, other.id, now);
    await deleteExpired(new Date(now.getTime() + 30 * dayMs - 1));
    expect(await findActivity(database(), activity.id)).not.toBeNull();
    await deleteExpired(new Date(now.getTime() + 30 * dayMs));
    expect([await findActivity(database(), activity.id), (await findActivity(database(), other.id))?.id]).toEqual([
      null,
      other.id,
    ]);
    const { rows } = await pool().query("select 1 from audit where act = 'activity-gone' and class_id = $1", [
      editor.classId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
