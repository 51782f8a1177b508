import { worksheetTexts } from "@/lib/sync/format/fields";
import * as casebook from "@/lib/features/cases/casebook/queries/casebook";
import * as submissions from "@/lib/features/cases/writing/queries/submissions";
import * as worksheets from "@/lib/features/cases/writing/queries/worksheets";
import { changes, inAnyOrder, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const texts = worksheetTexts({ title: "New" });

export const submissionsAnswers: Answers = {
  findSubmission: each(
    inOrder,
    (label) => async (tx) => {
      const found = await submissions.findSubmission(tx, lesson, id(label));
      return found === null
        ? []
        : pick(
            [found],
            "number",
            "archived",
            "by",
            "memberIds",
            "ownerIds",
            "takenBackAt",
            "releasedAt",
            "returnedAt",
            "newestId",
          );
    },
    {
      "hand-in of 1": ["1 · Rex · [Ben, Ada, Rex] · [Rex, Eve] · no takenBackAt · at 37 · at 33 · hand-in of 1"],
      "taken back of 1": ["1 · Ada · [Ben, Ada, Eve] · [Hal] · at 35 · at 34.5 · no returnedAt · hand-in of 1"],
      "first hand-in of 2": ["2 · Cem · [Cem] · [Dee, Eve] · no takenBackAt · at 36 · no returnedAt · hand-in of 2"],
      "hand-in of the earlier sheet 3": [
        "3 · archived · Ada · [earlier Kim, Kim] · [] · no takenBackAt · at 38 · at 34 · hand-in of the earlier sheet 3",
      ],
      "taken back of 3": ["3 · Ada · [Kim] · [] · at 37 · no releasedAt · no returnedAt · no newestId"],
      "hand-in of 4": [
        "4 · Okafor · [Fay] · [Ada again, not Ben] · no takenBackAt · no releasedAt · no returnedAt · hand-in of 4 at the same time",
      ],
      "other hand-in": [],
    },
  ),
  listSubmissionsOf: inOrder(
    (tx) => submissions.listSubmissionsOf(tx, id("sheet 1")),
    [
      "first hand-in of 1 · at 30 · no takenBackAt",
      "hand-in of 1 · at 32 · no takenBackAt",
      "taken back of 1 · at 34 · at 35",
    ],
  ),
};

const teams = ["team 1", "team 2", "team 3", "team ended"].map(id);

export const worksheetsAnswers: Answers = {
  findTeamCases: inOrder(
    (tx) => worksheets.findTeamCases(tx, teams),
    [
      "lesson · team 1 · 1 · bias · sheet 1 · 2 · [Abe · Abe · 3, Ada · Ada · 2, Ben · Ben · 1]",
      "lesson · team 2 · 2 · shift · sheet 2 · 1 · [Cem · Cem · 1, Dee · Dee · 0]",
      "lesson · team 3 · 3 · shortcut · sheet 3 · 1 · [Kim · Kim · 0]",
    ],
  ),
  findTeamCase: each(inOrder, (team) => (tx) => worksheets.findTeamCase(tx, id(team)), {
    "team 2": ["lesson · team 2 · 2 · shift · sheet 2 · 1 · [Cem · Cem · 1, Dee · Dee · 0]"],
    "team ended": ["nothing"],
  }),
  findLatestSubmissions: inAnyOrder(
    (tx) =>
      pick(worksheets.findLatestSubmissions(tx, ["sheet 1", "sheet 2", "sheet 3", "sheet 4"].map(id)), "id", "by"),
    ["hand-in of 1 · Rex", "hand-in of 2 · Dee", "hand-in of 4 at the same time · Ada"],
  ),
  lockWorksheet: changes((tx) => worksheets.lockWorksheet(tx, id("sheet 1")), []),
  findPresentMemberIds: inAnyOrder((tx) => worksheets.findPresentMemberIds(tx, lesson, id("team 1")), ["Ada", "Ben"]),
  insertSubmission: changes(
    (tx) =>
      worksheets.insertSubmission(tx, {
        id: id("new hand-in"),
        activityId: lesson,
        teamId: id("team 3"),
        worksheetId: id("sheet 3"),
        mode: "shortcut",
        texts,
        memberIds: [id("Kim")],
        at: now,
      }),
    [
      "new hand-in · at 60",
      '+ submissions new hand-in: at at 60, id new hand-in, mode shortcut, texts {"title":"New","harmed":"","source":"","answer4":"","answer5":"","answer6":"","response":"","scenario":"","prevention":""}, team_id team 3, member_ids ["Kim"], activity_id lesson, worksheet_id sheet 3, marks_carried false',
    ],
  ),
  markTakenBack: each(changes, (sheet) => (tx) => worksheets.markTakenBack(tx, id(sheet), now), {
    "sheet 1": [
      "2",
      "~ submissions first hand-in of 1: taken_back_at at 60",
      "~ submissions hand-in of 1: taken_back_at at 60",
    ],
    "sheet 3": ["0"],
  }),
  setTakenBack: [
    changes(
      (tx) => worksheets.setTakenBack(tx, id("taken back of 1"), null),
      ["1", "~ submissions taken back of 1: taken_back_at null"],
    ),
    changes(
      (tx) => worksheets.setTakenBack(tx, id("hand-in of 1"), now),
      ["1", "~ submissions hand-in of 1: taken_back_at at 60"],
    ),
  ],
  findLiveMatchIds: each(inAnyOrder, (team) => (tx) => worksheets.findLiveMatchIds(tx, id(team)), {
    "team 1": ["earlier match", "match"],
    "team 4": [],
  }),
};

export const casebookAnswers: Answers = {
  listCases: inOrder(
    async (tx) =>
      (await casebook.listCases(tx, lesson)).map(({ submission, ...row }) => ({
        ...row,
        texts: submission?.texts,
        memberIds: new Set(submission?.memberIds),
      })),
    [
      "team 1 · 1 · bias · sheet 1 · included · “text of hand-in of 1” · {Ada, Ben, Rex}",
      "team 2 · 2 · shift · sheet 2 · “text of hand-in of 2” · {Cem, Dee}",
      "team 3 · 3 · shortcut · sheet 3 · no texts · {}",
      "team 4 · 4 · shift · sheet 4 · “text of hand-in of 4 at the same time” · {Fay}",
    ],
  ),
  listTeamMembers: inAnyOrder(
    (tx) => casebook.listTeamMembers(tx, lesson),
    [
      "team 1 · Abe",
      "team 1 · Ada",
      "team 1 · Ben",
      "team 1 · Rex",
      "team 2 · Cem",
      "team 2 · Dee",
      "team 3 · Kim",
      "team 4 · Fay",
      "team ended while it writes · Hal",
    ],
  ),
  listLiveMatchTeams: inOrder(
    (tx) => casebook.listLiveMatchTeams(tx, lesson),
    [
      "earlier match · 1 · team 1",
      "earlier match · 1 · team 3",
      "match · 2 · team 2",
      "later match · 2 · team 3",
      "match · 2 · team 1",
    ],
  ),
  setInCasebook: changes(
    (tx) => casebook.setInCasebook(tx, id("sheet 2"), now),
    ["~ worksheets sheet 2: in_casebook_at at 60"],
  ),
  setNotesInCasebook: changes(
    (tx) => casebook.setNotesInCasebook(tx, lesson, true),
    ["~ activities lesson: notes_in_casebook true"],
  ),
};
