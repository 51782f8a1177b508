import * as ownWork from "@/lib/features/restoring/queries/own-work";
import * as tickets from "@/lib/features/votes/tickets/queries/tickets";
import * as ballots from "@/lib/features/votes/voting/queries/ballots";
import { changes, inAnyOrder, each, inOrder, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const voter = (name: string) => ({ activityId: lesson, studentId: id(name) });
const cast = {
  kind: "final",
  choice: "no",
  reason: "New.",
  teamId: id("team 2"),
  mode: "shift",
  afterReveal: true,
  castAs: id("Ada again"),
} as const;

export const ballotsAnswers: Answers = {
  findOwnVotes: inOrder(
    (tx) =>
      ballots.findOwnVotes(tx, [
        voter("Abe"),
        voter("Ada"),
        { activityId: id("next lesson"), studentId: id("Ada") },
        voter("Ben"),
        voter("Rex"),
      ]),
    [
      "yes · Abe’s reason · yes · Abe’s reason",
      "yes ·  · no · Ada’s reason · resultsSeen",
      "no before · yes · Later.",
      "no before · yes · Ben’s reason · beforeSkipped",
      "yes ·  · no · Rex’s reason",
    ],
  ),
  hasBallotInTeam: each(inOrder, (name) => async (tx) => [{ inTeam: await ballots.hasBallotInTeam(tx, voter(name)) }], {
    Ada: ["inTeam"],
    Ben: [""],
  }),
  upsertBallot: [
    changes(
      (tx) => ballots.upsertBallot(tx, { ...voter("Cem"), ...cast, at: now, unlessLater: false }),
      [
        "true",
        '+ ballots lesson/Cem/final: kind final, mode shift, choice no, reason New., cast_at at 60, team_id team 2, came_from ["Ada again"], changed_at at 60, student_id Cem, activity_id lesson, after_reveal true',
      ],
    ),
    changes(
      (tx) => ballots.upsertBallot(tx, { ...voter("Ada"), ...cast, at: at(51), unlessLater: false }),
      ["true", "~ ballots lesson/Ada/final: reason New., changed_at at 51"],
    ),
    changes((tx) => ballots.upsertBallot(tx, { ...voter("Ada"), ...cast, at: at(51), unlessLater: true }), ["false"]),
    changes(
      (tx) => ballots.upsertBallot(tx, { ...voter("Ada"), ...cast, at: at(52), unlessLater: true }),
      ["true", "~ ballots lesson/Ada/final: reason New."],
    ),
  ],
  markBallotSeen: [
    changes(
      (tx) => ballots.markBallotSeen(tx, lesson, id("Ada"), "beforeSkippedAt", now),
      ["~ participants lesson/Ada: before_skipped_at at 60"],
    ),
    changes((tx) => ballots.markBallotSeen(tx, lesson, id("Ada"), "resultsSeenAt", now), []),
    changes(
      (tx) => ballots.markBallotSeen(tx, lesson, id("earlier Kim"), "resultsSeenAt", now),
      [
        "+ participants lesson/earlier Kim: came_from [], student_id earlier Kim, activity_id lesson, sections_read [], results_seen_at at 60",
      ],
    ),
  ],
  countCast: inOrder((tx) => ballots.countCast(tx, lesson), ["7 · 2 · 4"]),
  listBallotFacts: inAnyOrder(
    (tx) => ballots.listBallotFacts(tx, lesson),
    [
      "Abe · before · yes · no teamId · no mode",
      "Abe · final · yes · team ended · bias",
      "Ada · before · yes · no teamId · no mode",
      "Ada · final · no · team 1 · bias",
      "Ben · final · yes · no teamId · no mode",
      "Cem · before · no · no teamId · no mode",
      "Dee · final · yes · no teamId · no mode · afterReveal",
      "Fay · final · no · no teamId · no mode",
      "another erased voter · final · yes · no teamId · no mode",
      "erased voter · before · no · no teamId · no mode",
      "erased voter · final · yes · team 2 · shift",
    ],
  ),
  listReasons: inOrder(
    (tx) => ballots.listReasons(tx, lesson),
    ["Dee · yes · Dee’s reason", "Abe · yes · Abe’s reason", "Ada · no · Ada’s reason"],
  ),
  listVoters: inOrder(
    (tx) => ballots.listVoters(tx, lesson),
    [
      "Abe · Abe · absent · before · final",
      "Ada · Ada · before · final",
      "Ben · Ben · final",
      "Cem · Cem · before",
      "Dee · Dee · final",
      "Eve · Eve",
      "Fay · Fay · final",
      "Hal · Hal",
    ],
  ),
  listNamedBallots: inOrder(
    (tx) => ballots.listNamedBallots(tx, lesson),
    [
      "Abe · Abe · before · yes · Abe’s reason",
      "Abe · Abe · final · yes · Abe’s reason",
      "Ada · Ada · before · yes · ",
      "Ada · Ada · final · no · Ada’s reason",
      "Ben · Ben · final · yes · Ben’s reason · reasonHidden",
      "Cem · Cem · before · no ·  · reasonHidden",
      "Dee · Dee · final · yes · Dee’s reason · afterReveal",
      "Fay · Fay · final · no · ",
    ],
  ),
  setReasonHidden: [
    changes(
      (tx) => ballots.setReasonHidden(tx, lesson, id("Ada"), now),
      ["true", "~ ballots lesson/Ada/final: reason_hidden_at at 60"],
    ),
    changes(
      (tx) => ballots.setReasonHidden(tx, lesson, id("Abe"), now),
      ["true", "~ ballots lesson/Abe/final: reason_hidden_at at 60"],
    ),
    changes((tx) => ballots.setReasonHidden(tx, lesson, id("Cem"), now), ["false"]),
  ],
  findBallotOrigin: [
    inOrder((tx) => ballots.findBallotOrigin(tx, voter("Ada"), "before"), ["Ada again"]),
    inOrder((tx) => ballots.findBallotOrigin(tx, voter("Ada"), "final"), ["Ada"]),
    inOrder((tx) => ballots.findBallotOrigin(tx, voter("Ben"), "before"), ["nothing"]),
  ],
};

const owner = (name: string, team: string | null) => ({ ...voter(name), teamId: team === null ? null : id(team) });

export const ownWorkAnswers: Answers = {
  findOwnWork: inOrder(
    (tx) =>
      ownWork.findOwnWork(tx, [
        owner("Ada", "team 1"),
        owner("Ben", "team 1"),
        { ...owner("Ada", "team ended in the next lesson"), activityId: id("next lesson") },
        owner("Cem", "team 2"),
        owner("Kim", "team 3"),
        owner("Fay", "team 4"),
        owner("Rex", null),
      ]),
    [
      "at 32 · at 50 · at 52",
      "at 32 · no before · at 50",
      "no handIn · no before · at 50",
      "at 36 · at 50 · no final",
      "no handIn · no before · no final",
      "at 35 · no before · at 50",
      "no handIn · at 50 · at 50",
    ],
  ),
};

const written = { mind: "New.", test: "Newer.", writtenAs: id("Ada again") };

export const ticketsAnswers: Answers = {
  findTicket: each(
    inOrder,
    (name) => async (tx) => [
      (await tickets.findTicket(tx, voter(name))) ?? { mind: "nothing", test: "", origin: id(name) },
    ],
    {
      Ada: ["Ada thought ·  · Ada again"],
      Ben: [" ·  · Ben"],
      Rex: ["Rex thought ·  · Rex"],
      Cem: ["nothing ·  · Cem"],
    },
  ),
  upsertTicket: [
    changes(
      (tx) => tickets.upsertTicket(tx, voter("Cem"), { ...written, at: now, unlessLater: false }),
      [
        "true",
        '+ tickets lesson/Cem: mind New., test Newer., came_from ["Ada again"], changed_at at 60, student_id Cem, written_at at 60, activity_id lesson',
      ],
    ),
    changes(
      (tx) => tickets.upsertTicket(tx, voter("Ada"), { ...written, at: at(51), unlessLater: false }),
      ["true", "~ tickets lesson/Ada: mind New., test Newer., changed_at at 51"],
    ),
    changes((tx) => tickets.upsertTicket(tx, voter("Ada"), { ...written, at: at(52), unlessLater: true }), ["false"]),
    changes(
      (tx) => tickets.upsertTicket(tx, voter("Ada"), { ...written, at: at(53), unlessLater: true }),
      ["true", "~ tickets lesson/Ada: mind New., test Newer."],
    ),
  ],
  listTicketWriters: inOrder(
    (tx) => tickets.listTicketWriters(tx, lesson),
    [
      "Abe · Abe · written",
      "Ada · Ada · written",
      "Ben · Ben",
      "Cem · Cem",
      "Dee · Dee",
      "Eve · Eve",
      "Fay · Fay",
      "Hal · Hal",
    ],
  ),
  listTickets: inOrder((tx) => tickets.listTickets(tx, lesson), ["Abe ·  · Abe would test", "Ada · Ada thought · "]),
};
