/** Tables of votes, of exit tickets, of guesses, of tries, and of who wrote how much and when (T14). */
import { findMode } from "@/lib/content/lesson";
import * as rows from "./queries/answers";
import { countGuesses } from "@/lib/features/learning/queries/guesses";
import { mayExport } from "@/lib/activity/rules/access";
import { loadParticipation, splitByWorksheets } from "./participation";
import { defineTable, modeCell, timeCell, yesCell } from "./table";

/** Has names, and reasons that are hidden from the class, because only teachers can export it (Q11, Q29). */
export const ballots = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listBallotKeys(tx, activity.id),
  load: ({ tx, activity }, keys) => rows.listBallots(tx, activity.id, keys),
  columns: () => [
    { head: "student", cell: ({ student }, { words }) => student ?? words.value("former") },
    { head: "vote", cell: ({ kind }, { words }) => words.value(kind) },
    { head: "choice", cell: ({ choice }, context) => modeCell(choice, context) },
    { head: "reason", cell: ({ reason }) => reason },
    { head: "team", cell: ({ team }) => team },
    { head: "modeStudied", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "castAt", cell: ({ castAt }) => timeCell(castAt) },
    { head: "changedAt", cell: ({ changedAt }) => timeCell(changedAt) },
    { head: "afterReveal", cell: ({ afterReveal }, context) => yesCell(afterReveal, context) },
    { head: "reasonHidden", cell: ({ reasonHiddenAt }, context) => yesCell(reasonHiddenAt !== null, context) },
  ],
});

export const tickets = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listTicketKeys(tx, activity.id),
  load: ({ tx, activity }, keys) => rows.listGivenTickets(tx, activity.id, keys),
  columns: () => [
    { head: "student", cell: ({ student }) => student },
    { head: "mind", cell: ({ mind }) => mind },
    { head: "test", cell: ({ test }) => test },
    { head: "writtenAt", cell: ({ writtenAt }) => timeCell(writtenAt) },
    { head: "changedAt", cell: ({ changedAt }) => timeCell(changedAt) },
  ],
});

/** How many students chose each option. It has no names, because a guess is private (S2). */
export const guesses = defineTable({
  may: mayExport,
  listKeys: ({ lesson }) =>
    Promise.resolve(lesson.guesses.flatMap(({ id, options }) => options.map((option) => `${id}/${option.id}`))),
  load: async ({ tx, activity, lesson }, keys) => {
    const counts = await countGuesses(tx, activity.id);
    return lesson.guesses.flatMap((guess) =>
      guess.options
        .filter(({ id }) => keys.includes(`${guess.id}/${id}`))
        .map((option) => {
          const count = counts.find((one) => one.guess === guess.id && one.answer === option.id);
          return { question: guess.question, option, students: count?.students ?? 0 };
        }),
    );
  },
  columns: () => [
    { head: "question", cell: ({ question }) => question },
    { head: "answer", cell: ({ option }) => option.text },
    { head: "right", cell: ({ option }, context) => yesCell(option.correct, context) },
    { head: "students", cell: ({ students }) => students },
  ],
});

export const tries = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listTryKeys(tx, activity.id),
  load: ({ tx }, keys) => rows.listGivenTries(tx, keys),
  columns: ({ lesson }) => [
    { head: "student", cell: ({ student }) => student },
    { head: "exercise", cell: ({ exercise }, { words }) => words.value(exercise) },
    {
      head: "question",
      cell: ({ exercise, subject }) =>
        (exercise === "match"
          ? (findMode(lesson, subject)?.match.short ?? lesson.matching.distractor?.cause)
          : lesson.checks.find(({ id }) => id === subject)?.question) ?? subject,
    },
    {
      head: "answer",
      cell: ({ exercise, subject, answer }, context) =>
        exercise === "match"
          ? modeCell(answer, context)
          : (lesson.checks.find(({ id }) => id === subject)?.options.find(({ id }) => id === answer)?.text ?? answer),
    },
    { head: "right", cell: ({ correct }, context) => yesCell(correct, context) },
    { head: "triedAt", cell: ({ at }) => timeCell(at) },
  ],
});

/** Computed from the stored history; never a mark (T13). */
export const participation = defineTable({
  may: mayExport,
  listKeys: ({ tx, activity }) => rows.listWriterKeys(tx, activity.id),
  load: loadParticipation,
  split: splitByWorksheets,
  columns: () => [
    { head: "team", cell: ({ team }) => team },
    { head: "mode", cell: ({ mode }, context) => modeCell(mode, context) },
    { head: "student", cell: ({ name }, { words }) => name ?? words.value("former") },
    { head: "wordsNow", cell: ({ words }) => words },
    { head: "firstAt", cell: ({ first }) => timeCell(first) },
    { head: "lastAt", cell: ({ last }) => timeCell(last) },
    { head: "minutes", cell: ({ minutes }) => minutes },
  ],
});
