import * as marks from "@/lib/features/cases/reviewing/queries/marks";
import * as ownReviews from "@/lib/features/cases/reviewing/queries/own-reviews";
import * as reviews from "@/lib/features/cases/reviewing/queries/reviews";
import { changes, inAnyOrder, each, inOrder, pick, type Answers } from "@/lib/features/testing/answers";
import { worksheetTexts } from "@/lib/sync/format/fields";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const ofTeam = { submissionId: id("hand-in of 1"), studentId: null, criterion: "harm" };
const ofEve = { ...ofTeam, studentId: id("Eve") };

export const marksAnswers: Answers = {
  listMarks: inAnyOrder(
    (tx) => marks.listMarks(tx, id("hand-in of 1")),
    [
      "Eve · harm · Byrd · 5",
      "Eve · harm · Okafor · 2",
      "Rex · harm · Okafor · 1",
      "no studentId · fix · Okafor · 5",
      "no studentId · harm · Byrd · 4",
      "no studentId · harm · Okafor · 3 · chosen",
    ],
  ),
  setMark: [
    changes(
      (tx) => marks.setMark(tx, { ...ofTeam, teacherId: id("Okafor"), level: null }),
      ["true", "- marks mark of 1"],
    ),
    changes(
      (tx) => marks.setMark(tx, { ...ofEve, teacherId: id("Okafor"), level: null }),
      ["true", "- marks Eve’s mark of 1"],
    ),
    changes(
      (tx) => marks.setMark(tx, { ...ofTeam, teacherId: id("Okafor"), level: 6 }),
      ["true", "~ marks mark of 1: level 6"],
    ),
    changes((tx) => marks.setMark(tx, { ...ofTeam, teacherId: id("Okafor"), level: 3 }), ["false"]),
    changes(
      (tx) => marks.setMark(tx, { ...ofEve, teacherId: id("Byrd"), level: 1 }),
      ["true", "~ marks Byrd’s mark of Eve: level 1"],
    ),
  ],
  chooseLevel: [
    changes(
      (tx) => marks.chooseLevel(tx, ofTeam, 4),
      ["~ marks Byrd’s mark of 1: chosen true", "~ marks mark of 1: chosen false"],
    ),
    changes((tx) => marks.chooseLevel(tx, ofTeam, null), ["~ marks mark of 1: chosen false"]),
  ],
  setChosen: [
    changes(
      (tx) => marks.setChosen(tx, { ...ofTeam, teacherId: id("Byrd") }, true),
      ["~ marks Byrd’s mark of 1: chosen true"],
    ),
    changes(
      (tx) => marks.setChosen(tx, { ...ofEve, teacherId: id("Byrd") }, true),
      ["~ marks Byrd’s mark of Eve: chosen true"],
    ),
  ],
  hasMarks: each(inOrder, (label) => async (tx) => [{ marked: await marks.hasMarks(tx, id(label)) }], {
    lesson: ["marked"],
    "next lesson": [""],
  }),
  setRubric: changes(
    (tx) => marks.setRubric(tx, lesson, [{ id: "harm", name: "Harm", levels: ["1", "2"] }]),
    ['~ activities lesson: rubric [{"id":"harm","name":"Harm","levels":["1","2"]}]'],
  ),
  copyMarksOfLastSubmission: [
    changes(
      (tx) =>
        marks.copyMarksOfLastSubmission(tx, {
          id: id("first hand-in of 1"),
          worksheetId: id("sheet 1"),
          memberIds: [],
          texts: worksheetTexts({ title: "Changed" }),
        }),
      [
        "+ marks new: id new, level 6, chosen false, criterion harm, student_id Hal, teacher_id Okafor, submission_id first hand-in of 1",
        "+ marks new: id new, level 6, chosen false, criterion harm, teacher_id Okafor, submission_id first hand-in of 1",
        "~ submissions first hand-in of 1: marks_carried true",
      ],
    ),
    changes(
      (tx) =>
        marks.copyMarksOfLastSubmission(tx, {
          id: id("hand-in of 2"),
          worksheetId: id("sheet 2"),
          memberIds: [id("Dee")],
          texts: worksheetTexts({ title: "Changed" }),
        }),
      [
        "+ marks new: id new, level 3, chosen false, criterion harm, teacher_id Okafor, submission_id hand-in of 2",
        "+ marks new: id new, level 4, chosen false, criterion harm, student_id Eve, teacher_id Okafor, submission_id hand-in of 2",
        "~ submissions hand-in of 2: marks_carried true",
      ],
    ),
  ],
  setMarksCarried: [
    changes(
      (tx) => marks.setMarksCarried(tx, id("hand-in of 1"), true),
      ["~ submissions hand-in of 1: marks_carried true"],
    ),
    changes((tx) => marks.setMarksCarried(tx, id("hand-in of 1"), false), []),
  ],
};

