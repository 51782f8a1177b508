/** T15, S1: the PIN on a slip, when its name is put together with another. */
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { addRosterNames, listStudents } from "@/lib/classroom/classes/students";
import { loadJournal, undo } from "@/lib/classroom/journal/journal";
import { loadMerges, mergeStudents } from "./merging";
import { makeJoinableClass } from "./testing/joinable-class";

process.env.NEXTAUTH_SECRET = "a secret for tests, long enough to be one";
withDatabase();

async function classWith(...names: string[]) {
  const room = await makeJoinableClass();
  await addRosterNames(room.steering, names.join("\n"));
  const listed = async (name: string) => {
    const found = (await listStudents(room.steering)).find((student) => student.name === name);
    return { name, id: found?.id ?? "", pin: found?.oneTimePin ?? "" };
  };
  const whoOf = async (sessionId: string) =>
    (await database().query.sessions.findFirst({ where: (row, { eq }) => eq(row.id, sessionId) }))?.studentId;
  return { ...room, listed, whoOf };
}

describe("a slip of a name that was put together with another", () => {
  it("T15, S1: opens nothing when the student has come in under the other name, and they are told so; taken apart again it has a new one", async () => {
    const { steering, join, listed } = await classWith("Benjamin Kowalski");
    await join("Ben", "4821");
    const [slip, ben] = [await listed("Benjamin Kowalski"), await listed("Ben")];
    await mergeStudents(steering, { studentId: slip.id, intoId: ben.id, samePerson: true });
    await expect(join(slip.name, slip.pin, "7394")).rejects.toMatchObject({ code: "name-on-list" });
    expect(await loadMerges(ben.id)).toMatchObject([{ name: slip.name, pinCounts: false, isSeen: false }]);
    const [entry] = await loadJournal(steering, 1);
    expect(await undo(steering, entry?.id ?? "")).toEqual({ done: true });
    const anew = await listed("Benjamin Kowalski");
    expect(anew.pin).toMatch(/^\d{6}$/);
    expect(anew.pin).not.toBe(slip.pin);
  });

  it("T15, S1: of two slips that nobody has used the first one that is used picks the PIN of both names, and the other opens nothing", async () => {
    for (const first of ["Ann Lee", "Ann Lee-Smith"]) {
      const { steering, join, listed, whoOf } = await classWith("Ann Lee", "Ann Lee-Smith");
      const [stays, goes] = [await listed("Ann Lee"), await listed("Ann Lee-Smith")];
      await mergeStudents(steering, { studentId: goes.id, intoId: stays.id, samePerson: true });
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
