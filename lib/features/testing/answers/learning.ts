import * as guesses from "@/lib/features/learning/queries/guesses";
import * as learning from "@/lib/features/learning/queries/learning";
import { changes, inAnyOrder, inOrder, type Answers } from "@/lib/features/testing/answers";
import { id, now } from "@/lib/features/testing/labels";

const lesson = id("lesson");
const learner = (name: string) => ({ activityId: lesson, studentId: id(name) });
const answered = { exercise: "check", subject: "first", answer: "d", correct: false } as const;

export const learningAnswers: Answers = {
  listSectionsRead: inAnyOrder(
    (tx) => learning.listSectionsRead(tx, [learner("Ada"), learner("Eve"), learner("Kim")]),
    ["lesson · Ada · [one, two]", "lesson · Eve · [one]", "lesson · Kim · []"],
  ),
  addSectionRead: [
    changes(
      (tx) => learning.addSectionRead(tx, learner("Ada"), "three", now),
      ["true", '~ participants lesson/Ada: sections_read ["one","two","three"], sections_read_at {"three":"at 60"}'],
    ),
    changes((tx) => learning.addSectionRead(tx, learner("Ada"), "two", now), ["false"]),
    changes(
      (tx) => learning.addSectionRead(tx, learner("earlier Kim"), "two", now),
      [
        "true",
        '+ participants lesson/earlier Kim: came_from [], student_id earlier Kim, activity_id lesson, sections_read ["two"], sections_read_at {"two":"at 60"}',
      ],
    ),
  ],
  listTries: inOrder(
    (tx) => learning.listTries(tx, [learner("Ben"), learner("Ada")]),
    [
      "lesson · Ada · check · first · b",
      "lesson · Ada · check · first · a · correct",
      "lesson · Ben · check · first · c",
      "lesson · Ben · check · first · c",
    ],
  ),
  listGuesses: inAnyOrder(
    (tx) => learning.listGuesses(tx, [learner("Ada"), learner("Rex"), learner("Ben")]),
    ["lesson · Ada · cooks · b", "lesson · Ada · cows · a", "lesson · Rex · cooks · a", "lesson · Rex · cows · a"],
  ),
  insertTry: changes(
    (tx) => learning.insertTry(tx, lesson, id("Cem"), answered, now),
    [
      "+ tries new: at at 60, id new, answer d, correct false, subject first, exercise check, came_from [], student_id Cem, activity_id lesson",
    ],
  ),
  listReaders: inOrder(
    (tx) => learning.listReaders(tx, lesson),
    [
      "Abe · Abe · absent · [one] · no sectionsReadAt",
      "Ada · Ada · [one, two] · no sectionsReadAt",
      "Ben · Ben · [] · no sectionsReadAt",
      "Cem · Cem · [] · no sectionsReadAt",
      "Dee · Dee · [] · no sectionsReadAt",
      "Eve · Eve · [one] · no sectionsReadAt",
      "Fay · Fay · [] · no sectionsReadAt",
      "Hal · Hal · [] · no sectionsReadAt",
    ],
  ),
  countTries: inAnyOrder(
    (tx) => learning.countTries(tx, lesson),
    [
      "Ada · check · first · 2 · answered",
      "Ben · check · first · 2",
      "Cem · check · another · 2",
      "Cem · check · first · 1",
      "Rex again · check · first · 1",
      "Rex · check · first · 1",
      "Rex · check · second · 1",
    ],
  ),
  countWrongAnswers: inOrder(
    (tx) => learning.countWrongAnswers(tx, lesson),
    ["check · first · b · 2", "check · another · a · 1", "check · another · d · 1", "check · first · c · 1"],
  ),
};

const guess = (name: string, answer: string) => ({ guess: name, answer });

export const guessesAnswers: Answers = {
  upsertGuesses: [
    changes(
      (tx) => guesses.upsertGuesses(tx, learner("Cem"), [guess("cows", "a")], now),
      [
        "true",
        "+ guesses lesson/Cem/cows: at at 60, guess cows, answer a, came_from [], student_id Cem, activity_id lesson",
      ],
    ),
    changes(
      (tx) => guesses.upsertGuesses(tx, learner("Ada"), [guess("cows", "c"), guess("cooks", "b")], now),
      ["true", "~ guesses lesson/Ada/cows: at at 60, answer c"],
    ),
    changes((tx) => guesses.upsertGuesses(tx, learner("Ada"), [guess("cooks", "b")], now), ["false"]),
    changes((tx) => guesses.upsertGuesses(tx, learner("Ada"), [], now), ["false"]),
  ],
  countGuesses: inOrder((tx) => guesses.countGuesses(tx, lesson), ["cooks · b · 1", "cows · a · 1", "cows · b · 1"]),
  countGuessesByStudent: inAnyOrder(
    (tx) => guesses.countGuessesByStudent(tx, lesson),
    ["Abe · 1", "Ada · 2", "Rex again · 1", "Rex · 2"],
  ),
};
