/** Words that readers did not understand, so no message may use them. */
import { expect, it } from "vitest";
import en from "@/messages/en.json";
import { messagesIn, runsOf } from "./testing/runs";

/** Banned anywhere in a message. */
const bannedWords: readonly [word: RegExp, instead: string][] = [
  [/\bballots?\b/i, "readers know votes"],
  [/\bexemplars?\b/i, "readers know a worked example"],
  [/\bwall\b/i, "it is the projector"],
  [/\b(?:any|the|this|that|which|each|earlier) moments?\b/i, "the history has versions"],
  [/\bcap\b/, "learners of English know a limit"],
  [/\bfurther sheet\b/, "a team reads a worked example"],
  [/\bput them away\b/i, "choices and reasons are hidden"],
  [/\bsee the figures\b/i, "a figure is also a picture; choices and reasons are shown"],
  [/\bfollows along\b/i, "the line says that a text is Live"],
  [/\bnot graded\b/, "it sounds as if a grade is missing; tries are for practice"],
  [/\bwhose marks\b/i, "the rubric gives levels"],
  [/\bin no order\b/, "the order is random"],
  [/\bhas not all\b/, "a case is not fully marked"],
  [/\blost all two\b/, "two are both"],
  [/\bsigned in in\b/, "the browser is signed in as someone else"],
  [/\bopens (?:this|your) place\b/, "a PIN signs a student in"],
  [/\byou took this back\b/i, "students take a hand-in back; an action is undone"],
  [/\btwo things\b/, "joining needs three: code, name and PIN"],
  [/^again: /, "a case is resubmitted"],
];

/** Banned as a whole message, such as a button or a heading. */
const bannedLabels: readonly [label: string, instead: string][] = [
  ["Tries", "the page shows Progress"],
  ["Ballots", "readers know Votes"],
  ["Together", "a sum is a Total"],
  ["Not yet", "the button is Cancel"],
  ["Not now", "the button is Cancel"],
  ["Leave it as it is", "the button is Cancel"],
  ["Leave as it was", "the button is Cancel"],
  ["Stay here", "the button is Cancel"],
];

const messages = messagesIn(en);

const findMessagesWith = (word: RegExp, of: readonly [string, string][] = messages) =>
  of.filter(([, message]) => runsOf(message).some((run) => word.test(run))).map(([key]) => key);

it.each(bannedWords)("no message says %s, because %s", (word) => {
  expect(findMessagesWith(word)).toEqual([]);
});

it.each(bannedLabels)("no message is “%s”, because %s", (label) => {
  expect(messages.filter(([, message]) => message === label).map(([key]) => key)).toEqual([]);
});

it("a word is found in a branch and in a tag, and the name of an argument is no word", () => {
  const found = findMessagesWith(/\bexemplars?\b/i, [
    ["branch", "{n, plural, one {an exemplar} other {two}}"],
    ["tag", "an <b>exemplar</b>"],
    ["argument", "with {exemplar}"],
    ["select", "{add, select, exemplar {yes} other {no}}"],
  ]);
  expect(found).toEqual(["branch", "tag"]);
});
