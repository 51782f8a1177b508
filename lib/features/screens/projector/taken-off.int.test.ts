import { describe, expect, it } from "vitest";
import { withDatabase } from "@/db/testing/database";
import { makeBallot, makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import type { ClassEditor } from "@/lib/activity/authorise";
import { importRoster } from "@/lib/features/arranging/students/roster";
import { removeStudent } from "@/lib/features/arranging/students/removing";
import { mergeStudents } from "@/lib/features/arranging/students/merging";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import { activityOf, editorOf } from "@/lib/features/phases/testing/moved-class";
import { messagesDuring } from "@/lib/bus/testing/messages-during";
import { applyFirstOption } from "@/lib/features/arranging/teams/testing/rearranged-class";
import { hideReason } from "./hide-reason";
import type { Phase } from "@/lib/activity/rules/phases";
import type { Spotlight } from "@/lib/activity/rules/projector";
import { loadProjectorContent } from "./projector-content";
import { showOnProjector } from "./projector";

withDatabase();

/** Two teams of two that meet; the first student has voted. */
async function room(phase: Phase) {
  const made = await makeClassroom({ phase, students: 4 });
  const activityId = made.activity.id;
  const ids = made.students.map(({ id }) => id);
  const [first, second] = [
    await makeTeam({ activityId, mode: "brittleness", number: 1, memberIds: ids.slice(0, 2) }),
    await makeTeam({ activityId, mode: "bias", number: 2, memberIds: ids.slice(2) }),
  ];
  await makeMatch({ activityId, teamIds: [first.id, second.id] });
  const [studentId = ""] = ids;
  await makeBallot({ activityId, studentId, kind: "final", choice: "bias", reason: "It was unfair." });
  const { activity: _, ...inClass } = await editorOf(made);
  return {
    ...made,
    first,
    second,
    studentId,
    reason: { what: "reason", studentId } satisfies Spotlight,
    inClass: inClass satisfies ClassEditor,
    put: async (spotlight: Spotlight) => showOnProjector(await editorOf(made), spotlight),
    shown: async () => (await loadProjectorContent(await editorOf(made))).spotlight,
    hide: async (hidden: boolean) => hideReason(await editorOf(made), { studentId, hidden }),
    kinds: async (most: number) => (await loadJournal(await editorOf(made), most)).map(({ kind }) => kind),
    /** Undoes the newest entry of the kind. */
    undoNewest: async (kind: string) => {
      const entry = (await loadJournal(await editorOf(made), 9)).find((one) => one.kind === kind);
      return undo(await editorOf(made), entry?.id ?? "");
    },
  };
}

describe("what is ended or hidden while it is on the projector", () => {
  it("T11i, Q11b, T8d: a reason is taken off with a line of its own, and does not come back by itself when it is shown to the class again, or its hiding undone; only when its taking off is", async () => {
    const one = await room("results");
    await one.put(one.reason);
    const published = await messagesDuring(() => one.hide(true));
    expect(published).toContainEqual({ kind: "poke", activityId: one.activity.id, topics: ["ballots", "wall"] });
    expect(await one.kinds(2)).toEqual(["spotlight-off", "reason-hide"]);
    await one.hide(false);
    expect(await one.shown()).toBeNull();

    await one.put(one.reason);
    await one.hide(true);
    expect(await one.undoNewest("reason-hide")).toEqual({ done: true });
    expect(await one.shown()).toBeNull();
    expect(await one.undoNewest("spotlight-off")).toEqual({ done: true });
    expect(await one.shown()).toMatchObject({ what: "reason", text: "It was unfair." });
  });

  it("T11i, T2c, T8d: a team and its case are taken off when the team ends, and stay off when that is undone, whatever was put there meanwhile; a change of another team takes nothing off", async () => {
    const one = await room("compare");
    for (const what of ["team", "case"] as const) {
      const off = { what, teamId: one.first.id } as const;
      await one.put(off);
      await applyFirstOption(await editorOf(one), { do: "mode", teamId: one.second.id, mode: "hallucination" });
      expect(await one.shown()).toMatchObject({ what, number: 1 });
      await applyFirstOption(await editorOf(one), { do: "end", teamId: one.first.id });
      expect(await one.kinds(3)).toEqual(["spotlight-off", "end", "mode"]);
      await one.put({ what: "case", teamId: one.second.id });
      expect(await one.undoNewest("end")).toEqual({ done: true });
      expect(await one.shown()).toMatchObject({ what: "case", number: 2 });
      await applyFirstOption(await editorOf(one), { do: "mode", teamId: one.second.id, mode: "bias" });
    }
  });

  it("T11i, T8d: the reason of a student who is removed, alone or by a list, or merged into another, is taken off, and stays off when that is undone", async () => {
    const one = await room("results");
    const [{ name } = { name: "" }, { id: intoId } = { id: "" }] = one.students;
    for (const remove of [
      () => removeStudent(one.inClass, one.studentId),
      () => importRoster(one.inClass, { add: [], update: [], remove: [{ studentId: one.studentId, name }] }),
      () => mergeStudents(one.inClass, { studentId: one.studentId, intoId, samePerson: true }),
    ]) {
      await one.put(one.reason);
      await remove();
      expect((await activityOf(one)).spotlight).toBeNull();
      const [entry] = await loadJournal(one.inClass, 1);
      expect(await undo(one.inClass, entry?.id ?? "")).toEqual({ done: true });
      expect(await one.shown()).toBeNull();
    }
  });
});
