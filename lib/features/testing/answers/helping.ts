import * as flags from "@/lib/features/hour/helping/queries/flags";
import * as words from "@/lib/features/hour/helping/queries/messages";
import { changes, inAnyOrder, each, inOrder, type Answers } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const asker = (name: string, team: string | null) => ({
  activityId: lesson,
  studentId: id(name),
  teamId: team === null ? null : id(team),
});

export const flagsAnswers: Answers = {
  listFlags: inOrder(
    (tx) => flags.listFlags(tx, lesson),
    [
      "flag of the ended · lesson · no teamId · Cem · Cem · compare · flag of the ended · at 39 · no coming",
      "flag of 2 by Rex · lesson · team 2 · Rex · Rex · compare · flag of 2 by Rex · at 41 · no coming",
      "flag of 1 · lesson · team 1 · Ada · Ada · compare · flag of 1 · at 42 · no coming",
      "flag of Fay at the same time · lesson · no teamId · Fay · Fay · compare · flag of Fay at the same time · at 43 · no coming",
      "flag of Eve · lesson · no teamId · Eve · Eve · compare · flag of Eve · at 43 · Okafor",
    ],
  ),
  listFlagsOf: [
    inAnyOrder(
      (tx) => flags.listFlagsOf(tx, [asker("Ada", "team 1"), asker("Eve", null)]),
      [
        "flag of 1 · lesson · team 1 · Ada · Ada · compare · flag of 1 · at 42 · no coming",
        "flag of Eve · lesson · no teamId · Eve · Eve · compare · flag of Eve · at 43 · Okafor",
      ],
    ),
    inAnyOrder(
      (tx) => flags.listFlagsOf(tx, [asker("Ben", "team ended"), asker("Cem", "team 2")]),
      [
        "flag of 2 by Rex · lesson · team 2 · Rex · Rex · compare · flag of 2 by Rex · at 41 · no coming",
        "flag of the ended · lesson · no teamId · Cem · Cem · compare · flag of the ended · at 39 · no coming",
      ],
    ),
    inAnyOrder((tx) => flags.listFlagsOf(tx, [asker("Ada of the other class", "other team")]), []),
    inAnyOrder((tx) => flags.listFlagsOf(tx, [asker("Ada", null)]), []),
  ],
  lockFlag: each(inOrder, (label) => (tx) => flags.lockFlag(tx, lesson, id(label)), {
    "flag of 1": ["flag of 1 · lesson · team 1 · Ada · Ada · compare · flag of 1 · at 42 · no coming"],
    "flag of who writes on": [
      "flag of who writes on · lesson · no teamId · Rex · Rex · compare · flag of who writes on · at 38 · no coming",
    ],
    "answered flag of 1": ["nothing"],
    "other flag": ["nothing"],
  }),
  countFlags: each(inOrder, (name) => (tx) => flags.countFlags(tx, lesson, id(name)), {
    Eve: ["3"],
    Ada: ["2"],
    Cem: ["3"],
  }),
  insertFlag: changes(
    (tx) => flags.insertFlag(tx, { ...asker("Dan", null), phase: "compare", sentence: "New", at: now }),
    ["+ flags new: at at 60, id new, phase compare, sentence New, student_id Dan, activity_id lesson"],
  ),
  setFlagSentence: changes(
    (tx) => flags.setFlagSentence(tx, id("flag of 1"), { studentId: id("Ben"), sentence: "New" }),
    ["~ flags flag of 1: sentence New, student_id Ben"],
  ),
  setComing: [
    changes(
      (tx) => flags.setComing(tx, id("flag of 1"), { by: id("Byrd"), at: now }),
      ["~ flags flag of 1: coming_at at 60, coming_by Byrd"],
    ),
    changes(
      (tx) => flags.setComing(tx, id("flag of Eve"), null),
      ["~ flags flag of Eve: coming_at null, coming_by null"],
    ),
  ],
  endFlags: changes(
    (tx) => flags.endFlags(tx, [id("flag of 1")], "answered", now),
    ["~ flags flag of 1: ended answered, ended_at at 60"],
  ),
  endAllFlags: changes(
    (tx) => flags.endAllFlags(tx, lesson, now),
    [
      "~ flags flag of 1: ended phase, ended_at at 60",
      "~ flags flag of 2 by Rex: ended phase, ended_at at 60",
      "~ flags flag of Eve: ended phase, ended_at at 60",
      "~ flags flag of Fay at the same time: ended phase, ended_at at 60",
      "~ flags flag of Rex: ended phase, ended_at at 60",
      "~ flags flag of the ended: ended phase, ended_at at 60",
      "~ flags flag of who writes on: ended phase, ended_at at 60",
    ],
  ),
  reopenFlag: [
    changes(
      (tx) => flags.reopenFlag(tx, id("flag of 3 that was put away"), now),
      ["~ flags flag of 3 that was put away: ended null, ended_at null"],
    ),
    changes(
      (tx) => flags.reopenFlag(tx, id("answered flag of 1"), now),
      ["~ flags answered flag of 1: ended taken-back, ended_at at 60"],
    ),
    changes(
      (tx) => flags.reopenFlag(tx, id("flag of Eve that was answered"), now),
      ["~ flags flag of Eve that was answered: ended taken-back, ended_at at 60"],
    ),
    changes(
      (tx) => flags.reopenFlag(tx, id("flag of Cem of an earlier phase"), now),
      ["~ flags flag of Cem of an earlier phase: ended_at at 60"],
    ),
    changes(
      (tx) => flags.reopenFlag(tx, id("flag of Cem that was answered"), now),
      ["~ flags flag of Cem that was answered: ended null, ended_at null"],
    ),
    changes((tx) => flags.reopenFlag(tx, id("no flag"), now), []),
  ],
};

