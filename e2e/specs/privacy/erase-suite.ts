/** Erasing a student (B7, Q31). Runs on both stores. */
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pool, transaction } from "@/db/client";
import { withOwnDatabase } from "@/db/testing/database";
import { loadAllRows } from "@/lib/sync/testing/all-rows";
import { listEntries } from "@/lib/activity/queries/journal";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { database } from "@/db/client";
import { readSession } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-token";
import { recordSighting } from "@/lib/auth/sightings";
import { chargeSignIn, checkSecret, pinThrottle } from "@/lib/auth/throttle";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { loadHistory } from "@/lib/features/cases/history/history";
import { undo } from "@/lib/features/undo/journal";
import { auditRead } from "@/lib/activity/audit";
import { eraseIn, eraseStudent } from "@/lib/features/privacy/erase";
import { listBallotFacts } from "@/lib/features/votes/voting/queries/ballots";
import { loadDocumentTexts } from "@/lib/sync/queries/documents";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { formerMemberId } from "@/lib/activity/rules/former-member";
import { phases } from "@/lib/activity/rules/phases";
import { findInDatabase } from "./find-in-database";
import { makeWholeStudent } from "./whole-student";

process.env["NEXTAUTH_SECRET"] ??= "a secret for tests, long enough to be one";

