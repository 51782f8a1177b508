import * as clocks from "@/lib/features/hour/clocks/queries/clocks";
import * as installation from "@/lib/auth/queries/installation";
import { changes, elsewhere, inAnyOrder, each, inOrder, ofPool, type Answers } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const time = { spentMs: 5, countsFrom: now.getTime() };

export const clocksAnswers: Answers = {
  findClock: each(
    inOrder,
    (phase: "compare" | "learn" | "vote") => async (tx) => {
      const { time: spent, limit } = await clocks.findClock(tx, lesson, phase);
      return [{ ...spent, ...limit }];
    },
    { compare: ["60000 · 1768465800000 · 0 · 300000"], learn: ["120000 · no countsFrom"], vote: ["0 · no countsFrom"] },
  ),
  listCurrentClocks: inAnyOrder(
    (tx) => clocks.listCurrentClocks(tx, [lesson, id("next lesson"), id("other lesson")]),
    ["lesson · compare · 60000 · 1768465800000 · 0 · 300000", "other lesson · write · 2 · no countsFrom · 1 · 2"],
  ),
  setPhaseTime: [
    changes(
      (tx) => clocks.setPhaseTime(tx, lesson, "write", time),
      ["~ phase_clocks lesson/write: spent_ms 5, counts_from at 60"],
    ),
    changes(
      (tx) => clocks.setPhaseTime(tx, lesson, "vote", { ...time, countsFrom: null }),
      ["+ phase_clocks lesson/vote: phase vote, spent_ms 5, activity_id lesson"],
    ),
  ],
  setLimit: [
    changes(
      (tx) => clocks.setLimit(tx, lesson, "write", null),
      ["~ phase_clocks lesson/write: limit_from_ms null, limit_length_ms null"],
    ),
    changes(
      (tx) => clocks.setLimit(tx, lesson, "vote", { fromMs: 1, lengthMs: 2 }),
      ["+ phase_clocks lesson/vote: phase vote, spent_ms 0, activity_id lesson, limit_from_ms 1, limit_length_ms 2"],
    ),
  ],
  setPause: changes((tx) => clocks.setPause(tx, lesson, null), ["~ activities lesson: pause null"]),
  setPlan: changes((tx) => clocks.setPlan(tx, lesson, "plan"), ["~ activities lesson: plan plan"]),
  setPresentMinutes: changes(
    (tx) => clocks.setPresentMinutes(tx, lesson, 7),
    ["~ activities lesson: present_minutes 7"],
  ),
  setTeamMinutes: [
    changes((tx) => clocks.setTeamMinutes(tx, id("team 1"), "compare", 5), ["~ team_minutes team 1/compare: ms 5"]),
    changes(
      (tx) => clocks.setTeamMinutes(tx, id("team 1"), "vote", 5),
      ["+ team_minutes team 1/vote: ms 5, phase vote, team_id team 1"],
    ),
  ],
  replaceTeamMinutes: changes(
    (tx) =>
      clocks.replaceTeamMinutes(tx, lesson, "compare", [
        { teamId: id("team 2"), ms: 7 },
        { teamId: id("team 3"), ms: 0 },
      ]),
    [
      "+ team_minutes team 2/compare: ms 7, phase compare, team_id team 2",
      "- team_minutes team 1/compare",
      "- team_minutes team 4/compare",
      "- team_minutes team ended while it writes/compare",
      "- team_minutes team ended/compare",
    ],
  ),
  setExtraTime: changes((tx) => clocks.setExtraTime(tx, id("Ben"), 150), ["~ students Ben: extra_time 150"]),
  raiseExtraTime: [
    changes((tx) => clocks.raiseExtraTime(tx, id("Ada"), id("Ben")), ["~ students Ben: extra_time 150"]),
    changes((tx) => clocks.raiseExtraTime(tx, id("Ben"), id("Ada")), []),
  ],
  listTeamTimes: inAnyOrder(
    (tx) => clocks.listTeamTimes(tx, [lesson]),
    ["lesson · team 1 · 150 · 60000", "lesson · team 4 · 100 · -60000"],
  ),
  loadTimes: inAnyOrder(
    async (tx) => {
      const times = await clocks.loadTimes(tx, [
        { id: lesson, pause: null },
        { id: id("closed lesson"), pause: null },
      ]);
      return new Map(
        [...times].map(([of, { time: spent, limit, teams, students }]) => [
          of,
          { ...spent, ...limit, teams, students },
        ]),
      );
    },
    [
      "closed lesson: 0 · no countsFrom · {closed team: closed lesson · closed team · 150 · 0} · {Abe: 125 · 0, Ada: 150 · 0}",
      "lesson: 60000 · 1768465800000 · 0 · 300000 · {team 1: lesson · team 1 · 150 · 60000, team 4: lesson · team 4 · 100 · -60000} · {Abe: 125 · 0, Ada: 150 · 0}",
    ],
  ),
};

const started = "lib/server/boot/open-bus.many.test.ts";

export const installationAnswers: Answers = {
  loadDatabaseId: elsewhere(started),
  findBackupTimes: ofPool(() => installation.findBackupTimes(), ["at 2 · at 5 · at 6"]),
  storeAuditCopied: elsewhere("lib/features/privacy/audit-copy.int.test.ts"),
  storeErasure: elsewhere("lib/server/boot/clear-erased.int.test.ts"),
  findErasure: elsewhere("lib/server/boot/clear-erased.int.test.ts"),
  forgetErasure: elsewhere("lib/server/boot/clear-erased.int.test.ts"),
  storeBackupTime: elsewhere("lib/server/backup/daily-backups.many.test.ts"),
  findRestored: inOrder(async (tx) => [await installation.findRestored(tx)], ["at 3 · at 4"]),
  storeRestored: elsewhere("lib/server/backup/restore-embedded.int.test.ts"),
  findDisabledSignInMethods: inOrder(async (tx) => [await installation.findDisabledSignInMethods(tx)], [""]),
  setDisabledSignInMethods: changes(
    (tx) => installation.setDisabledSignInMethods(tx, { pinsOff: true }),
    ["~ installation new: pins_off true"],
  ),
  findToolKey: ofPool(() => installation.findToolKey(), ["key"]),
  storeToolKey: elsewhere(started),
};