const saved = {
  id: id("comment on 1"),
  teacherId: id("Byrd"),
  field: "case",
  passage: null,
  text: "Changed.",
} as const;
/** The team of each of these students of the ended class. */
const teamOf: Record<string, string> = {
  Ada: "team 1",
  Dee: "team 2",
  Kim: "team 3",
  Fay: "team 4",
  Cem: "team ended",
};
const student = (name: string) => {
  const team = teamOf[name];
  return { studentId: id(name), teamId: team === undefined ? null : id(team) };
};

export const reviewsAnswers: Answers = {
  listTeamComments: inOrder(
    (tx) => reviews.listTeamComments(tx, id("hand-in of 1")),
    ["comment on 1 · case · no passage · Say who was harmed.", "later comment on 1 · title · no passage · Shorter."],
  ),
  listComments: [
    inOrder(
      (tx) => reviews.listComments(tx, id("hand-in of 1")),
      [
        "comment on 1 · Okafor · case · no passage · Say who was harmed.",
        "later comment on 1 · Okafor · title · no passage · Shorter.",
      ],
    ),
    inOrder(
      (tx) => reviews.listComments(tx, id("first hand-in of 1")),
      [
        "comment on the first of 1 at the same time · Okafor · case · no passage · Once.",
        "comment on the first of 1 · Okafor · case · no passage · Once more.",
        "later comment on the first of 1 · Okafor · case · no passage · Once and last.",
      ],
    ),
  ],
  findCommentText: [
    inOrder((tx) => reviews.findCommentText(tx, id("hand-in of 1"), id("comment on 1")), ["Say who was harmed."]),
    inOrder((tx) => reviews.findCommentText(tx, id("hand-in of 4"), id("comment on 1")), ["nothing"]),
  ],
  listOwnComments: [
    inOrder(
      (tx) => reviews.listOwnComments(tx, id("Okafor"), 99),
      ["Say who was harmed.", "Shorter.", "A source?", "Once and last.", "Once more.", "Once.", "Closed."],
    ),
    inOrder((tx) => reviews.listOwnComments(tx, id("Okafor"), 1), ["Say who was harmed."]),
  ],
  saveComment: [
    changes(
      (tx) => reviews.saveComment(tx, { ...saved, submissionId: id("hand-in of 1"), createdAt: now }),
      ["true", "~ comments comment on 1: text Changed."],
    ),
    changes((tx) => reviews.saveComment(tx, { ...saved, submissionId: id("hand-in of 4"), createdAt: now }), ["false"]),
    changes(
      (tx) =>
        reviews.saveComment(tx, { ...saved, id: id("new comment"), submissionId: id("hand-in of 4"), createdAt: now }),
      [
        "true",
        "+ comments new comment: id new comment, text Changed., field case, created_at at 60, teacher_id Byrd, submission_id hand-in of 4",
      ],
    ),
  ],
  removeComment: [
    changes((tx) => reviews.removeComment(tx, id("hand-in of 1"), id("comment on 1")), ["- comments comment on 1"]),
    changes((tx) => reviews.removeComment(tx, id("hand-in of 4"), id("comment on 1")), []),
  ],
  listReturns: inAnyOrder(
    (tx) => reviews.listReturns(tx, ["sheet 1", "sheet 2", "sheet 4", "sheet ended"].map(id)),
    ["sheet 1 · hand-in of 1", "sheet ended · hand-in of the ended"],
  ),
  insertReturn: [
    changes(
      (tx) => reviews.insertReturn(tx, { worksheetId: id("sheet 2"), submissionId: id("hand-in of 2"), at: now }),
      ["+ returns new: at at 60, id new, worksheet_id sheet 2, submission_id hand-in of 2"],
    ),
    // A return by a clock that was set back.
    changes(
      (tx) =>
        reviews.insertReturn(tx, { worksheetId: id("sheet 4"), submissionId: id("hand-in of 4"), at: new Date(0) }),
      ["+ returns new: at at 36, id new, worksheet_id sheet 4, submission_id hand-in of 4"],
    ),
  ],
  reviveReturn: [
    changes(
      (tx) => reviews.reviveReturn(tx, { worksheetId: id("sheet 4"), submissionId: id("hand-in of 4") }),
      ["true", "~ returns return of 4 that a teacher ended: ended_at null, ended_by null"],
    ),
    changes(
      (tx) => reviews.reviveReturn(tx, { worksheetId: id("sheet 1"), submissionId: id("first hand-in of 1") }),
      ["false"],
    ),
    changes(
      (tx) => reviews.reviveReturn(tx, { worksheetId: id("sheet 1"), submissionId: id("hand-in of 1") }),
      ["false"],
    ),
  ],
  markReturnEnded: [
    changes(
      (tx) => reviews.markReturnEnded(tx, id("sheet 1"), "teacher", now),
      ["true", "~ returns return of 1: ended_at at 60, ended_by teacher"],
    ),
    changes((tx) => reviews.markReturnEnded(tx, id("sheet 2"), "teacher", now), ["false"]),
  ],
  setReleased: changes(
    (tx) => reviews.setReleased(tx, [id("hand-in of 1"), id("hand-in of 2")], now),
    ["~ submissions hand-in of 1: released_at at 60", "~ submissions hand-in of 2: released_at at 60"],
  ),
  listReviews: inAnyOrder(
    async (tx) =>
      (await reviews.listReviews(tx, lesson)).map(({ marks: given, ...row }) => ({ ...row, marks: given.length })),
    [
      "hand-in of 1 · team 1 · released · returned · 3 · 6",
      "hand-in of 2 · team 2 · 2 · 0",
      "hand-in of 4 at the same time · team 4 · 3 · 0",
    ],
  ),
  listReviewed: inAnyOrder(
    (tx) =>
      pick(
        reviews.listReviewed(tx, [id("hand-in of 1"), id("hand-in of 4")]),
        "id",
        "teamId",
        "number",
        "memberIds",
        "ownerIds",
        "released",
      ),
    [
      "hand-in of 1 · team 1 · 1 · [Ben, Ada, Rex] · [Rex, Eve] · released",
      "hand-in of 4 · team 4 · 4 · [Fay] · [Ada again, not Ben]",
    ],
  ),
};

