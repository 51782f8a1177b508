import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { pool } from "@/db/client";
import { appendUpdates } from "@/lib/sync/queries/updates";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom } from "@/db/testing/factories";
import { makeLetters } from "@/db/testing/student-work";
import { encodeProofRequest } from "@/lib/wire/proof-request";
import { compactDocument } from "@/lib/sync/server/compaction/compaction";
import { CompactionThread } from "@/lib/sync/server/compaction/compaction-thread";
import { limits } from "@/lib/sockets/limits";
import { deletedFirst } from "@/lib/sync/testing/deleted-first";
import { at, cookieOf, Harness, makeCast, rowsOf, soon } from "@/lib/sync/testing/harness";

withDatabase();
const harness = new Harness();
beforeAll(() => harness.start());
afterAll(() => harness.stop());

const none: ReadonlyMap<number, number> = new Map();

async function post(room: string, cookie: string, body: Uint8Array): Promise<number> {
  return (
    await fetch(harness.url(room).replace("ws:", "http:"), {
      method: "POST",
      headers: { cookie },
      body: new Uint8Array(body),
    })
  ).status;
}

const ask = (room: string, cookie: string, doc: Y.Doc, below = none) =>
  post(room, cookie, encodeProofRequest({ update: Y.encodeStateAsUpdate(doc), below }));

/** A writer who has typed, with all of it Saved. */
async function written(text = "Small farmers.") {
  const team = at((await makeCast()).teams, 0);
  const cookie = at(team.cookies, 0);
  const writer = await harness.join(team.room, cookie);
  writer.type("title", text);
  await expect.poll(() => writer.isSaved, soon).toBe(true);
  return { ...team, cookie, writer };
}

