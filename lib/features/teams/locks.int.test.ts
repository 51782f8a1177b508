import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { makeMatch } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { listEntries } from "@/lib/activity/queries/journal";
import { undo } from "@/lib/features/undo/journal";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { setLock } from "./locks";
import { applyFirstOption, classWith } from "@/lib/features/arranging/teams/testing/rearranged-class";

withDatabase();

const four = ["bias", "brittleness", "hallucination", "adversarial"];

async function undoLast({ editor }: Awaited<ReturnType<typeof classWith>>) {
  const [entry] = await listEntries(database(), { classId: editor.classId, activityId: editor.activity.id }, 1);
  expect(await undo(editor, entry?.id ?? "")).toEqual({ done: true });
}

describe("T2: a locked team", () => {
  it("T2f: keeps members, mode, worksheet and number when teams are made again; the others are made anew of the size chosen", async () => {
    const room = await classWith(four, "write", 3);
    await setLock(room.editor, { what: "team", teamId: room.teamId(2), locked: true });
    const before = await room.load();
    const option = await applyFirstOption(room.editor, { do: "draw-teams", size: 3 });
    expect(option.effects).toContainEqual({ effect: "teams-stay", numbers: [2] });
    expect(option.effects).toContainEqual({ effect: "other-teams-end", count: 3 });
    const after = await room.load();
    expect(after.arrangement.teams).toContainEqual(before.arrangement.teams[1]);
    expect(after.teams.find((team) => team.id === room.teamId(2))?.worksheetId).toBe(room.team(2).worksheetId);
    // 11 students, two of them locked.
    expect(after.arrangement.teams.map((team) => team.memberIds.length).sort()).toEqual([2, 3, 3, 3]);
    expect(after.arrangement.teams.map((team) => team.number)).toEqual([1, 2, 3, 4]);
  });

  it("T2f, T8c, T8d: locking is in the journal and undone, and so is making teams again around it", async () => {
    const room = await classWith(four);
    const open = await room.load();
    await setLock(room.editor, { what: "team", teamId: room.teamId(1), locked: true });
    const locked = await room.load();
    expect(locked.arrangement.teams.map((team) => team.locked)).toEqual([true, false, false, false]);
    await applyFirstOption(room.editor, { do: "draw-teams" });
    await undoLast(room);
    expect((await room.load()).arrangement).toEqual(locked.arrangement);
    await setLock(room.editor, { what: "team", teamId: room.teamId(1), locked: false });
    await undoLast(room);
    expect((await room.load()).arrangement).toEqual(locked.arrangement);
    const entries = await listEntries(database(), { classId: room.class.id, activityId: room.activity.id }, 20);
    expect(entries.map(({ kind }) => kind)).toEqual(["undo", "unlock-team", "undo", "draw-teams", "lock-team"]);
    await undo(room.editor, entries.at(-1)?.id ?? "");
    expect((await room.load()).arrangement).toEqual(open.arrangement);
  });

  it("T2f: a preview that was open before the lock is refused, as it would undo what was locked", async () => {
    const room = await classWith(four);
    const preview = await previewChange(room.editor, { do: "draw-teams" }, 7);
    await setLock(room.editor, { what: "team", teamId: room.teamId(1), locked: true });
    const again = await previewChange(room.editor, { do: "draw-teams" }, 7);
    expect(again.options[0]?.expected).not.toBe(preview.options[0]?.expected);
  });

  it("T2f: teams formed from the choices keep the locked team too", async () => {
    const room = await classWith(four, "learn");
    await setLock(room.editor, { what: "team", teamId: room.teamId(3), locked: true });
    await applyFirstOption(room.editor, { do: "form-teams", size: 1 });
    const { arrangement } = await room.load();
    expect(arrangement.teams.map((team) => team.memberIds.length).sort()).toEqual([1, 1, 1, 1, 1, 1, 2]);
    expect(arrangement.teams.find((team) => team.id === room.teamId(3))).toMatchObject({ number: 3, locked: true });
  });
});

describe("T5: a locked match", () => {
  it("T5c: stays when teams are matched again and when teams are made again, which keeps both its teams", async () => {
    const room = await classWith([...four, "bias", "brittleness"], "compare");
    const match = await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(3)] });
    await setLock(room.editor, { what: "match", teamId: room.teamId(3), locked: true });
    await applyFirstOption(room.editor, { do: "pair" });
    const paired = await room.load();
    expect(paired.matches.filter((one) => !one.ended)).toHaveLength(3);
    expect(paired.matches.find((one) => one.id === match.id)).toMatchObject({ ended: false, locked: true });
    await applyFirstOption(room.editor, { do: "draw-teams" });
    const made = await room.load();
    expect(made.arrangement.teams.map((team) => team.id)).toEqual(
      expect.arrayContaining([room.teamId(1), room.teamId(3)]),
    );
    expect(made.arrangement.matches.map((one) => [...one.teamIds].sort())).toEqual([
      [room.teamId(1), room.teamId(3)].sort(),
    ]);
  });

  it("T5c: when the locks leave one mode only, the preview says so and offers what can be done", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "hallucination"], "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await setLock(room.editor, { what: "match", teamId: room.teamId(1), locked: true });
    const preview = await previewChange(room.editor, { do: "pair" }, 1);
    expect(preview.short).toMatchObject({ locked: 1, isByLocks: true, reason: { mode: "hallucination", count: 2 } });
    expect(preview.options.map(({ change }) => change)).toEqual([
      { do: "pair", rest: "exemplar" },
      { do: "pair", rest: "override" },
    ]);
    // One remaining team has one option.
    await applyFirstOption(room.editor, { do: "end", teamId: room.teamId(4) });
    expect((await previewChange(room.editor, { do: "pair" }, 1)).options).toHaveLength(1);
  });

  it("T5c, T7f: a new mode that puts one mode on both sides may match again, which ends the lock of that match", async () => {
    const room = await classWith(four, "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    await setLock(room.editor, { what: "match", teamId: room.teamId(1), locked: true });
    const option = await applyFirstOption(room.editor, { do: "mode", teamId: room.teamId(1), mode: "brittleness" });
    expect(option.change).toMatchObject({ pairAgain: true });
    expect((await room.load()).arrangement.matches.map((match) => match.locked)).toEqual([false, false]);
  });

  it("T5c: a team without a match has none to lock", async () => {
    const room = await classWith(four);
    await expect(setLock(room.editor, { what: "match", teamId: room.teamId(1), locked: true })).rejects.toMatchObject({
      code: "match-gone",
    });
  });
});
