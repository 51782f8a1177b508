import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { findActivity } from "@/lib/activity/queries/activity";
import { makeMatch } from "@/db/testing/factories";
import { withDatabase } from "@/db/testing/database";
import { previewChange } from "@/lib/features/arranging/teams/change-preview";
import { classWith, applyFirstOption, kinds, notes } from "@/lib/features/arranging/teams/testing/rearranged-class";

withDatabase();

describe("T5, Q8: matches", () => {
  it("T5c: matching says each match first; matching again changes nothing", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"]);
    const option = await applyFirstOption(room.editor, { do: "pair" });
    expect(kinds(option)).toEqual(["match-begins", "match-begins"]);
    expect((await previewChange(room.editor, { do: "pair" }, 3)).options).toEqual([]);
  });

  it("T5b: when one mode has too many it names the reason and does nothing by itself; an exemplar or a match by name is chosen", async () => {
    const room = await classWith(["bias", "bias", "bias", "brittleness"], "compare");
    const preview = await previewChange(room.editor, { do: "pair" }, 1);
    expect(preview.short?.reason).toEqual({ mode: "bias", count: 3, of: 4 });
    expect(preview.short?.left).toHaveLength(1);
    expect(preview.options.map((option) => kinds(option))).toEqual(
      [
        ["match-begins", "match-begins", "match-begins"],
        ["match-begins", "same-mode", "match-begins"].sort().reverse(),
      ].map((list) => expect.arrayContaining(list) as unknown),
    );
    await applyFirstOption(room.editor, { do: "pair" }, 0, 1);
    const { arrangement } = await room.load();
    expect(arrangement.matches.filter((m) => m.exemplarMode !== null).map((m) => m.teamIds.length)).toEqual([1, 1]);
    await applyFirstOption(room.editor, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(2) });
    expect((await room.load()).arrangement.matches.some((m) => m.override)).toBe(true);
  });

  it("Q8b, Q8c: a match that breaks ends with its notes read-only; the same teams matched again in the round get the same notes back", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    const retained = await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    await applyFirstOption(room.editor, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(3) });
    expect(await notes(retained.id)).toMatchObject({ ended: true, epochs: [{ closed: false }] });
    const back = await applyFirstOption(room.editor, { do: "meet", teamId: room.teamId(1), otherId: room.teamId(2) });
    expect(kinds(back)).toContain("match-begins");
    expect(await notes(retained.id)).toMatchObject({ ended: false, teamIds: [room.teamId(1), room.teamId(2)] });
    const { matches } = await room.load();
    expect(matches.filter((m) => !m.ended)).toHaveLength(2);
  });

  it("Q8a: a trio that one team leaves goes on as the same match; the team that comes back is in it again", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination"], "compare");
    const match = await makeMatch({ activityId: room.activity.id, teamIds: [1, 2, 3].map((n) => room.teamId(n)) });
    for (const i of [4, 5])
      await applyFirstOption(room.editor, { do: "move", studentId: room.student(i), destination: { to: "tray" } });
    expect(await notes(match.id)).toMatchObject({ ended: false, teamIds: [room.teamId(1), room.teamId(2)] });
    await applyFirstOption(room.editor, {
      do: "move",
      studentId: room.student(4),
      destination: { to: "new", mode: "adversarial" },
    });
    const { matches, arrangement } = await room.load();
    expect(matches.filter((m) => !m.ended).map((m) => m.id)).toEqual([match.id]);
    expect(arrangement.matches[0]?.teamIds).toHaveLength(3);
  });

  it("T7f: a new mode that puts one mode on both sides offers to match again first, then to keep it knowingly", async () => {
    const room = await classWith(["bias", "brittleness", "bias", "hallucination"], "compare");
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(3), room.teamId(4)] });
    const preview = await previewChange(room.editor, { do: "mode", teamId: room.teamId(2), mode: "bias" }, 1);
    expect(preview.options).toHaveLength(1);
    expect(kinds(preview.options[0])).toContain("same-mode");
    const fine = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    await makeMatch({ activityId: fine.activity.id, teamIds: [fine.teamId(1), fine.teamId(2)] });
    await makeMatch({ activityId: fine.activity.id, teamIds: [fine.teamId(3), fine.teamId(4)] });
    const both = await previewChange(fine.editor, { do: "mode", teamId: fine.teamId(2), mode: "bias" }, 1);
    expect(both.options.map((option) => option.effects.some((e) => e.effect === "same-mode"))).toEqual([false, true]);
    await applyFirstOption(fine.editor, { do: "mode", teamId: fine.teamId(2), mode: "bias" }, 1);
    expect((await fine.load()).arrangement.matches.filter((m) => m.override)).toHaveLength(1);
  });

  it("Q15b: an exemplar joins the match as a further sheet, on the mode fewest teams study; the partner stays; one on a mode of the match, or of a team that meets nobody, is refused", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "hallucination"], "compare");
    const match = await makeMatch({ activityId: room.activity.id, teamIds: [room.teamId(1), room.teamId(2)] });
    await applyFirstOption(room.editor, { do: "exemplar", teamId: room.teamId(1), mode: "default" });
    expect((await room.load()).arrangement.matches).toEqual([
      { teamIds: [room.teamId(1), room.teamId(2)], exemplarMode: "adversarial", override: false, locked: false },
    ]);
    for (const [team, mode] of [
      [1, "brittleness"],
      [3, "hallucination"],
    ] as const)
      await expect(
        previewChange(room.editor, { do: "exemplar", teamId: room.teamId(team), mode }, 1),
      ).rejects.toMatchObject({ code: "exemplar-same-mode" });
    await applyFirstOption(room.editor, { do: "exemplar", teamId: room.teamId(1), mode: null });
    expect((await room.load()).matches.filter((m) => !m.ended)).toMatchObject([{ id: match.id, exemplarMode: null }]);
  });

  it("Q18a, Q18b: the next round makes new matches with new notes; the earlier ones stay, and no pair meets twice", async () => {
    const room = await classWith(["bias", "brittleness", "hallucination", "adversarial"], "compare");
    await applyFirstOption(room.editor, { do: "pair" });
    const first = (await room.load()).matches;
    const option = await applyFirstOption(room.editor, { do: "next-round" });
    expect(kinds(option)).not.toContain("met-before");
    const activity = await findActivity(database(), room.activity.id);
    expect(activity?.round).toBe(2);
    for (const match of first) expect(await notes(match.id)).toMatchObject({ ended: false, matchRound: 1, round: 2 });
    const { arrangement, earlier } = await room.load();
    const shape = (list: readonly (readonly string[])[]) => list.map((ids) => [...ids].sort().join());
    expect(shape(arrangement.matches.map((m) => m.teamIds)).some((pair) => shape(earlier).includes(pair))).toBe(false);
  });
});
