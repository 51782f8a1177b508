import { describe, expect, it } from "vitest";
import { phases, type Phase } from "./phases";
import { maySeePresence } from "./access";
import { mayFollowTopic } from "./topic-access";
import { phasesWith } from "@/lib/activity/testing/expected-access";
import { nobody, stranger, teacher, inTray, ownTeam, partner, otherTeam } from "@/lib/activity/testing/roles";

describe("the live channel", () => {
  const matches = [
    { id: "m1", teamIds: ["t1", "t2"] },
    { id: "m2", teamIds: ["t3", "t4"] },
  ];
  const people = { nobody, stranger, inTray, ownTeam, partner, otherTeam };
  const compared = phasesWith((row) => row.partner === "read");
  const students = (topic: string) => {
    const heard = phasesWith((row) => row.topics.includes(topic));
    return { inTray: heard, ownTeam: heard, partner: heard, otherTeam: heard };
  };
  /** For each topic: who of `people` can follow it, and in which phases (Q1). */
  const followed: Record<string, Partial<Record<keyof typeof people, readonly Phase[]>>> = {
    phase: { inTray: phases, ownTeam: phases, partner: phases, otherTeam: phases },
    teams: { inTray: phases, ownTeam: phases, partner: phases, otherTeam: phases },
    tray: students("tray"),
    matches: students("matches"),
    roster: students("roster"),
    ballots: students("ballots"),
    submissions: students("submissions"),
    pause: students("pause"),
    words: { inTray: phases, ownTeam: phases, partner: phases, otherTeam: phases },
    choices: {},
    clock: {},
    flags: {},
    wall: students("wall"),
    presenting: {},
    locks: {},
    reviews: {},
    tries: {},
    "student:s1": { ownTeam: phases },
    "team:t1": { ownTeam: phases, partner: compared },
    "team:t2": { ownTeam: compared, partner: phases },
    "team:t3": { otherTeam: phases },
    "match:m1": { ownTeam: compared, partner: compared },
    "match:m2": { otherTeam: compared },
    "match:m3": {},
    "worksheet:t1": {},
    constructor: {},
    "": {},
  };

  it("Q1f, S6b: each topic is heard by those, and in those phases, in which their pages show it; a teacher hears all", () => {
    for (const [topic, who] of Object.entries(followed)) {
      for (const phase of phases) {
        const hears = Object.entries(people)
          .filter(([, person]) => mayFollowTopic(person, topic, { phase, matches }))
          .map(([name]) => name);
        expect(hears, `${topic} in ${phase}`).toEqual(
          Object.keys(people).filter((name) => who[name as keyof typeof people]?.includes(phase)),
        );
        expect(mayFollowTopic(teacher, topic, { phase, matches })).toBe(true);
      }
    }
  });

  it("Q8b: a partner is not heard of once the match has ended", () => {
    expect(mayFollowTopic(ownTeam, "team:t2", { phase: "compare", matches: [] })).toBe(false);
    expect(mayFollowTopic(ownTeam, "match:m1", { phase: "compare", matches: [] })).toBe(false);
  });

  it("Q1f: who is here is a teacher's to see", () => {
    expect([teacher, ...Object.values(people)].filter(maySeePresence)).toEqual([teacher]);
  });
});
