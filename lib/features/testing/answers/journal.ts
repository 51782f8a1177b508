import * as facts from "@/lib/activity/queries/facts";
import * as journal from "@/lib/activity/queries/journal";
import * as actions from "@/lib/features/undo/queries/student-actions";
import { changes, each, inAnyOrder, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { at, id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const classId = id("class");

/** Spans around the time of one entry. */
const spans = {
  "ends with it": { from: at(20), to: at(27) },
  "begins with it": { from: at(27), to: at(34) },
  "begins after it": { from: at(27.5), to: at(34) },
};

/** A journal contains every entry, and shows which are undone. */
export const journalAnswers: Answers = {
  insertEntry: changes(
    (tx) =>
      journal.insertEntry(
        tx,
        { classId, activityId: lesson, teacherId: id("Byrd"), kind: "move", values: {}, changes: [] },
        now,
      ),
    [
      "+ journal new: at at 60, id new, kind move, values {}, changes [], class_id class, teacher_id Byrd, activity_id lesson",
    ],
  ),
  listEntries: [
    inOrder(
      (tx) => pick(journal.listEntries(tx, { classId, activityId: lesson }, 99), "id", "undoable", "undoneAt"),
      [
        "undo of a hand-in · no undoneAt",
        "entry of another kind · no undoneAt",
        "Byrd’s entry · no undoneAt",
        "undone entry like it · at 34",
        "entry like it in the lesson · no undoneAt",
        "redo · no undoneAt",
        "undone redo · at 31.7",
        "undo of what stands again · no undoneAt",
        "entry that stands again · undoable · no undoneAt",
        "undo · no undoneAt",
        "undone entry · undoable · at 29",
        "entry like it · no undoneAt",
        "entry of the class · no undoneAt",
        "entry of another team · undoable · no undoneAt",
        "entry of a move · undoable · no undoneAt",
        "entry of the moment of the worksheet · undoable · no undoneAt",
        "entry before the worksheet · undoable · no undoneAt",
      ],
    ),
    inOrder(
      (tx) => pick(journal.listEntries(tx, { classId, activityId: null }, 99), "id"),
      ["entry of another kind", "undone entry like it", "entry like it", "entry of the class"],
    ),
    inOrder(
      (tx) => pick(journal.listEntries(tx, { classId, activityId: lesson }, 2, at(30)), "id"),
      ["undo", "undone entry"],
    ),
  ],
  findEntries: inAnyOrder(
    (tx) => pick(journal.findEntries(tx, [id("undo"), id("undone entry")]), "id", "about", "undoneAt"),
    ["undo · undone entry · no undoneAt", "undone entry · no about · at 29"],
  ),
  findExtendable: [
    ...each(
      inOrder,
      (span: "ends with it" | "begins with it" | "begins after it") => (tx) =>
        pick(
          journal.findExtendable(
            tx,
            { classId, activityId: null, teacherId: id("Okafor"), kind: "rename-class", values: { team: 1 } },
            spans[span],
          ),
          "id",
        ),
      {
        "ends with it": [
          "entry like it",
          "undone entry",
          "undo",
          "entry that stands again",
          "undo of what stands again",
          "undone redo",
          "redo",
          "entry like it in the lesson",
          "undone entry like it",
          "Byrd’s entry",
          "entry of another kind",
          "Byrd’s entry of the next lesson",
          "undo of a hand-in",
          "entry of the next lesson",
        ],
        "begins with it": [
          "entry like it",
          "undone entry",
          "undo",
          "entry that stands again",
          "undo of what stands again",
          "undone redo",
          "redo",
          "entry like it in the lesson",
          "undone entry like it",
          "Byrd’s entry",
          "entry of another kind",
          "Byrd’s entry of the next lesson",
          "undo of a hand-in",
          "entry of the next lesson",
        ],
        "begins after it": [],
      },
    ),
    inOrder(
      (tx) =>
        pick(
          journal.findExtendable(
            tx,
            { classId, activityId: null, teacherId: id("Okafor"), kind: "rename-class", values: { team: 1 } },
            { from: at(20), to: at(34) },
          ),
          "id",
        ),
      [
        "entry like it",
        "undone entry",
        "undo",
        "entry that stands again",
        "undo of what stands again",
        "undone redo",
        "redo",
        "entry like it in the lesson",
        "undone entry like it",
        "Byrd’s entry",
        "entry of another kind",
        "Byrd’s entry of the next lesson",
        "undo of a hand-in",
        "entry of the next lesson",
      ],
    ),
    inOrder(
      (tx) =>
        pick(
          journal.findExtendable(
            tx,
            { classId, activityId: lesson, teacherId: id("Byrd"), kind: "marks", values: { of: id("Rex") } },
            { from: at(20), to: at(36) },
          ),
          "id",
        ),
      [
        "Byrd’s entry",
        "entry of another kind",
        "Byrd’s entry of the next lesson",
        "undo of a hand-in",
        "entry of the next lesson",
      ],
    ),
    inOrder(
      (tx) =>
        pick(
          journal.findExtendable(
            tx,
            { classId, activityId: lesson, teacherId: id("Okafor"), kind: "marks", values: { of: id("Rex") } },
            { from: at(20), to: at(36) },
          ),
          "id",
        ),
      [],
    ),
    inOrder(
      (tx) =>
        pick(
          journal.findExtendable(
            tx,
            { classId, activityId: null, teacherId: id("Okafor"), kind: "rename-class", values: { team: 1 } },
            { from: at(20), to: at(26.5) },
          ),
          "id",
        ),
      [
        "entry of the class",
        "entry like it",
        "undone entry",
        "undo",
        "entry that stands again",
        "undo of what stands again",
        "undone redo",
        "redo",
        "entry like it in the lesson",
        "undone entry like it",
        "Byrd’s entry",
        "entry of another kind",
        "Byrd’s entry of the next lesson",
        "undo of a hand-in",
        "entry of the next lesson",
      ],
    ),
  ],
  setEntryChanges: changes(
    (tx) => journal.setEntryChanges(tx, id("entry of a move"), []),
    ["~ journal entry of a move: changes []"],
  ),
  deleteEntry: changes((tx) => journal.deleteEntry(tx, id("entry of a move")), ["- journal entry of a move"]),
  lockEntry: [
    inOrder(
      async (tx) => pick([(await journal.lockEntry(tx, classId, id("undone entry"))) ?? { id: "nothing" }], "id"),
      ["undone entry"],
    ),
    inOrder((tx) => journal.lockEntry(tx, id("other class"), id("undone entry")), ["nothing"]),
  ],
  listEntriesInForceAfter: inOrder(
    async (tx) => {
      const [first] = await journal.findEntries(tx, [id("entry before the worksheet")]);
      return pick(journal.listEntriesInForceAfter(tx, classId, first?.n ?? 0), "id");
    },
    [
      "entry of the moment of the worksheet",
      "entry of a move",
      "entry of another team",
      "entry of the class",
      "entry like it",
      "undo",
      "entry that stands again",
      "undo of what stands again",
      "redo",
      "entry like it in the lesson",
      "Byrd’s entry",
      "entry of another kind",
      "Byrd’s entry of the next lesson",
      "undo of a hand-in",
      "entry of the next lesson",
    ],
  ),
  markUndone: [
    changes(
      (tx) => journal.markUndone(tx, id("entry that stands again"), now),
      ["~ journal entry that stands again: undone_at at 60", "~ journal redo: undone_at at 60"],
    ),
    changes((tx) => journal.markUndone(tx, id("entry of a move"), now), ["~ journal entry of a move: undone_at at 60"]),
  ],
  markNotUndone: changes(
    (tx) => journal.markNotUndone(tx, id("undone entry")),
    ["~ journal undone entry: undone_at null"],
  ),
  listFlagSentences: inAnyOrder(
    (tx) => journal.listFlagSentences(tx, [id("flag of 1"), id("answered flag of 1"), id("no flag")]),
    ["answered flag of 1 · answered flag of 1", "flag of 1 · flag of 1"],
  ),
};

/** Facts of one kind by these columns. */
const inLesson = (kind: keyof typeof facts.activityFacts, columns: string, expected: readonly string[]) =>
  inAnyOrder(
    async (tx) =>
      pick((await facts.activityFacts[kind](tx, [lesson])) as Record<string, unknown>[], ...columns.split(" ")),
    expected,
  );
const inClass = (kind: keyof typeof facts.classFacts, expected: readonly string[]) =>
  inAnyOrder((tx) => facts.classFacts[kind](tx, classId), expected);

/** Facts that an action or its undo can change; ended rows are no facts. */
export const factsAnswers: Answers = {
  findRecords: inAnyOrder(
    (tx) => facts.findRecords(tx, [id("Ada"), id("Rex")]),
    ["Ada · A · 1 · Ada@example.org", "Rex · A · 3 · ada@example.org"],
  ),
  activityFacts: [
    inLesson("activity", "id phase round", ["lesson · compare · 2"]),
    inLesson("team", "id activityId number mode locked", [
      "team 1 · lesson · 1 · bias · locked",
      "team 2 · lesson · 2 · shift",
      "team 3 · lesson · 3 · shortcut · locked",
      "team 4 · lesson · 4 · shift",
    ]),
    inLesson("member", "studentId teamId", [
      "Abe · team 1",
      "Ada · team 1",
      "Ben · team 1",
      "Cem · team 2",
      "Dee · team 2",
      "Fay · team 4",
      "Hal · team ended while it writes",
      "Kim · team 3",
      "Rex · team 1",
    ]),
    inLesson("match", "id round teamIds", [
      "earlier match · 1 · [team 1, team 3]",
      "later match · 2 · [team 3]",
      "match · 2 · [team 2, team 1]",
    ]),
    inLesson("clock", "phase fromMs lengthMs", ["compare · 0 · 300000", "write · 0 · 900000"]),
    inLesson("team-minutes", "teamId phase ms", [
      "team 1 · compare · 60000",
      "team 2 · write · 120000",
      "team 4 · compare · -60000",
      "team ended while it writes · compare · 240000",
      "team ended · compare · 180000",
    ]),
    inLesson("flag-ended", "id teamId studentId", [
      "answered flag of 1 · team 1 · Ada",
      "flag of 3 that was put away · team 3 · Kim",
      "flag of Cem that was answered · no teamId · Cem",
      "flag of Eve that was answered · no teamId · Eve",
    ]),
    inLesson("flag-lowered", "id teamId studentId", ["flag of Cem of an earlier phase · no teamId · Cem"]),
    inLesson("flag-coming", "id studentId by", ["flag of Eve · Eve · Okafor"]),
    inLesson("word", "id", ["later word", "word", "word at the same time"]),
    inLesson("word-over", "id", []),
    inLesson("absent", "studentId", ["Abe", "Lou", "Rex again"]),
    inLesson("in-casebook", "worksheetId", ["earlier sheet 3", "sheet 1"]),
    inLesson("reason-hidden", "studentId", ["Ben"]),
    inLesson("mark", "submissionId studentId criterion teacherId level chosen", [
      "first hand-in of 2 · Dee · harm · Okafor · 5",
      "first hand-in of 2 · Eve · harm · Okafor · 4",
      "first hand-in of 2 · no studentId · harm · Okafor · 3",
      "hand-in of 1 · Eve · harm · Byrd · 5",
      "hand-in of 1 · Eve · harm · Okafor · 2",
      "hand-in of 1 · Rex · harm · Okafor · 1",
      "hand-in of 1 · no studentId · fix · Okafor · 5",
      "hand-in of 1 · no studentId · harm · Byrd · 4",
      "hand-in of 1 · no studentId · harm · Okafor · 3 · chosen",
      "hand-in of 4 · Ada again · harm · Okafor · 4",
      "hand-in of 4 · not Ben · harm · Okafor · 4",
      "hand-in of the earlier sheet 3 · no studentId · harm · Okafor · 3",
      "hand-in of the ended · no studentId · harm · Okafor · 3",
      "taken back of 1 · Hal · harm · Okafor · 6",
      "taken back of 1 · no studentId · harm · Okafor · 6",
    ]),
    inLesson("comment", "id submissionId", [
      "Byrd’s comment on the ended · hand-in of the ended",
      "comment on 1 · hand-in of 1",
      "comment on 4 · hand-in of 4",
      "comment on the earlier 2 · hand-in of the earlier sheet 2",
      "comment on the first of 1 at the same time · first hand-in of 1",
      "comment on the first of 1 · first hand-in of 1",
      "comment on the first of 2 · first hand-in of 2",
      "comment on what was taken back · taken back of 1",
      "later comment on 1 · hand-in of 1",
      "later comment on the first of 1 · first hand-in of 1",
    ]),
    inLesson("returned", "worksheetId submissionId teamId", [
      "earlier sheet 3 · hand-in of the earlier sheet 3 · team 3",
      "sheet 1 · hand-in of 1 · team 1",
      "sheet ended · hand-in of the ended · team ended",
    ]),
    inLesson("released", "id teamId", [
      "first hand-in of 1 · team 1",
      "first hand-in of 2 · team 2",
      "hand-in of 1 · team 1",
      "hand-in of the earlier sheet 2 · team 2",
      "hand-in of the earlier sheet 3 · team 3",
      "hand-in of the ended · team ended",
      "hand-in of who writes on · team ended while it writes",
      "taken back of 1 · team 1",
    ]),
    inLesson("handed-in", "id", ["hand-in of 4"]),
  ],
  classFacts: [
    inClass("teacher", ["class · Aalto · steer", "class · Byrd · read", "class · Okafor · steer"]),
    inClass("invitation", [
      "class · invitation into the class · read",
      "class · newer invitation into the class · steer",
      "class · old invitation into the class · read",
      "class · reset into the class · read",
      "class · used invitation into the class · read",
    ]),
    inClass("class", ["class · Period 1 · AAAAAA · joiningOpen"]),
    inClass("student", [
      "Abe · onRoster · 125 · opened",
      "Ada · onRoster · 150 · opened",
      "Ben · onRoster · 100 · opened",
      "Cem · onRoster · 100 · opened",
      "Dan · 100",
      "Dee · onRoster · 100 · opened",
      "Eve · 100 · opened",
      "Fay · 100 · opened",
      "Gus · onRoster · 100",
      "Hal · 100 · opened",
      "Kim · onRoster · 100",
    ]),
    inClass("merged", [
      "Ada again · Ada · pinCounts",
      "Ada once more · Ada · pinCounts",
      "Ben again · Ben · pinCounts",
      "Rex again · Rex · pinCounts",
      "earlier Ada again · Ben · pinCounts",
      "not Ben · Ben",
    ]),
  ],
};

/** Students' actions, including those of students who have left since. */
export const actionsAnswers: Answers = {
  listJoins: [
    inOrder(
      (tx) => actions.listJoins(tx, lesson, 99, null),
      [
        "Rex again · at 34",
        "Rex · at 33",
        "Eve · at 32",
        "Fay · at 31",
        "Ada again · at 16",
        "Hal · at 15",
        "Abe · at 14",
        "Dee · at 13",
        "Cem · at 12",
        "Ben · at 11",
        "Ada · at 10",
      ],
    ),
    inOrder((tx) => actions.listJoins(tx, lesson, 1, null), ["Rex again · at 34"]),
    inOrder((tx) => actions.listJoins(tx, lesson, 1, at(16)), ["Hal · at 15"]),
  ],
  listStudentHandIns: [
    inOrder(
      (tx) => actions.listStudentHandIns(tx, lesson, 99, null),
      [
        "at 38 · 7",
        "at 37 · 2",
        "at 36 · 2 · again",
        "at 36 · 3",
        "at 35 · 4 · again",
        "at 34 · 1 · again",
        "at 33 · 3",
        "at 32 · 1 · again",
        "at 31 · 2",
        "at 30 · 1",
        "at 29 · 1",
      ],
    ),
    inOrder((tx) => actions.listStudentHandIns(tx, lesson, 1, at(37)), ["at 36 · 2 · again"]),
  ],
  listTakeBacks: [
    inOrder((tx) => actions.listTakeBacks(tx, lesson, 99, null), ["3 · at 37", "1 · at 35"]),
    inOrder((tx) => actions.listTakeBacks(tx, lesson, 1, null), ["3 · at 37"]),
    inOrder((tx) => actions.listTakeBacks(tx, lesson, 1, at(37)), ["1 · at 35"]),
  ],
};
