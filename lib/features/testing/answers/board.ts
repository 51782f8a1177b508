import * as board from "@/lib/features/screens/board/queries/board";
import { inAnyOrder, inOrder, type Answers } from "@/lib/features/testing/answers";
import { id } from "@/lib/features/testing/labels";

export const boardAnswers: Answers = {
  listBoardTeams: inOrder(
    (tx) => board.listBoardTeams(tx, id("lesson")),
    [
      "team 1 · 1 · bias · sheet 1",
      "team 2 · 2 · shift · sheet 2",
      "team 3 · 3 · shortcut · sheet 3",
      "team 4 · 4 · shift · sheet 4",
    ],
  ),
  listBoardSubmissions: inOrder(
    (tx) => board.listBoardSubmissions(tx, id("lesson")),
    [
      "hand-in of 2 · team 2 · at 36 · text of hand-in of 2 · no returnedAt · again",
      "hand-in of 1 · team 1 · at 32 · text of hand-in of 1 · at 33 · again",
      "hand-in of 4 at the same time · team 4 · at 35 · text of hand-in of 4 at the same time · no returnedAt",
    ],
  ),
  listBoardMatches: inOrder(
    (tx) => board.listBoardMatches(tx, id("lesson"), 2),
    [
      "match · team 2 · no exemplarMode · team 1 · 1 · presented",
      "later match · team 3 · shift · override · no presentingTeamId · 1",
      "match · team 1 · no exemplarMode · team 1 · 2",
    ],
  ),
  listReached: inAnyOrder((tx) => board.listReached(tx, id("lesson")), ["Ben: compare"]),
  listWorksheetDocuments: inOrder(
    (tx) => board.listWorksheetDocuments(tx, id("lesson")),
    ["sheet 1 · document 1", "sheet 2 · document 2", "sheet 3 · document 3", "sheet 4 · document 4"],
  ),
};
