import { worksheetTexts } from "@/lib/sync/format/fields";
import * as arrangement from "@/lib/features/teams/queries/arrangement";
import * as copies from "@/lib/features/teams/queries/copies";
import * as choice from "@/lib/features/teams/queries/mode-choice";
import * as news from "@/lib/features/teams/queries/team-news";
import * as teams from "@/lib/features/teams/queries/teams";
import { changes, inAnyOrder, each, inOrder, type Answers } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const inLesson = (name: string) => ({ activityId: lesson, studentId: id(name) });

export const arrangementAnswers: Answers = {
  listTeams: inOrder(
    (tx) => arrangement.listTeams(tx, lesson),
    [
      "team 1 · 1 · bias · locked · sheet 1 · begun · handedIn",
      "team 2 · 2 · shift · sheet 2 · begun · handedIn",
      "team 3 · 3 · shortcut · locked · sheet 3",
      "team 4 · 4 · shift · sheet 4 · handedIn",
    ],
  ),
  listStudents: inOrder(
    (tx) => arrangement.listStudents(tx, id("class"), lesson),
    [
      "Abe · Abe · onRoster ·  · opened · absent · bias · team 1 · 3",
      "Ada · Ada · onRoster · A · opened · bias · team 1 · 2",
      "Ben · Ben · onRoster ·  · opened · bias · team 1 · 1",
      "Cem · Cem · onRoster ·  · opened · shift · team 2 · 1",
      "Dan · Dan ·  · no chosenMode · no teamId · no seat",
      "Dee · Dee · onRoster ·  · opened · no chosenMode · team 2 · 0",
      "Eve · Eve ·  · opened · no chosenMode · no teamId · no seat",
      "Fay · Fay ·  · opened · no chosenMode · team 4 · 0",
      "Gus · Gus · onRoster ·  · shift · no teamId · no seat",
      "Hal · Hal ·  · opened · no chosenMode · no teamId · 0",
      "Kim · Kim · onRoster ·  · no chosenMode · team 3 · 0",
    ],
  ),
  listMatches: inOrder(
    (tx) => arrangement.listMatches(tx, lesson, 2),
    [
      "ended match · no exemplarMode · ended · no presentingTeamId · [team 3 · 1 · left, team 1 · 2, team 4 · 3 · left]",
      "match · no exemplarMode · locked · team 1 · [team 2 · 1, team 1 · 2, team 4 · 3 · left]",
      "later match · shift · override · no presentingTeamId · [team 3 · 1]",
    ],
  ),
  listEarlierMeetings: inAnyOrder(
    async (tx) => (await arrangement.listEarlierMeetings(tx, lesson, 2)).map((ids) => new Set(ids)),
    ["{team 1, team 3}"],
  ),
  countChoices: [
    inAnyOrder((tx) => arrangement.countChoices(tx, lesson), ["bias: 2", "shift: 2"]),
    inAnyOrder((tx) => arrangement.countChoices(tx, lesson, id("Ada")), ["bias: 1", "shift: 2"]),
  ],
  listFormerModes: inAnyOrder(
    (tx) => arrangement.listFormerModes(tx, lesson),
    ["team 2 · bias", "team 3 · bias", "team 4 · bias"],
  ),
  listEndedTeams: inOrder(
    (tx) => arrangement.listEndedTeams(tx, lesson),
    ["team ended later · 5 · shift", "team ended while it writes · 7 · bias", "team ended · 1 · bias"],
  ),
};

