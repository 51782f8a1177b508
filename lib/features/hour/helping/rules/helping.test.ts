import { describe, expect, it } from "vitest";
import { flagAnsweredBy, listEndedTeamDrafts, listOrphanedDrafts, noDraft, typeDraft } from "./helping";

describe("what a teacher writes to a team that may ask for help meanwhile", () => {
  it("T9j, Q24b: answers the flag that stood when it was begun, as long as that stands; any other flag stays, and it is a word", () => {
    const begun = typeDraft(typeDraft(noDraft, "Look", "flag 1"), "Look at it", "flag 1");
    expect(flagAnsweredBy(begun, "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(begun, null)).toBeNull();
    expect(flagAnsweredBy(begun, "flag 2")).toBeNull();
    expect(flagAnsweredBy(typeDraft(begun, "Look at it again", "flag 2"), "flag 2")).toBeNull();

    const word = typeDraft(noDraft, "Well begun", null);
    expect(flagAnsweredBy(word, null)).toBeNull();
    expect(flagAnsweredBy(typeDraft(word, "Well begun.", "flag 1"), "flag 1")).toBeNull();
  });

  it("T9j, Q24b: what is begun anew, also after all was deleted, answers the flag that stands then", () => {
    const deleted = typeDraft(typeDraft(noDraft, "Well begun", null), " ", "flag 1");
    expect(flagAnsweredBy(deleted, "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(typeDraft(deleted, "Here", "flag 1"), "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(noDraft, "flag 1")).toBe("flag 1");
  });
});

describe("what a teacher had typed for a team or a flag that has ended", () => {
  const [third, fourth, fifth] = [3, 4, 5].map((number) => ({ id: `team ${number}`, number })) as [Team, Team, Team];
  interface Team {
    id: string;
    number: number;
  }
  const drafts = new Map([
    [third.id, { number: 3, text: "Any film that" }],
    [fourth.id, { number: 4, text: " " }],
    [fifth.id, { number: 5, text: "Who says so?" }],
  ]);
  const keptOf3 = { ...third, text: "Any film that" };
  const keptOf5 = { ...fifth, text: "Who says so?" };

  it("B1b: is kept for each that has ended, and not for those that stand", () => {
    expect(listOrphanedDrafts(drafts, [third, fourth, fifth])).toEqual([]);
    expect(listOrphanedDrafts(drafts, [fourth, fifth])).toEqual([keptOf3]);
    expect(listOrphanedDrafts(drafts, [])).toEqual([keptOf3, keptOf5]);
  });

  it("B1b: is shown for every team, whichever was watched; one without words is named only when it was watched, and only until it is back", () => {
    expect(listEndedTeamDrafts(drafts, [], null)).toEqual([keptOf3, keptOf5]);
    expect(listEndedTeamDrafts(drafts, [], fifth)).toEqual([keptOf3, keptOf5]);
    expect(listEndedTeamDrafts(drafts, [fifth], fourth)).toEqual([keptOf3, { ...fourth, text: "" }]);
    expect(listEndedTeamDrafts(drafts, [fourth, fifth], fourth)).toEqual([keptOf3]);
  });
});
