import { describe, expect, it } from "vitest";
import { flagAnsweredBy, noDraft, typeDraft } from "./helping";

describe("what a teacher writes to a team that may ask for help meanwhile", () => {
  it("T9, Q24: answers the flag that stood when it was begun, as long as that stands; any other flag stays, and it is a word", () => {
    const begun = typeDraft(typeDraft(noDraft, "Look", "flag 1"), "Look at it", "flag 1");
    expect(flagAnsweredBy(begun, "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(begun, null)).toBeNull();
    expect(flagAnsweredBy(begun, "flag 2")).toBeNull();
    expect(flagAnsweredBy(typeDraft(begun, "Look at it again", "flag 2"), "flag 2")).toBeNull();

    const word = typeDraft(noDraft, "Well begun", null);
    expect(flagAnsweredBy(word, null)).toBeNull();
    expect(flagAnsweredBy(typeDraft(word, "Well begun.", "flag 1"), "flag 1")).toBeNull();
  });

  it("T9, Q24: what is begun anew, also after all was deleted, answers the flag that stands then", () => {
    const deleted = typeDraft(typeDraft(noDraft, "Well begun", null), " ", "flag 1");
    expect(flagAnsweredBy(deleted, "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(typeDraft(deleted, "Here", "flag 1"), "flag 1")).toBe("flag 1");
    expect(flagAnsweredBy(noDraft, "flag 1")).toBe("flag 1");
  });
});
