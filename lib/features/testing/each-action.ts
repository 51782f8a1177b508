/** Runs actions of a lesson one after the other, and checks the topics that each of them and its undo invalidate. */
import { expect } from "vitest";
import { database } from "@/db/client";
import { listFlagsOf } from "@/lib/features/hour/helping/queries/flags";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import { authoriseMember } from "@/lib/activity/authorise";
import { topicsDuring } from "@/lib/bus/testing/messages-during";
import { loadFacts } from "@/lib/activity/journal/facts";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import type { Phase } from "@/lib/activity/rules/phases";

/** Two teams of two that meet, and one student in the tray. */
export async function newRoom(phase: Phase) {
  const room = await makeClassroom({ phase, students: 5 });
  const activityId = room.activity.id;
  const id = (n: number) => room.students[n]?.id ?? "";
  const one = await makeTeam({ activityId, number: 1, memberIds: [id(0), id(1)] });
  const two = await makeTeam({ activityId, number: 2, mode: "bias", memberIds: [id(2), id(3)] });
  const match = await makeMatch({ activityId, teamIds: [one.id, two.id] });
  const editor = await editorOf(room);
  const { activity: _, ...inClass } = editor;
  const as = (n: number) =>
    authoriseMember(
      { as: "student", studentId: id(n), classId: room.class.id, sessionId: "s", name: room.students[n]?.name ?? "" },
      activityId,
    );
  const flag = async (n: number, teamId: string | null) =>
    (await listFlagsOf(database(), [{ activityId, studentId: id(n), teamId }]))[0]?.id ?? "";
  return { ...room, activityId, id, one, two, match, editor, inClass, as, flag };
}

/** `undo`: the topics that its undo invalidates; undefined when there is nothing to undo. */
export type Step = [action: string, run: () => Promise<unknown>, topics: string, undo?: string];

/** Runs the steps one after the other, each on the state that the steps before it left. `match`, `team:1` and `student:0` stand for their ids. */
export async function expectTopics(room: Awaited<ReturnType<typeof newRoom>>, steps: readonly Step[]): Promise<void> {
  const { activityId, id, one, two, match, editor } = room;
  const names = new Map([
    [`team:${one.id}`, "team:1"],
    [`team:${two.id}`, "team:2"],
    [`match:${match.id}`, "match"],
    ...[0, 1, 2, 3, 4].map((n): [string, string] => [`student:${id(n)}`, `student:${n}`]),
  ]);
  const told = async (run: () => Promise<unknown>) =>
    [...new Set(await topicsDuring(activityId, run))]
      .map((topic) => names.get(topic) ?? topic)
      .sort()
      .join(" ");
  const scope = {
    activityIds: [activityId],
    classId: room.class.id,
    named: room.students.map((student) => student.id),
  };
  const facts = async () => Object.fromEntries(await loadFacts(database(), scope));
  const newest = async () => (await loadJournal(editor, 1))[0]?.id ?? "";
  const said: string[] = [];
  for (const [action, run, , isUndone] of steps) {
    const before = await facts();
    said.push(`${action}: ${await told(run)}`);
    if (isUndone === undefined) continue;
    const after = await facts();
    expect(after, action).not.toEqual(before);
    said.push(`undo ${action}: ${await told(async () => undo(editor, await newest()))}`);
    expect(await facts(), `undo ${action}`).toEqual(before);
    said.push(`redo ${action}: ${await told(async () => undo(editor, await newest()))}`);
    expect(await facts(), `redo ${action}`).toEqual(after);
  }
  expect(said).toEqual(
    steps.flatMap(([action, , topics, undone]) => [
      `${action}: ${topics}`,
      ...(undone === undefined ? [] : [`undo ${action}: ${undone}`, `redo ${action}: ${undone}`]),
    ]),
  );
}
