import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findLatestSubmissions } from "@/lib/features/cases/writing/queries/worksheets";
import { insertUpdateFor } from "@/db/testing/updates";
import { makeMatch, makeSubmission } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { listWorksheetCopies } from "./queries/copies";
import { loadJournal, undo } from "@/lib/features/undo/journal";
import type { Change } from "./changes";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { classWith, applyFirstOption, kinds, worksheet } from "@/lib/features/arranging/teams/testing/rearranged-class";

withDatabase();

describe("T7: moving", () => {
  const words = (documentId: string, studentId: string) => insertUpdateFor(documentId, studentId);
  const move = (
    studentId: string,
    destination: { to: "team"; teamId: string } | { to: "tray" } | { to: "back"; teamId: string },
  ): Change => ({ do: "move", studentId, destination });
  const copiesOf = (room: { activity: { id: string } }, studentId: string) =>
    listWorksheetCopies(database(), [{ activityId: room.activity.id, studentId }]);

  it("T7b: the mover keeps a read-only copy as of that moment; whoever comes back has the worksheet itself", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    await applyFirstOption(room.editor, move(room.student(0), { to: "team", teamId: room.teamId(2) }));
    expect(await copiesOf(room, room.student(0))).toMatchObject([
      { worksheetId: room.team(1).worksheetId, number: 1, mode: "bias" },
    ]);
    expect(await copiesOf(room, room.student(1))).toEqual([]);
    await applyFirstOption(room.editor, move(room.student(0), { to: "team", teamId: room.teamId(1) }));
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7b, T8d: whoever leaves a team by the undo of a move keeps a copy of what is written there by then; whoever stays keeps none", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await applyFirstOption(room.editor, move(room.student(0), { to: "team", teamId: room.teamId(2) }));
    await words(room.team(2).documentId, room.student(0));
    const [moved] = await loadJournal(room.editor, 1);
    expect(await undo(room.editor, moved?.id ?? "")).toEqual({ done: true });
    expect(await copiesOf(room, room.student(0))).toMatchObject([
      { worksheetId: room.team(2).worksheetId, number: 2, mode: "brittleness" },
    ]);
    for (const one of [1, 2, 3]) expect(await copiesOf(room, room.student(one))).toEqual([]);
  });

  it("T7b: of an empty worksheet nobody keeps a copy", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await applyFirstOption(room.editor, move(room.student(0), { to: "tray" }));
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7b, T7d: two teams merged: the absorbed side's worksheet is archived, and its members keep a copy", async () => {
    const room = await classWith(["bias", "brittleness", "adversarial"]);
    await words(room.team(1).documentId, room.student(0));
    const option = await applyFirstOption(room.editor, {
      do: "merge",
      teamId: room.teamId(1),
      otherId: room.teamId(2),
    });
    expect(option.effects).toEqual([
      { effect: "team-ends", number: 1, begun: true },
      {
        effect: "joins-all",
        studentIds: [room.student(0), room.student(1)],
        number: 2,
        with: [room.student(2), room.student(3)],
        mode: "brittleness",
        fromMode: "bias",
      },
      { effect: "nobody-else" },
    ]);
    expect(await worksheet(room.team(1).worksheetId)).toMatchObject({ archived: true });
    expect((await room.load()).arrangement.teams.map((team) => team.memberIds.length)).toEqual([4, 2]);
    for (const i of [0, 1]) expect(await copiesOf(room, room.student(i))).toHaveLength(1);
  });

  it("T7d, B1a: a merge that would make a team of five is refused", async () => {
    const room = await classWith(["bias", "brittleness"], "write", 1);
    await applyFirstOption(room.editor, move(room.student(4), { to: "team", teamId: room.teamId(1) }));
    await expect(
      previewChange(room.editor, { do: "merge", teamId: room.teamId(2), otherId: room.teamId(1) }, 7),
    ).rejects.toMatchObject({ code: "merge-full" });
  });

  it("T7e: a team split: the part that stays keeps the worksheet, the other starts empty with a copy beside it", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    await applyFirstOption(room.editor, {
      do: "split",
      teamId: room.teamId(1),
      studentIds: [room.student(1)],
      mode: "bias",
    });
    const { arrangement, teams } = await room.load();
    expect(arrangement.teams.map(({ number, mode, memberIds }) => [number, mode, memberIds])).toEqual([
      [1, "bias", [room.student(0)]],
      [2, "brittleness", [room.student(2), room.student(3)]],
      [3, "bias", [room.student(1)]],
    ]);
    expect(teams.map((team) => team.begun)).toEqual([true, false, false]);
    expect(await copiesOf(room, room.student(1))).toHaveLength(1);
    expect(await copiesOf(room, room.student(0))).toEqual([]);
  });

  it("T7e, B1a: a split of nobody, or of everybody, is refused", async () => {
    const room = await classWith(["bias", "brittleness"]);
    for (const studentIds of [[], [room.student(0), room.student(1)], [room.student(2)]]) {
      await expect(
        previewChange(room.editor, { do: "split", teamId: room.teamId(1), studentIds, mode: "bias" }, 7),
      ).rejects.toMatchObject({ code: "split-nobody" });
    }
  });

  it("T7d: a team that ended comes back with a student, its number, its worksheet and its submission", async () => {
    const room = await classWith(["bias", "brittleness"]);
    await words(room.team(1).documentId, room.student(0));
    const submission = await makeSubmission({
      activityId: room.activity.id,
      team: room.team(1),
      studentId: room.student(0),
    });
    const standing = async () =>
      [...(await findLatestSubmissions(database(), [room.team(1).worksheetId])).values()].map(({ id }) => id);
    await applyFirstOption(room.editor, { do: "end", teamId: room.teamId(1) });
    expect((await room.load()).ended).toEqual([{ id: room.teamId(1), number: 1, mode: "bias" }]);
    const option = await applyFirstOption(room.editor, move(room.student(0), { to: "back", teamId: room.teamId(1) }));
    expect(kinds(option)).toContain("back");
    expect((await room.load()).arrangement.teams).toContainEqual({
      id: room.teamId(1),
      number: 1,
      locked: false,
      mode: "bias",
      memberIds: [room.student(0)],
    });
    expect(await worksheet(room.team(1).worksheetId)).toMatchObject({ archived: false, epochs: [{ closed: false }] });
    expect(await standing()).toEqual([submission.id]);
    expect((await room.load()).ended).toEqual([]);
  });

  it("T7f: a change that breaks a match says so first, and offers to match again in the same step, the default", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "brittleness"], "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    const preview = await previewChange(room.editor, { do: "end", teamId: room.teamId(2) }, 7);
    expect(preview.options.map((option) => option.change)).toMatchObject([{ pairAgain: true }, {}]);
    expect(kinds(preview.options[1])).toEqual(expect.arrayContaining(["match-ends", "without-match"]));
  });
});