describe("R14: a device asks whether its copy is stored before it deletes it", () => {
  it("R14: yes for what is stored, also when others have gone on since, deleted it since, or it was compacted; no for one letter, or one deletion, more", async () => {
    const { room, cookie, writer, cookies, documentId } = await written();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
    expect(await ask(room, cookie, copy)).toBe(204);
    const mate = await harness.join(room, at(cookies, 1));
    mate.type("harmed", "Everyone.");
    mate.doc.getText("title").delete(0, 6);
    await expect.poll(() => mate.isSaved, soon).toBe(true);
    expect(await ask(room, cookie, copy)).toBe(204);
    const thread = new CompactionThread();
    await compactDocument(documentId, thread, Date.now() + limits.compaction.settled + 1);
    thread.stop();
    expect(await ask(room, cookie, copy)).toBe(204);
    const longer = new Y.Doc();
    Y.applyUpdate(longer, Y.encodeStateAsUpdate(copy));
    longer.getText("title").insert(0, "!");
    expect(await ask(room, cookie, longer)).toBe(404);
    const shorter = new Y.Doc();
    Y.applyUpdate(shorter, Y.encodeStateAsUpdate(copy));
    shorter.getText("title").delete(13, 1);
    expect(await ask(room, cookie, shorter)).toBe(404);
  });

  it("R14: yes for a copy that holds a stored deletion of words that have not come", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    const { lost, update } = deletedFirst("not stored", 3);
    const row = { documentId, writer: randomUUID(), n: 1, author: at(studentIds, 1), carried: false, time: Date.now() };
    await appendUpdates([{ ...row, bytes: update }], { again: false });
    const mate = await harness.join(room, at(cookies, 0));
    expect(mate.text("harmed")).toBe("Everyone");
    expect(await ask(room, at(cookies, 0), mate.doc)).toBe(204);
    expect(await ask(room, at(cookies, 0), lost)).toBe(404);
  });

  it("R14: below a clock only what was written before it is asked about, and no deletion", async () => {
    const { room, cookie, writer } = await written();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
    copy.clientID = writer.doc.clientID;
    copy.getText("title").insert(14, " Not sent.");
    copy.getText("title").delete(0, 5);
    expect(await ask(room, cookie, copy)).toBe(404);
    expect(await ask(room, cookie, copy, new Map([[writer.doc.clientID, 14]]))).toBe(204);
    expect(await ask(room, cookie, copy, new Map([[writer.doc.clientID, 15]]))).toBe(404);
  });

  it("R9, R14: no for other words under the same clocks", async () => {
    const { room, cookie, writer } = await written("Small farmers.");
    const other = new Y.Doc();
    other.clientID = writer.doc.clientID;
    other.getText("title").insert(0, "Large farmers.");
    expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(writer.doc));
    expect(await ask(room, cookie, other)).toBe(404);
  });

  it("R14: what was stored is stored no more once an older backup is back", async () => {
    const { room, cookie, writer, documentId } = await written();
    expect(await ask(room, cookie, writer.doc)).toBe(204);
    await pool().query("delete from updates where document_id = $1", [documentId]);
    expect(await ask(room, cookie, writer.doc)).toBe(404);
  });

  it("R1, R14: a removed student's copy is asked about by the next student and by the teacher, of whatever class; a replaced or archived document too; never by nobody", async () => {
    const { room, cookie, writer, teamId, documentId } = await written();
    const elsewhere = await makeClassroom({ students: 1 });
    const askers = [
      cookie,
      await cookieOf({ studentId: at(elsewhere.students, 0).id }),
      await cookieOf({ teacherId: elsewhere.teacher.id }),
    ];
    await pool().query("delete from team_members where team_id = $1", [teamId]);
    await pool().query("update documents set closed_at = now() where id = $1", [documentId]);
    for (const who of askers) expect(await ask(room, who, writer.doc)).toBe(204);
    expect(await ask(room, "", writer.doc)).toBe(401);
    for (const gone of [room.replace(/\/1$/, "/2"), "worksheet/00000000-0000-4000-8000-000000000000/1", "essay/x/1"])
      expect(await ask(gone, cookie, writer.doc)).toBe(404);
  });

  it("R14: yes for the longest document there may be, whose copy takes more than 1 MiB; no for one letter more", async () => {
    const { room, cookies, documentId, studentIds } = at((await makeCast()).teams, 0);
    await makeLetters({ documentId, author: at(studentIds, 0), field: "scenario", count: 105_000 });
    const copy = new Y.Doc();
    for (const { bytes } of await rowsOf(documentId)) Y.applyUpdate(copy, bytes);
    expect(Y.encodeStateAsUpdate(copy).length).toBeGreaterThan(1024 * 1024);
    expect(await ask(room, at(cookies, 0), copy)).toBe(204);
    copy.getText("scenario").insert(0, "x");
    expect(await ask(room, at(cookies, 0), copy)).toBe(404);
  });

  it("R12, R14: what is no question is refused, too long ones too; a person has 40 questions, and then one each half minute", async () => {
    const { room, cookie, writer, studentIds } = await written();
    expect(await post(room, cookie, Uint8Array.of(200, 1))).toBe(400);
    expect(await post(room, cookie, new Uint8Array(limits.frame + 1))).toBe(413);
    expect(await post(room, cookie, encodeProofRequest({ update: Uint8Array.of(9, 9), below: none }))).toBe(404);
    const other = await cookieOf({ studentId: at(studentIds, 1) });
    const answers = await Promise.all(Array.from({ length: 45 }, () => ask(room, other, writer.doc)));
    expect(answers.filter((status) => status === 204)).toHaveLength(40);
    expect(answers.filter((status) => status === 429)).toHaveLength(5);
    expect(await ask(room, cookie, writer.doc)).toBe(204);
  });

  it("R12, R14: all who may not read a document have eight questions about it together, however many names they make; who may read it has their own", async () => {
    const { room, cookie, writer } = await written();
    const { students } = await makeClassroom({ students: 3 });
    const names = await Promise.all(students.map(({ id }) => cookieOf({ studentId: id })));
    const answers: number[] = [];
    for (let i = 0; i < 12; i++) answers.push(await ask(room, at(names, i % 3), writer.doc));
    expect(answers).toEqual([...Array<number>(8).fill(204), ...Array<number>(4).fill(429)]);
    expect(await ask(room, cookie, writer.doc)).toBe(204);
  });
});
