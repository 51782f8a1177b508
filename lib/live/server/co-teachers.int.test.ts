import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeCoTeacher } from "@/db/testing/factories";
import { findActivity } from "@/lib/activity/queries/activity";
import { database } from "@/db/client";
import { authoriseClassEditor } from "@/lib/activity/authorise";
import { removeTeacher, setTeacherRight } from "@/lib/features/people/classes/class-teachers";
import { closeCodes } from "@/lib/sockets/close-codes";
import { TestClient } from "@/lib/sync/testing/client";
import { at, cookieOf, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";
import { liveCloseCodes } from "@/lib/wire/live-messages";
import { connect, made, port, settled, withLiveServer } from "./testing/invalidated-pages";

withDatabase();
withLiveServer();

/** A class in write, with a co-teacher who may only view it (`reader`) and with its own teacher (`editor`). */
async function newCast() {
  const cast = await makeCast();
  const classId = (await findActivity(database(), cast.activityId))?.classId ?? "";
  const reader = await makeCoTeacher(classId, { name: "Mr. Lind" }, "read");
  const { id, name } = cast.teacher;
  const editor = await authoriseClassEditor({ as: "teacher", teacherId: id, sessionId: "s", name, email: "" }, classId);
  return { ...cast, reader, editor };
}

async function openDocument(room: string, cookie: string): Promise<TestClient> {
  const client = new TestClient({ url: `ws://127.0.0.1:${port}/sync/${room}`, cookie });
  await expect.poll(() => client.closedWith ?? (client.answered && client.synced), soon).toBe(true);
  return client;
}

describe("Q25: a co-teacher who may read, live", () => {
  it("Q25b, T9c: is sent numbers, presence and what is invalidated, as the teacher is; the team he watches is told his name", async () => {
    const cast = await newCast();
    const first = at(cast.teams, 0);
    const page = await connect(cast.activityId, { teacherId: cast.reader.id });
    page.show({ parts: [made("choices")], here: true, board: true, watches: first.teamId });
    const student = await connect(cast.activityId, { studentId: at(first.studentIds, 0) });
    student.show({});
    await expect.poll(() => page.of("numbers").length, settled).toBeGreaterThan(0);
    await expect.poll(() => page.of("here").at(-1)?.students, settled).toContain(at(first.studentIds, 0));
    await expect.poll(() => student.of("watched").at(-1)?.by, settled).toEqual(["Mr. Lind"]);
  });

  it("Q25b, R3c, R11: follows a worksheet and writes nothing into it, whatever he sends and whatever he may; removed, he is disconnected from both", async () => {
    const cast = await newCast();
    const { room, documentId, cookies } = at(cast.teams, 0);
    const live = await connect(cast.activityId, { teacherId: cast.reader.id });
    const author = await openDocument(room, at(cookies, 0));
    const document = new TestClient({
      url: `ws://127.0.0.1:${port}/sync/${room}`,
      cookie: await cookieOf({ teacherId: cast.reader.id }),
    });
    for (const [may, word] of [
      ["read", "one"],
      ["steer", "two"],
      ["read", "three"],
    ] as const) {
      await setTeacherRight(cast.editor, { teacherId: cast.reader.id, may });
      author.type("harmed", word);
      await expect.poll(() => document.text("harmed"), soon).toContain(word);
      document.type("harmed", "by a teacher");
    }
    await expect.poll(() => author.closedWith ?? author.isSaved, soon).toBe(true);
    expect([author.text("harmed"), document.access]).toEqual(["onetwothree", "read"]);
    expect([live.closedWith, document.closedWith]).toEqual([null, null]);
    await removeTeacher(cast.editor, { teacherId: cast.reader.id });
    await expect.poll(() => live.closedWith, settled).toBe(liveCloseCodes.notYours);
    await expect.poll(() => document.closedWith, settled).toBe(closeCodes.notYours);
    expect((await rowsOf(documentId)).filter(({ author }) => author === cast.reader.id)).toEqual([]);
  });
});
