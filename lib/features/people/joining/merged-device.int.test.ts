/** What a device stores under a name that was merged (T15). */
import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { authoriseMember } from "@/lib/activity/authorise";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { castBallot } from "@/lib/features/votes/voting/ballots";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { confirmedIds, loadMerges } from "./merges";
import { newClass } from "./testing/merging-class";

withDatabase();

it("T15r, R14: the page says which names are the student's too, once the teacher has said that they are one person's; Undo takes that back on open pages at once", async () => {
  const room = await newClass();
  const [stays, same, perhaps] = [room.id(0), room.id(2), room.id(3)];
  await mergeStudents(room.inClass, { studentId: perhaps, intoId: stays, samePerson: false });
  expect(confirmedIds(await loadMerges(stays))).toEqual([]);
  await mergeStudents(room.inClass, { studentId: same, intoId: stays, samePerson: true });
  expect(confirmedIds(await loadMerges(stays))).toEqual([same]);
  expect(confirmedIds(await loadMerges(room.id(1)))).toEqual([]);
  const [entry] = await loadJournal(room.editor, 1);
  const published: BusMessage[] = [];
  const stop = subscribe((message) => published.push(message));
  expect(await undo(room.editor, entry?.id ?? "")).toEqual({ done: true });
  stop();
  expect(confirmedIds(await loadMerges(stays))).toEqual([]);
  expect(published.flatMap((message) => (message.kind === "poke" ? message.topics : []))).toContain(`student:${stays}`);
});

it("T15r: a vote that a device cast under a merged name counts as the student's, who has none of their own, and is the other name's again with Undo; before the merge, of another name, and beside an own vote it is refused", async () => {
  const room = await newClass("vote");
  const [other, stays] = [room.id(0), room.id(2)];
  const member = await authoriseMember(
    { as: "student", studentId: stays, classId: room.class.id, sessionId: "", name: "Zoe" },
    room.activity.id,
  );
  const cast = (choice: string, castAs: string | null = other) =>
    castBallot(member, { kind: "final", choice, reason: "", castAs });
  const rows = async () => (await room.ballots()).map(({ studentId, choice }) => [studentId, choice]);
  const refused = { code: "ballot-other-name" };
  await expect(cast("bias")).rejects.toMatchObject(refused);
  await mergeStudents(room.inClass, { studentId: other, intoId: stays, samePerson: false });
  await expect(cast("bias")).rejects.toMatchObject(refused);
  const undoMerge = async () => undo(room.editor, (await loadJournal(room.editor, 1))[0]?.id ?? "");
  await undoMerge();

  await mergeStudents(room.inClass, { studentId: other, intoId: stays, samePerson: true });
  await expect(cast("bias", room.id(1))).rejects.toMatchObject(refused);
  for (const choice of ["bias", "bias", "hallucination"]) await cast(choice);
  expect(await rows()).toEqual([[stays, "hallucination"]]);
  expect(await undoMerge()).toEqual({ done: true });
  expect(await rows()).toEqual([[other, "hallucination"]]);

  await cast("adversarial", null);
  await mergeStudents(room.inClass, { studentId: other, intoId: stays, samePerson: true });
  await expect(cast("bias")).rejects.toMatchObject(refused);
  expect(await rows()).toEqual([
    [stays, "adversarial"],
    [other, "hallucination"],
  ]);
});