export const ownReviewsAnswers: Answers = {
  listReleased: each(
    inOrder,
    (name) => (tx) => pick(ownReviews.listReleased(tx, lesson, student(name)), "id", "teamId", "later", "memberIds"),
    {
      Ada: ["hand-in of 1 · team 1 · [Ben, Ada, Rex]"],
      Eve: [
        "hand-in of 1 · team 1 · [Ben, Ada, Rex]",
        "first hand-in of 2 · team 2 · later · [Cem]",
        "hand-in of the ended · team ended · [Ben, Eve]",
      ],
      Hal: ["hand-in of who writes on · team ended while it writes · [Hal]"],
      Kim: ["hand-in of the earlier sheet 3 · team 3 · [earlier Kim, Kim]"],
      Dee: ["hand-in of the earlier sheet 2 · team 2 · [Dee]", "first hand-in of 2 · team 2 · later · [Cem]"],
    },
  ),
  listAnsweredReturns: inOrder(
    (tx) =>
      pick(ownReviews.listAnsweredReturns(tx, ["team 1", "team 2", "team 4"].map(id)), "id", "teamId", "worksheetId"),
    ["first hand-in of 2 · team 2 · sheet 2", "first hand-in of 1 · team 1 · sheet 1"],
  ),
  findReviewNews: each(inOrder, (name) => async (tx) => [await ownReviews.findReviewNews(tx, lesson, student(name))], {
    Ada: ["returned · released"],
    Eve: ["released"],
    Hal: ["released"],
    Kim: ["released"],
    Dee: ["released"],
    Fay: [""],
    Cem: ["released"],
  }),
};