const toLesson = (name: string) => ({ activityId: lesson, studentId: id(name) });
const written = { activityId: lesson, teacherId: id("Byrd"), text: "New", at: now };

export const messagesAnswers: Answers = {
  listMessagesTo: [
    inOrder(
      (tx) => words.listMessagesTo(tx, [toLesson("Ada"), toLesson("Ben")]),
      [
        "later word · lesson · Ada · later word · at 43 · Byrd · no readAt · no endedAt",
        "word at the same time · lesson · Ada · word at the same time · at 43 · Okafor · no readAt · no endedAt",
        "word · lesson · Ben · word · at 42 · Okafor · no readAt · no endedAt",
        "word · lesson · Ada · word · at 42 · Okafor · at 43 · no endedAt",
      ],
    ),
    inOrder((tx) => words.listMessagesTo(tx, [toLesson("Ada of the other class")]), []),
  ],
  endAllMessages: changes(
    (tx) => words.endAllMessages(tx, lesson, now),
    [
      "~ words later word: ended_at at 60",
      "~ words withdrawn word: ended_at at 60",
      "~ words word at the same time: ended_at at 60",
      "~ words word: ended_at at 60",
    ],
  ),
  countMessages: inOrder((tx) => words.countMessages(tx, lesson), ["4"]),
  findMessage: each(inOrder, (label) => (tx) => words.findMessage(tx, id(label)), {
    word: ["lesson · no withdrawnAt"],
    "withdrawn word": ["lesson · at 45"],
    "no word": ["nothing"],
  }),
  insertMessage: [
    changes(
      (tx) => words.insertMessage(tx, { id: id("new word"), ...written }, [id("Ada")]),
      [
        "new word",
        "+ word_readers new word/Ada: word_id new word, student_id Ada",
        "+ words new word: at at 60, id new word, text New, teacher_id Byrd, activity_id lesson",
      ],
    ),
    changes(
      (tx) => words.insertMessage(tx, { id: id("withdrawn word"), ...written }, [id("Ada"), id("Cem")]),
      [
        "withdrawn word",
        "+ word_readers withdrawn word/Cem: word_id withdrawn word, student_id Cem",
        "~ words withdrawn word: withdrawn_at null",
      ],
    ),
  ],
  markMessageRead: [
    changes((tx) => words.markMessageRead(tx, id("word"), id("Ben"), now), ["~ word_readers word/Ben: read_at at 60"]),
    changes((tx) => words.markMessageRead(tx, id("word"), id("Ada"), now), []),
  ],
  setOver: [
    changes((tx) => words.setOver(tx, id("word"), now), ["~ words word: ended_at at 60"]),
    changes((tx) => words.setOver(tx, id("word"), null), []),
  ],
  setWithdrawn: changes((tx) => words.setWithdrawn(tx, id("word"), now), ["~ words word: withdrawn_at at 60"]),
  listRecipients: inAnyOrder(
    (tx) => words.listRecipients(tx, lesson),
    [
      "Abe · team 1 · handedIn",
      "Ada · team 1 · handedIn",
      "Ben · team 1 · handedIn",
      "Cem · team 2 · handedIn",
      "Dee · team 2 · handedIn",
      "Eve · no teamId",
      "Fay · team 4 · handedIn",
      "Gus · no teamId",
      "Hal · team ended while it writes",
      "Kim · team 3",
    ],
  ),
};
