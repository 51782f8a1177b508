/** T15: what a device has under a name that was merged. */
import { expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { subscribe } from "@/lib/bus/bus";
import type { BusMessage } from "@/lib/bus/bus-contract";
import { loadJournal, undo } from "@/lib/classroom/journal/journal";
import { confirmedIds, loadMerges, mergeStudents } from "./merging";
import { newClass } from "./merging-class";

withDatabase();

it("T15, R14: the page says which names are the student's too, once the teacher has said that they are one person's; Undo takes that back on open pages at once", async () => {
  const room = await newClass();
  const [stays, same, perhaps] = [room.id(0), room.id(2), room.id(3)];
  await mergeStudents(room.inClass, { studentId: perhaps, intoId: stays, samePerson: false });
  expect(confirmedIds(await loadMerges(stays))).toEqual([]);
  await mergeStudents(room.inClass, { studentId: same, intoId: stays, samePerson: true });
  expect(confirmedIds(await loadMerges(stays))).toEqual([same]);
  expect(confirmedIds(await loadMerges(room.id(1)))).toEqual([]);
  const [entry] = await loadJournal(room.steering, 1);
  const published: BusMessage[] = [];
  const stop = subscribe((message) => published.push(message));
  expect(await undo(room.steering, entry?.id ?? "")).toEqual({ done: true });
  stop();
  expect(confirmedIds(await loadMerges(stays))).toEqual([]);
  expect(published.flatMap((message) => (message.kind === "poke" ? message.topics : []))).toContain(`student:${stays}`);
});