export function eraseSuite(store: string): void {
  withOwnDatabase();

  describe(`erasing a student, on ${store}`, () => {
    it.each(phases)(
      "B7a, S2p, Q29c, Q31a: in %s no table has the name, an earlier name, the PIN or the id afterwards; of a twin who was merged neither",
      async (phase) => {
        const room = await makeWholeStudent(phase);
        const traces = [room.name, room.pin, room.id, room.twinId, room.session.id];
        // All of these tables have a trace before, so that the check after covers each.
        expect(await findInDatabase(...traces)).toEqual([
          ...["activities", "audit", "ballots", "chunks", "copies", "feedback", "flags", "guesses", "journal", "marks"],
          ...["outside_accounts", "participants"],
          ...[
            "sessions",
            "sightings",
            "snapshots",
            "students",
            "submissions",
            "team_members",
            "throttles",
            "tickets",
            "tries",
          ],
          ...["updates", "word_readers"],
        ]);
        const report = await eraseStudent(room.editor, { studentId: room.id, name: ` ${room.name.toUpperCase()} ` });
        expect(await findInDatabase(...traces)).toEqual([]);
        expect(report).toEqual({
          sessions: 1,
          ballots: 2,
          tries: 1,
          guesses: 1,
          tickets: 1,
          texts: 5,
          submissions: 1,
          entries: 5,
          copies: 1,
          flags: 1,
          marks: 1,
        });
        // The text stays, the twin's too, and the team-mate's text keeps its author.
        const texts = await loadDocumentTexts(database(), "worksheet", room.team.worksheetId);
        expect(texts.harmed).toBe("some words some words some words ");
        expect(texts.response).toBe("from the mate and from the student ");
        const authors = (await loadAllRows(room.team.documentId)).map(({ author }) => author);
        expect(new Set(authors)).toEqual(new Set([formerMemberId, room.mate.id]));
        const { people } = await loadHistory(room.team.worksheetId);
        expect(people.map(({ authorIds, name }) => [authorIds, name])).toEqual([
          [[room.mate.id], room.mate.name],
          [[formerMemberId], null],
        ]);
        expect(await readSession(await sessionCookie(room.session.id))).toEqual({ as: "nobody" });
      },
    );

    it("Q31b: both ballots of an activity stay counted, as one nobody's, with team and mode and without a reason; one who was removed before counted nothing and still does not", async () => {
      const [room, gone] = [await makeWholeStudent("results"), await makeWholeStudent("results")];
      const before = await listBallotFacts(database(), room.activityId);
      await eraseStudent(room.editor, { studentId: room.id, name: room.name });
      const after = await listBallotFacts(database(), room.activityId);
      const without = (facts: typeof before) => facts.map(({ studentId: _, ...fact }) => JSON.stringify(fact)).sort();
      expect(without(after)).toEqual(without(before));
      expect(new Set(after.map(({ studentId }) => studentId)).size).toBe(2);
      const reasons = await pool().query("select 1 from ballots where activity_id = $1 and reason <> ''", [
        room.activityId,
      ]);
      expect(reasons.rowCount).toBe(0);

      await removeStudent(gone.editor, gone.id);
      expect(await listBallotFacts(database(), gone.activityId)).toHaveLength(1);
      await eraseStudent(gone.editor, { studentId: gone.id, name: gone.name });
      expect(await listBallotFacts(database(), gone.activityId)).toHaveLength(1);
      expect(await findInDatabase(gone.name, gone.id)).toEqual([]);
    });

    it("Q31e: another name confirms nothing, a student of another class or one who is erased already is not there, and nothing changes", async () => {
      const [room, other] = [await makeWholeStudent("write"), await makeWholeStudent("write")];
      const erase = (studentId: string, name: string) => eraseStudent(room.editor, { studentId, name });
      const before = await findInDatabase(room.id);
      await expect(erase(room.id, "Somebody Else")).rejects.toMatchObject({ code: "erase-name", field: "name" });
      await expect(erase(other.id, other.name)).rejects.toMatchObject({ code: "student-gone" });
      // A merged name can't be erased alone: it is erased with the name that stayed.
      await expect(erase(room.twinId, `Twin${room.name}`)).rejects.toMatchObject({ code: "student-gone" });
      await expect(erase("no uuid", room.name)).rejects.toMatchObject({ code: "student-gone" });
      expect(await findInDatabase(room.id)).toEqual(before);
      await erase(room.id, room.name);
      await expect(erase(room.id, room.name)).rejects.toMatchObject({ code: "student-gone" });
      expect(await findInDatabase(other.id)).toEqual(before);
    });

    it("Q31a: words that were on their way are stored as a former member's, sent again too", async () => {
      const room = await makeWholeStudent("write");
      const row = (n: number) => ({
        documentId: room.team.documentId,
        writer: room.session.id.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"),
        n,
        author: room.id,
        carried: false,
        time: Date.now(),
        bytes: new Uint8Array([0, 0]),
      });
      await eraseStudent(room.editor, { studentId: room.id, name: room.name });
      await appendUpdates([row(1)], { again: false });
      await appendUpdates([row(1), row(2)], { again: true });
      const late = (await loadAllRows(room.team.documentId)).filter(({ writer }) => writer === row(1).writer);
      expect(late.map(({ n, author }) => [n, author])).toEqual([
        [1, formerMemberId],
        [2, formerMemberId],
      ]);
      expect(await findInDatabase(room.id)).toEqual([]);
    });

    it("B7a: a sign-in, a wrong PIN and a read that were on their way leave no id: the first are not stored, the last is a former member's line", async () => {
      const room = await makeWholeStudent("write");
      const late = await transaction(async (tx) => {
        await eraseIn(tx, room.editor.classId, room.id, new Date());
        const writes = [
          chargeSignIn(room.id),
          checkSecret(pinThrottle(room.id), () => Promise.resolve(false)),
          recordSighting({ address: "a hashed address", personId: room.id }),
          auditRead(room.editor, "list", { studentId: room.id }),
        ];
        // PostgreSQL runs these writes beside this transaction. The embedded database runs them after it.
        await Promise.race([Promise.all(writes), wait(300)]);
        return writes;
      });
      await Promise.all(late);
      expect(await findInDatabase(room.id)).toEqual([]);
      const lines = await pool().query("select student_id as id from audit where class_id = $1 and act = 'list'", [
        room.editor.classId,
      ]);
      expect(lines.rows).toEqual([{ id: formerMemberId }]);
    });

    it("Q31a, R9: a compaction that had read the rows before gives up, and the next one keeps what is a former member's", async () => {
      const room = await makeWholeStudent("write");
      const thread = new CompactionThread();
      const soon = () => Date.now() + 60_000;
      const meanwhile = {
        merge: async (...args: Parameters<CompactionThread["merge"]>) => {
          await eraseStudent(room.editor, { studentId: room.id, name: room.name });
          return thread.merge(...args);
        },
      };
      expect((await compactDocument(room.team.documentId, meanwhile, soon())).taken).toBe(0);
      expect((await compactDocument(room.team.documentId, thread, soon())).taken).toBeGreaterThan(0);
      thread.stop();
      expect(await findInDatabase(room.id, room.twinId)).toEqual([]);
      const authors = (await loadAllRows(room.team.documentId)).map(({ author }) => author);
      expect(new Set(authors)).toEqual(new Set([formerMemberId, room.mate.id]));
    });

    it("Q31d, Q31e, T8d: the journal says that somebody was erased, which nothing undoes; earlier actions are undone for the others, or not at all, and bring nobody back", async () => {
      const room = await makeWholeStudent("write");
      const entries = () => listEntries(database(), { classId: room.classId, activityId: room.activityId }, 50);
      await removeStudent(room.editor, room.mate.id);
      await eraseStudent(room.editor, { studentId: room.id, name: room.name });
      const [erasure, ...earlier] = await entries();
      const removal = earlier.find(({ kind }) => kind === "remove");
      expect(erasure).toMatchObject({ kind: "erase", values: { student: formerMemberId }, undoable: false });
      await expect(undo(room.editor, erasure?.id ?? "")).rejects.toMatchObject({ code: "undo-never" });
      expect(removal).toMatchObject({ kind: "remove", undoable: true });
      // The team was closed with its last member, so the removal can't be undone.
      expect(await undo(room.editor, removal?.id ?? "")).toMatchObject({ done: false });
      for (const { id, undoable, kind } of earlier)
        if (undoable && id !== removal?.id) expect(await undo(room.editor, id), kind).toEqual({ done: true });
      expect(await findInDatabase(room.id, room.name, room.twinId)).toEqual([]);
    });

    it("B7a: every process hears at once whose sockets to close and whom to forget, and the pages that showed the name are refreshed", async () => {
      const room = await makeWholeStudent("compare");
      const published: BusMessage[] = [];
      const stop = subscribe((message) => published.push(message));
      await eraseStudent(room.editor, { studentId: room.id, name: room.name });
      stop();
      expect(published).toContainEqual({ kind: "signed-out", sessionIds: [room.session.id] });
      expect(published).toContainEqual({
        kind: "erased",
        activityIds: expect.arrayContaining([room.activityId]) as string[],
        studentIds: [room.id, room.twinId],
      });
      expect(published).toContainEqual({ kind: "access", activityId: room.activityId });
      const topics = published.flatMap((message) => (message.kind === "poke" ? message.topics : []));
      expect(topics).toEqual(expect.arrayContaining(["roster", "teams", "wall", `team:${room.team.id}`]));
    });
  });
}
