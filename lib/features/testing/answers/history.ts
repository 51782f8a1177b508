import * as history from "@/lib/features/cases/history/queries/history";
import { changes, elsewhere, inAnyOrder, each, inOrder, type Answers } from "@/lib/features/testing/answers";
import { at, id } from "@/lib/features/testing/labels";

const source = {
  activityId: id("lesson"),
  teamId: id("team 1"),
  createdAt: at(21),
  number: 1,
  mode: "bias",
  documentId: id("document 1"),
};

/** A history includes ended rows: hand-ins that were taken back, returns that ended, students who left. */
export const historyAnswers: Answers = {
  findHistorySource: [
    inOrder((tx) => history.findHistorySource(tx, id("sheet 1")), ["lesson · team 1 · 1 · bias · at 21 · document 1"]),
    inOrder(
      (tx) => history.findHistorySource(tx, id("sheet ended")),
      ["lesson · team ended · 1 · bias · at 21 · document ended"],
    ),
  ],
  findWriters: [
    inOrder(
      (tx) => history.findWriters(tx, source),
      [
        "Rex · Rex · no name · 0",
        "Ben · Ben · Ben · 1",
        "not Ben · Ben · Ben · 1",
        "Ada · Ada · Ada · 2",
        "Abe · Abe · Abe · 3",
      ],
    ),
    inOrder(
      (tx) => history.findWriters(tx, { documentId: id("earlier document 3"), teamId: id("team 3") }),
      ["Kim · Kim · Kim · 0", "Ada again · Ada · Ada · no seat", "Rex · Rex · no name · no seat"],
    ),
  ],
  listHandIns: inAnyOrder(
    (tx) => history.listHandIns(tx, id("sheet 1")),
    [
      "at 30 · no takenBackAt · Ada · no teacher",
      "at 32 · no takenBackAt · Rex · no teacher",
      "at 34 · at 35 · Ada · no teacher",
    ],
  ),
  listReturns: inAnyOrder((tx) => history.listReturns(tx, id("sheet 1")), ["at 31", "at 33"]),
  listMemberChanges: inOrder(
    (tx) => history.listMemberChanges(tx, source),
    ["at 21 · joined · Fay", "at 24 · joined · Rex", "at 24 · Cem", "at 30 · Dee", "at 32 · joined · Dee"],
  ),
  listLeavers: inAnyOrder(
    (tx) => history.listLeavers(tx, id("sheet 2")),
    ["at 36 · Ada", "at 37 · Ada of the other class", "at 50 · Rex"],
  ),
  listRestores: inOrder(
    (tx) => history.listRestores(tx, id("document 1")),
    ["restore · at 34 · at 28 · no undoes", "later restore · at 35 · no moment · restore"],
  ),
  isHandedIn: each(inOrder, (sheet) => async (tx) => [{ handedIn: await history.isHandedIn(tx, id(sheet)) }], {
    "sheet 1": ["handedIn"],
    "sheet 3": [""],
  }),
  lockOpenDocument: each(
    inOrder,
    (document) => async (tx) => [{ locked: await history.lockOpenDocument(tx, id(document)) }],
    { "document 1": ["locked"], "replaced document 1": [""] },
  ),
  insertRestore: changes(
    (tx) =>
      history.insertRestore(
        tx,
        id("document 1"),
        {
          writer: id("new writer"),
          n: 1,
          author: id("Okafor"),
          carried: false,
          time: at(60).getTime(),
          bytes: new Uint8Array([1]),
        },
        { moment: at(30), undoes: null },
      ),
    [
      "+ restores document 1/new writer: at at 60, moment at 30, writer new writer, document_id document 1",
      "+ updates document 1/new writer/1: time at 60, bytes \\x01, author Okafor, writer new writer, carried false, document_id document 1",
    ],
  ),
};

export const rowBlocksAnswers: Answers = {
  readRowBlocks: elsewhere("lib/features/cases/history/long-history.int.test.ts"),
};
