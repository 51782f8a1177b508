import * as merging from "@/lib/features/people/joining/queries/merging";
import * as names from "@/lib/features/people/joining/queries/new-names";
import * as participants from "@/lib/features/people/joining/queries/participants";
import { changes, inAnyOrder, each, inOrder, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");

export const mergingAnswers: Answers = {
  moveBelongings: [
    ...each(changes, (name) => (tx) => merging.moveBelongings(tx, id(name), id("Abe")), {
      Eve: [
        "~ marks Byrd’s mark of Eve: student_id Abe",
        "~ marks Eve’s mark of 1: student_id Abe",
        "~ marks Eve’s mark of the first of 2: student_id Abe",
        '~ participants lesson/Abe: absent_at null, came_from [{"from":"Eve","before":{"absentAt":"at 29","joinedAt":"at 14","chosenMode":"bias","sectionsRead":["one"],"resultsSeenAt":null}}]',
      ],
      Gus: [
        '~ participants lesson/Abe: came_from [{"from":"Gus","before":{"absentAt":"at 29","joinedAt":"at 14","chosenMode":"bias","sectionsRead":["one"],"resultsSeenAt":null}}]',
      ],
      Lou: [
        '~ participants lesson/Abe: came_from [{"from":"Lou","before":{"absentAt":"at 29","joinedAt":"at 14","chosenMode":"bias","sectionsRead":["one"],"resultsSeenAt":null}}]',
      ],
      "Rex again": [
        '~ participants lesson/Abe: came_from [{"from":"Rex again","before":{"absentAt":"at 29","joinedAt":"at 14","chosenMode":"bias","sectionsRead":["one"],"resultsSeenAt":null}}]',
        '~ tries try of Rex again: came_from ["Rex again"], student_id Abe',
      ],
    }),
    changes(
      (tx) => merging.moveBelongings(tx, id("Eve"), id("Fay")),
      [
        "~ marks Byrd’s mark of Eve: student_id Fay",
        "~ marks Eve’s mark of 1: student_id Fay",
        "~ marks Eve’s mark of the first of 2: student_id Fay",
        '~ participants lesson/Fay: came_from [{"from":"Eve","before":{"absentAt":null,"joinedAt":"at 31","chosenMode":null,"sectionsRead":[],"resultsSeenAt":null}}], sections_read ["one"]',
      ],
    ),
    changes(
      (tx) => merging.moveBelongings(tx, id("Rex"), id("Cem")),
      [
        '+ ballots lesson/Cem/final: kind final, mode bias, choice no, reason Rex’s reason, cast_at at 50, team_id team 1, came_from ["Rex"], changed_at at 50, student_id Cem, activity_id lesson, after_reveal false',
        '+ guesses lesson/Cem/cooks: at at 11, guess cooks, answer a, came_from ["Rex"], student_id Cem, activity_id lesson',
        '+ guesses lesson/Cem/cows: at at 11, guess cows, answer a, came_from ["Rex"], student_id Cem, activity_id lesson',
        '+ tickets lesson/Cem: mind Rex thought, test , came_from ["Rex"], changed_at at 53, student_id Cem, written_at at 52, activity_id lesson',
        "- ballots lesson/Rex/final",
        "- guesses lesson/Rex/cooks",
        "- guesses lesson/Rex/cows",
        "- tickets lesson/Rex",
        "~ marks Rex’s mark of 1: student_id Cem",
        '~ participants lesson/Cem: came_from [{"from":"Rex","before":{"absentAt":null,"joinedAt":"at 12","chosenMode":"shift","sectionsRead":[],"resultsSeenAt":null}}], sections_read ["three"]',
        '~ tries second try of Rex: came_from ["Rex"], student_id Cem',
        '~ tries try of Rex: came_from ["Rex"], student_id Cem',
      ],
    ),
    changes(
      (tx) => merging.moveBelongings(tx, id("Eve"), id("Ada")),
      [
        "~ marks Eve’s mark of the first of 2: student_id Ada",
        '~ participants lesson/Ada: came_from [{"from":"Eve","before":{"absentAt":null,"joinedAt":"at 10","chosenMode":"bias","sectionsRead":["one","two"],"resultsSeenAt":"at 44"}}]',
      ],
    ),
    changes(
      (tx) => merging.moveBelongings(tx, id("Abe"), id("Dee")),
      [
        '+ ballots lesson/Dee/before: kind before, choice yes, reason Abe’s reason, cast_at at 50, came_from ["Abe"], changed_at at 50, student_id Dee, activity_id lesson, after_reveal false',
        '+ guesses lesson/Dee/cows: at at 11, guess cows, answer b, came_from ["Abe"], student_id Dee, activity_id lesson',
        '+ tickets lesson/Dee: mind , test Abe would test, came_from ["Abe"], changed_at at 53, student_id Dee, written_at at 52, activity_id lesson',
        "- ballots lesson/Abe/before",
        "- guesses lesson/Abe/cows",
        "- tickets lesson/Abe",
        '~ participants lesson/Dee: came_from [{"from":"Abe","before":{"absentAt":null,"joinedAt":"at 13","chosenMode":null,"sectionsRead":[],"resultsSeenAt":null}}], chosen_mode bias, sections_read ["one"]',
      ],
    ),
  ],
  moveBelongingsBack: changes(
    (tx) => merging.moveBelongingsBack(tx, id("Ada again"), id("Ada")),
    [
      '+ ballots lesson/Ada again/before: kind before, choice yes, reason , cast_at at 50, came_from ["Ada once more"], changed_at at 50, student_id Ada again, activity_id lesson, after_reveal false',
      '+ guesses lesson/Ada again/cows: at at 11, guess cows, answer a, came_from ["Ada once more"], student_id Ada again, activity_id lesson',
      '+ tickets lesson/Ada again: mind Ada thought, test , came_from ["Ada once more"], changed_at at 53, student_id Ada again, written_at at 52, activity_id lesson',
      "- ballots lesson/Ada/before",
      "- guesses lesson/Ada/cows",
      "- tickets lesson/Ada",
      "~ tries first try of Ada: came_from [], student_id Ada again",
    ],
  ),
  isConfirmedName: [
    inOrder(
      async (tx) => [{ confirmed: await merging.isConfirmedName(tx, id("Ada again"), id("Ada")) }],
      ["confirmed"],
    ),
    inOrder(async (tx) => [{ confirmed: await merging.isConfirmedName(tx, id("not Ben"), id("Ben")) }], [""]),
    inOrder(async (tx) => [{ confirmed: await merging.isConfirmedName(tx, id("Ada again"), id("Ben")) }], [""]),
  ],
  listMerges: inOrder(
    (tx) => merging.listMerges(tx, [id("Ada"), id("Ben"), id("Cem")]),
    [
      "earlier Ada again · Ada again · Ben · isConfirmed · pinCounts",
      "Ben again · Ben again · Ben · isConfirmed · pinCounts",
      "Ada once more · Ada once more · Ada · isConfirmed",
      "Ada again · Ada again · Ada · isConfirmed · pinCounts · isSeen",
      "not Ben · not Ben · Ben",
    ],
  ),
  markMergesSeen: changes(
    (tx) => merging.markMergesSeen(tx, id("Ada"), now),
    ["~ students Ada once more: merge_seen_at at 60"],
  ),
};

export const newNamesAnswers: Answers = {
  listNewNames: inAnyOrder(
    (tx) => names.listNewNames(tx, id("class"), at(30)),
    ["at 30 · another address", "at 31 · an address", "at 31 · an address"],
  ),
  findTeamsSince: each(inOrder, (label) => (tx) => names.findTeamsSince(tx, id(label)), {
    lesson: ["at 21"],
    "next lesson": ["nothing"],
  }),
  listNewcomers: inOrder(
    (tx) => names.listNewcomers(tx, id("class"), at(30)),
    ["Dan · Dan · at 31", "Eve · Eve · at 31 · wrote", "Fay · Fay · at 30 · voted · inTeam"],
  ),
};

export const participantsAnswers: Answers = {
  markJoined: each(changes, (name) => (tx) => participants.markJoined(tx, lesson, id(name), now), {
    Gus: ["true", "~ participants lesson/Gus: joined_at at 60"],
    Abe: ["true", "~ participants lesson/Abe: absent_at null"],
    Ada: ["false"],
    "earlier Kim": [
      "true",
      "+ participants lesson/earlier Kim: came_from [], joined_at at 60, student_id earlier Kim, activity_id lesson, sections_read []",
    ],
  }),
  setAbsent: [
    changes((tx) => participants.setAbsent(tx, lesson, id("Ada"), now), ["~ participants lesson/Ada: absent_at at 60"]),
    changes((tx) => participants.setAbsent(tx, lesson, id("Abe"), null), ["~ participants lesson/Abe: absent_at null"]),
    changes(
      (tx) => participants.setAbsent(tx, lesson, id("earlier Kim"), now),
      [
        "+ participants lesson/earlier Kim: absent_at at 60, came_from [], student_id earlier Kim, activity_id lesson, sections_read []",
      ],
    ),
  ],
  countJoined: inOrder((tx) => participants.countJoined(tx, lesson), ["7"]),
  listJoinedIds: inAnyOrder(
    (tx) => participants.listJoinedIds(tx, lesson),
    ["Ada", "Ben", "Cem", "Dee", "Eve", "Fay", "Hal"],
  ),
};