export const copiesAnswers: Answers = {
  findWorksheetsOf: inAnyOrder(
    (tx) => copies.findWorksheetsOf(tx, [id("team 2"), id("team ended")]),
    ["team 2 · earlier sheet 2", "team 2 · sheet 2", "team ended · sheet ended"],
  ),
  saveCopies: changes(
    (tx) =>
      copies.saveCopies(tx, [
        {
          ...inLesson("Ada"),
          worksheetId: id("sheet 2"),
          at: now,
          texts: worksheetTexts({ title: "new" }),
        },
      ]),
    [
      '~ copies copy of sheet 2 for Ada: at at 60, texts {"title":"new","harmed":"","source":"","answer4":"","answer5":"","answer6":"","response":"","scenario":"","prevention":""}',
    ],
  ),
  listWorksheetCopies: inOrder(
    (tx) => copies.listWorksheetCopies(tx, [inLesson("Ada"), inLesson("Ben")]),
    [
      "lesson · Ada · earlier sheet 3 · 3 · bias · “copy of earlier sheet 3” · at 33",
      "lesson · Ada · sheet ended · 1 · bias · “copy of sheet ended” · at 34",
      "lesson · Ada · sheet 2 · 2 · shift · “copy of sheet 2” · at 36",
      "lesson · Ben · sheet ended · 1 · bias · “copy of sheet ended” · at 40",
    ],
  ),
  listArchivedWorksheets: [
    inOrder(
      (tx) => copies.listArchivedWorksheets(tx, { activityId: lesson }),
      [
        "sheet ended later · team ended later · 5 · shift · at 41 · teamEnded · [Ben]",
        "sheet ended · team ended · 1 · bias · at 40 · teamEnded · [Ben]",
        "earlier sheet 3 · team 3 · 3 · bias · at 35 · []",
        "earlier sheet 2 · team 2 · 2 · bias · at 34 · [Cem, Dee]",
        "earlier sheet ended without a word · team ended without a word · 6 · shift · at 32 · teamEnded · [Ben]",
      ],
    ),
    inOrder(
      (tx) => copies.listArchivedWorksheets(tx, { teamIds: [id("team 1"), id("team 3")] }),
      ["earlier sheet 3 · team 3 · 3 · bias · at 35 · []"],
    ),
  ],
  findArchivedWorksheet: [
    inOrder(
      (tx) => copies.findArchivedWorksheet(tx, lesson, id("sheet ended")),
      ["sheet ended · team ended · 1 · bias · at 40 · teamEnded · [Ben]"],
    ),
    inOrder((tx) => copies.findArchivedWorksheet(tx, lesson, id("sheet 1")), ["nothing"]),
    inOrder((tx) => copies.findArchivedWorksheet(tx, id("next lesson"), id("sheet ended")), ["nothing"]),
  ],
};

export const choiceAnswers: Answers = {
  setChoice: [
    changes(
      (tx) => choice.setChoice(tx, id("closed lesson"), { open: true }),
      ["~ activities closed lesson: choice_open true"],
    ),
    changes(
      (tx) => choice.setChoice(tx, id("closed lesson"), { open: true, cap: null }),
      ["~ activities closed lesson: choice_cap null, choice_open true"],
    ),
  ],
  saveChoice: [
    changes(
      (tx) => choice.saveChoice(tx, { ...inLesson("Gus"), mode: "bias" }, now),
      ["~ participants lesson/Gus: chosen_at at 60, joined_at at 60, chosen_mode bias"],
    ),
    changes(
      (tx) => choice.saveChoice(tx, { ...inLesson("Ada"), mode: "shift" }, now),
      ["~ participants lesson/Ada: chosen_at at 60, chosen_mode shift"],
    ),
  ],
  findChoice: [
    inOrder((tx) => choice.findChoice(tx, lesson, id("Ada")), ["bias"]),
    inOrder((tx) => choice.findChoice(tx, lesson, id("Dee")), ["nothing"]),
  ],
};

export const newsAnswers: Answers = {
  findTeamFacts: inOrder(
    (tx) =>
      news.findTeamFacts(tx, [
        inLesson("Ada"),
        inLesson("Cem"),
        inLesson("Eve"),
        inLesson("Hal"),
        { activityId: id("next lesson"), studentId: id("Ada") },
      ]),
    [
      "team ended · bias · 1 · [Rex, Cem] · team 1 · 1 · bias · [Abe, Ben, Rex] · seenTeamEnded · Abe · Ben · Cem",
      "team 2 · shift · 2 · [Dee] · team 2 · 2 · shift · [Dee] · Dee",
      "no team · [] · no team · [] · ",
      "no seen · team ended while it writes · 7 · bias · [] · ",
      "no seen · no team · [] · ",
    ],
  ),
  setTeamSeen: changes(
    (tx) => news.setTeamSeen(tx, lesson, id("Ada"), { team: null, mateIds: [] }),
    ['~ participants lesson/Ada: team_seen {"team":null,"mateIds":[]}'],
  ),
};

