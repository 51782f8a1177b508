/** The PIN on a slip whose name is merged with another (T15, S1). */
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { addSectionRead } from "@/lib/features/learning/queries/learning";
import { markBallotSeen } from "@/lib/features/votes/voting/queries/ballots";
import { withDatabase } from "@/db/testing/database";
import { makeActivity } from "@/db/testing/factories";
import { addRosterNames, listStudents } from "@/lib/features/people/classes/students";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { loadMerges } from "./merges";
import { makeJoinableClass } from "./testing/joinable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

async function classWith(...names: string[]) {
  const room = await makeJoinableClass();
  await addRosterNames(room.editor, names.join("\n"));
  const listed = async (name: string) => {
    const found = (await listStudents(room.editor)).find((student) => student.name === name);
    return { name, id: found?.id ?? "", pin: found?.oneTimePin ?? "" };
  };
  const whoOf = async (sessionId: string) =>
    (await database().query.sessions.findFirst({ where: (row, { eq }) => eq(row.id, sessionId) }))?.studentId;
  return { ...room, listed, whoOf };
}

describe("a slip of a name that was put together with another", () => {
  it("T15q, S1i: opens nothing when the student has come in under the other name, and they are told so; taken apart again it has a new one", async () => {
    const { editor, join, listed } = await classWith("Benjamin Kowalski");
    await join("Ben", "4821");
    const [slip, ben] = [await listed("Benjamin Kowalski"), await listed("Ben")];
    await mergeStudents(editor, { studentId: slip.id, intoId: ben.id, samePerson: true });
    await expect(join(slip.name, slip.pin, "7394")).rejects.toMatchObject({ code: "name-on-list" });
    expect(await loadMerges(ben.id)).toMatchObject([{ name: slip.name, pinCounts: false, isSeen: false }]);
    const [entry] = await loadJournal(editor, 1);
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    const anew = await listed("Benjamin Kowalski");
    expect(anew.pin).toMatch(/^\d{6}$/);
    expect(anew.pin).not.toBe(slip.pin);
  });

  it("T15q, S1i, T8d: undone, a listed name that nobody had come in under has a new slip, the other's PIN opens it no more, and in the activity it is as it was", async () => {
    const { editor, classId, join, listed, whoOf } = await classWith("Omar Haddad");
    const { id: activityId } = await makeActivity({ classId, phase: "results" });
    await join("Nadia", "7351");
    const [omar, nadia] = [await listed("Omar Haddad"), await listed("Nadia")];
    const now = new Date();
    await addSectionRead(database(), { activityId, studentId: nadia.id }, "brittleness", now);
    await markBallotSeen(database(), activityId, nadia.id, "resultsSeenAt", now);
    const rowsOf = (studentId: string) =>
      database().query.participants.findMany({ where: (row, { eq }) => eq(row.studentId, studentId) });
    const before = [await rowsOf(omar.id), await rowsOf(nadia.id)];
    await mergeStudents(editor, { studentId: nadia.id, intoId: omar.id, samePerson: true });
    expect(await rowsOf(omar.id)).toMatchObject([{ resultsSeenAt: now, sectionsRead: ["brittleness"] }]);
    const session = await join("Omar Haddad", "7351");
    expect(await whoOf(session)).toBe(omar.id);
    const [entry] = await loadJournal(editor, 1);
    expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
    expect([await rowsOf(omar.id), await rowsOf(nadia.id)]).toEqual(before);
    expect(await whoOf(session)).toBeUndefined();
    await expect(join("Omar Haddad", "7351")).rejects.toMatchObject({ code: "name-on-list" });
    expect(await whoOf(await join("Nadia", "7351"))).toBe(nadia.id);
    const { pin } = await listed("Omar Haddad");
    expect(await whoOf(await join("Omar Haddad", pin, "4829"))).toBe(omar.id);
  });

  it("T15q, T8d: once the merge is undone, the list that added the name can be undone too", async () => {
    const { editor, join, listed } = await classWith("Omar Haddad");
    await join("Nadia", "7351");
    const [omar, nadia] = [await listed("Omar Haddad"), await listed("Nadia")];
    await mergeStudents(editor, { studentId: nadia.id, intoId: omar.id, samePerson: true });
    await join("Omar Haddad", "7351");
    const [merge, list] = await loadJournal(editor, 2);
    expect(await undo(editor, merge?.id ?? "")).toEqual({ done: true });
    expect(await undo(editor, list?.id ?? "")).toEqual({ done: true });
    expect((await listStudents(editor)).map(({ name }) => name)).toEqual(["Nadia"]);
  });

  it("T15q, S1i: of two slips that nobody has used the first one that is used picks the PIN of both names, and the other opens nothing", async () => {
    for (const first of ["Ann Lee", "Ann Lee-Smith"]) {
      const { editor, join, listed, whoOf } = await classWith("Ann Lee", "Ann Lee-Smith");
      const [stays, goes] = [await listed("Ann Lee"), await listed("Ann Lee-Smith")];
      await mergeStudents(editor, { studentId: goes.id, intoId: stays.id, samePerson: true });
      const used = first === stays.name ? stays : goes;
      await expect(join(used.name, used.pin)).rejects.toMatchObject({ code: "pick-pin" });
      expect(await whoOf(await join(used.name, used.pin, "4821"))).toBe(stays.id);
      for (const slip of [stays, goes]) {
        await expect(join(slip.name, slip.pin, "7394")).rejects.toMatchObject({ code: "name-taken" });
        expect(await whoOf(await join(slip.name, "4821"))).toBe(stays.id);
      }
    }
  });
});
