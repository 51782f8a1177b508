import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { withDatabase } from "@/db/testing/database";
import { makeClassroom, makeMatch, makeTeam } from "@/db/testing/factories";
import * as rows from "@/db/testing/change-rows";
import { setLock } from "@/lib/features/teams/locks";
import { markAbsent } from "@/lib/features/teams/attendance";
import type { Change } from "@/lib/features/teams/changes";
import { loadFacts } from "@/lib/activity/journal/facts";
import { loadJournal } from "@/lib/features/undo/journal";
import { closeChoice, openChoice } from "@/lib/features/teams/mode-choice";
import { applyChange, placeInSuggestedTeam } from "@/lib/features/arranging/teams/rearranging";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { editorOf } from "./testing/moved-class";

withDatabase();

/** Two pairs that have met, and one student in the tray; closed. */
async function closedRoom() {
  const room = await makeClassroom({ phase: "closed", students: 5 });
  const editor = await editorOf(room);
  const id = (place: number) => room.students[place]?.id ?? "";
  const teams = [
    await makeTeam({ activityId: room.activity.id, number: 1, mode: "bias", memberIds: [id(0), id(1)] }),
    await makeTeam({ activityId: room.activity.id, number: 2, mode: "brittleness", memberIds: [id(2), id(3)] }),
  ] as const;
  await makeMatch({ activityId: room.activity.id, teamIds: teams.map((team) => team.id) });
  const facts = async () => [
    ...(await loadFacts(database(), { activityIds: [room.activity.id], classId: room.class.id })),
  ];
  const [teamId, otherId] = [teams[0].id, teams[1].id];
  const changes: Change[] = [
    { do: "draw-teams" },
    { do: "form-teams" },
    { do: "move", studentId: id(4), destination: { to: "team", teamId } },
    { do: "move", studentId: id(0), destination: { to: "tray" } },
    { do: "mode", teamId, mode: "hallucination" },
    { do: "merge", teamId, otherId },
    { do: "split", teamId, studentIds: [id(0)], mode: "hallucination" },
    { do: "end", teamId },
    { do: "pair" },
    { do: "next-round" },
    { do: "meet", teamId, otherId },
    { do: "exemplar", teamId, mode: "default" },
  ];
  const acts: (() => Promise<unknown>)[] = [
    ...changes.flatMap((change) => [() => previewChange(editor, change, 7), () => applyChange(editor, change, 7, "")]),
    () => placeInSuggestedTeam(editor, id(4), teamId),
    () => markAbsent(editor, { studentId: id(0), absent: true }),
    () => setLock(editor, { what: "team", teamId, locked: true }),
    () => setLock(editor, { what: "match", teamId, locked: true }),
    () => closeChoice(editor),
  ];
  return { ...room, editor, id, teamId, facts, acts };
}

describe("T2: once the activity is closed", () => {
  it("T2i, B2: no change to teams, matches, choice or attendance is shown or made, and nothing is written", async () => {
    const { facts, acts, editor } = await closedRoom();
    const before = await facts();
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "activity-closed" });
    await expect(openChoice(editor, { cap: null })).rejects.toMatchObject({ code: "choice-too-late" });
    expect(await facts()).toEqual(before);
    expect(before.length).toBeGreaterThan(10);
    expect(await loadJournal(editor, 50)).toEqual([]);
  });

  it("T2i, T8b: after going back to a phase before, changes can be made again", async () => {
    const { activity, editor, id, teamId } = await closedRoom();
    await rows.setActivity(activity.id, { phase: "results" });
    await placeInSuggestedTeam(editor, id(4), teamId);
    await markAbsent(editor, { studentId: id(0), absent: true });
    expect((await loadJournal(editor, 50)).map(({ kind }) => kind)).toEqual(["absent", "place"]);
  });
});