export const teamsAnswers: Answers = {
  insertTeams: changes(
    (tx) => teams.insertTeams(tx, [{ activityId: lesson, number: 8, mode: "bias" }]),
    [
      "new",
      "+ documents new: id new, kind worksheet, epoch 1, created_at just now, worksheet_id new",
      "+ teams new: id new, mode bias, locked false, number 8, created_at just now, activity_id lesson",
      "+ worksheets new: id new, mode bias, team_id new, created_at just now",
    ],
  ),
  dissolveTeams: changes(
    (tx) => teams.dissolveTeams(tx, [id("team 1"), id("team 3")], now),
    [
      "- team_members lesson/Abe",
      "- team_members lesson/Ada",
      "- team_members lesson/Ben",
      "- team_members lesson/Kim",
      "- team_members lesson/Rex",
      "~ documents document 1: closed_at at 60",
      "~ documents document 3: closed_at at 60",
      "~ teams team 1: dissolved_at at 60",
      "~ teams team 3: dissolved_at at 60",
      "~ worksheets sheet 1: archived_at at 60",
      "~ worksheets sheet 3: archived_at at 60",
    ],
  ),
  reviveTeam: [
    changes(
      (tx) => teams.reviveTeam(tx, id("team ended"), { number: 8, mode: "bias" }),
      [
        "~ documents document ended: closed_at null",
        "~ teams team ended: number 8, dissolved_at null",
        "~ worksheets sheet ended: archived_at null",
      ],
    ),
    changes(
      (tx) => teams.reviveTeam(tx, id("team ended"), { number: 8, mode: "shift", locked: true }),
      [
        "+ documents new: id new, kind worksheet, epoch 1, created_at just now, worksheet_id new",
        "+ worksheets new: id new, mode shift, team_id team ended, created_at just now",
        "~ teams team ended: mode shift, locked true, number 8, dissolved_at null",
      ],
    ),
  ],
  setTeamLocked: changes((tx) => teams.setTeamLocked(tx, id("team 2"), true), ["~ teams team 2: locked true"]),
  changeTeamMode: [
    changes(
      (tx) => teams.changeTeamMode(tx, id("team 1"), "shift", now),
      [
        "+ documents new: id new, kind worksheet, epoch 1, created_at just now, worksheet_id new",
        "+ worksheets new: id new, mode shift, team_id team 1, created_at just now",
        "~ documents document 1: closed_at at 60",
        "~ teams team 1: mode shift",
        "~ worksheets sheet 1: archived_at at 60",
      ],
    ),
    changes(
      (tx) => teams.changeTeamMode(tx, id("team 3"), "bias", now),
      [
        "~ documents document 3: closed_at at 60",
        "~ documents earlier document 3: closed_at null",
        "~ teams team 3: mode bias",
        "~ worksheets earlier sheet 3: archived_at null",
        "~ worksheets sheet 3: archived_at at 60",
      ],
    ),
  ],
  seatStudents: changes(
    (tx) => teams.seatStudents(tx, lesson, [id("Ben")], [{ studentId: id("Cem"), teamId: id("team 1") }]),
    ["- team_members lesson/Ben", "~ team_members lesson/Cem: team_id team 1"],
  ),
  placeStudents: changes(
    (tx) =>
      teams.placeStudents(tx, lesson, [
        { studentId: id("Eve"), teamId: id("team 2") },
        { studentId: id("Lou"), teamId: id("team 1") },
      ]),
    [
      "+ team_members lesson/Eve: seat 2, team_id team 2, student_id Eve, activity_id lesson",
      "+ team_members lesson/Lou: seat 4, team_id team 1, student_id Lou, activity_id lesson",
    ],
  ),
  takeOutOfTeams: changes(
    (tx) => teams.takeOutOfTeams(tx, lesson, [id("Ada"), id("Ada of the other class")]),
    ["- team_members lesson/Ada"],
  ),
  listTeamIdsOf: inAnyOrder(
    (tx) => teams.listTeamIdsOf(tx, ["Ada", "Ben", "Ada of the other class"].map(id)),
    ["closed team", "other team", "team 1"],
  ),
  findTeamOf: [
    inOrder((tx) => teams.findTeamOf(tx, lesson, id("Ada")), ["team 1"]),
    inOrder((tx) => teams.findTeamOf(tx, lesson, id("Cem")), ["team 2"]),
    inOrder((tx) => teams.findTeamOf(tx, id("next lesson"), id("Ada")), ["nothing"]),
  ],
  listPlacedIds: [
    inAnyOrder(
      (tx) => teams.listPlacedIds(tx, lesson),
      ["Abe", "Ada", "Ben", "Cem", "Dee", "Fay", "Hal", "Kim", "Rex"],
    ),
    inOrder((tx) => teams.listPlacedIds(tx, id("next lesson")), ["nothing"]),
  ],
  hasTeams: [
    inOrder(async (tx) => [{ hasTeams: await teams.hasTeams(tx, lesson) }], ["hasTeams"]),
    inOrder(async (tx) => [{ hasTeams: await teams.hasTeams(tx, id("next lesson")) }], [""]),
  ],
  findTeamMode: inOrder((tx) => teams.findTeamMode(tx, id("team 2")), ["shift"]),
  findTeamNumber: each(inOrder, (team) => (tx) => teams.findTeamNumber(tx, lesson, id(team)), {
    "team 2": ["2"],
    "team ended": ["nothing"],
    "other team": ["nothing"],
  }),
  listTeamsToCopy: inOrder(
    (tx) => teams.listTeamsToCopy(tx, lesson),
    ["1 · bias · [Ben, Ada, Abe]", "2 · shift · [Dee, Cem]", "3 · shortcut · [Kim]", "4 · shift · [Fay]"],
  ),
};
