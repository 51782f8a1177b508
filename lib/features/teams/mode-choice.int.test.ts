import { describe, expect, it } from "vitest";
import { database, transaction } from "@/db/client";
import { findActivity, lockActivity } from "@/lib/activity/queries/activity";
import { makeClassroom } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import type { Member } from "@/lib/activity/authorise";
import { editorOf } from "@/lib/features/phases/testing/moved-class";
import type { Phase } from "@/lib/activity/rules/phases";
import { loadArrangement } from "./arrangement";
import { chooseMode, closeChoice, loadOwnChoice, openChoice } from "./mode-choice";
import { applyChange } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";

withDatabase();

async function choosing(students: number, cap: number | null, phase: Phase = "learn") {
  const room = await makeClassroom({ phase, students });
  const editor = await editorOf(room);
  if (phase === "learn" || phase === "setup") await openChoice(editor, { cap });
  const activity = (await findActivity(database(), room.activity.id)) ?? room.activity;
  const members = room.students.map((s): Member => ({
    studentId: s.id,
    classId: room.class.id,
    name: s.name,
    sessionId: "",
    teamId: null,
    activity,
    opened: activity.phase,
    role: { as: "student", studentId: s.id, teamId: null },
  }));
  const member = (i: number): Member => {
    const one = members[i];
    if (one === undefined) throw new Error(`no student ${i}`);
    return one;
  };
  const counts = async () =>
    Object.fromEntries((await loadOwnChoice(member(0)))?.modes.map((m) => [m.id, m.taken]) ?? []);
  const load = () => transaction(async (tx) => loadArrangement(tx, await lockActivity(tx, room.activity.id)));
  return { ...room, activity, editor, members, member, counts, load };
}

describe("Q14: students choose a mode", () => {
  it("Q14a: thirty students who ask for one mode at once fill it to the cap and not beyond; the others are told", async () => {
    const room = await choosing(30, 6);
    const results = await Promise.allSettled(room.members.map((member) => chooseMode(member, "bias")));
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(6);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "mode-full", values: { mode: "Bias" } });
    expect((await room.counts()).bias).toBe(6);
  });

  it("Q14a: changing one's choice frees the place, and choosing the same again is no second place", async () => {
    const room = await choosing(3, 1);
    await chooseMode(room.member(0), "bias");
    await chooseMode(room.member(0), "bias");
    await expect(chooseMode(room.member(1), "bias")).rejects.toMatchObject({ code: "mode-full" });
    await chooseMode(room.member(0), "hallucination");
    await chooseMode(room.member(1), "bias");
    expect(await room.counts()).toEqual({ brittleness: 0, bias: 1, hallucination: 1, adversarial: 0 });
  });

  it("Q14a: students who swap at once never pass the cap", async () => {
    const room = await choosing(8, 2);
    for (const round of [0, 1, 2]) {
      await Promise.allSettled(
        room.members.map((member, i) =>
          chooseMode(member, ["bias", "brittleness", "hallucination"][(i + round) % 3] ?? ""),
        ),
      );
      for (const taken of Object.values(await room.counts())) expect(taken).toBeLessThanOrEqual(2);
    }
  });

  it("Q14b: the default cap is joined ÷ modes, rounded up to even", async () => {
    const room = await choosing(9, null);
    expect((await loadOwnChoice(room.member(0)))?.cap).toBe(4);
  });

  it("Q14a: choice is open in setup and learn only, until it is closed", async () => {
    const room = await choosing(2, 2);
    await closeChoice(room.editor);
    await expect(chooseMode(room.member(0), "bias")).rejects.toMatchObject({ code: "choice-closed" });
    const later = await choosing(2, 2, "write");
    await expect(openChoice(later.editor, { cap: 2 })).rejects.toMatchObject({ code: "choice-too-late" });
    await expect(chooseMode(later.member(0), "bias")).rejects.toMatchObject({ code: "choice-closed" });
  });

  it("Q14c, Q14d: forming teams shows them first, spreads those who did not choose, closes choice, and keeps each choice", async () => {
    const room = await choosing(7, 4);
    for (const [i, mode] of ["bias", "bias", "hallucination", "adversarial"].entries())
      await chooseMode(room.member(i), mode);
    const preview = await previewChange(room.editor, { do: "form-teams" }, 5);
    const [option] = preview.options;
    expect(option?.spread).toBe(3);
    await applyChange(room.editor, { do: "form-teams" }, 5, option?.expected ?? "");
    const { arrangement } = await room.load();
    const modeOf = (i: number) => arrangement.teams.find((t) => t.memberIds.includes(room.member(i).studentId))?.mode;
    expect([0, 1, 2, 3].map(modeOf)).toEqual(["bias", "bias", "hallucination", "adversarial"]);
    expect(arrangement.teams.flatMap((t) => t.memberIds)).toHaveLength(7);
    expect((await findActivity(database(), room.activity.id))?.choiceOpen).toBe(false);
  });

  it("Q14d: it says so when the formed teams can't all be matched", async () => {
    const room = await choosing(8, 8);
    for (const [i] of room.members.entries()) await chooseMode(room.member(i), i === 7 ? "hallucination" : "bias");
    const preview = await previewChange(room.editor, { do: "form-teams" }, 5);
    expect(preview.short?.reason).toMatchObject({ mode: "bias", count: 3, of: 4 });
    expect(preview.options).toHaveLength(1);
  });
});
