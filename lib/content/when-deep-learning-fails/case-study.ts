import type { CaseStudy, Criterion, Lesson } from "@/lib/content/schema";

export const caseStudy: CaseStudy = {
  title: "A case study in failure",
  task: "Your team has one failure mode. Show it at work in one concrete place, then say who pays, what would have caught it, and what to do once it is out.",
  steps: [
    "Take the failure mode your team was given or chose.",
    "Find a real case and keep its link, or invent one that could happen next year. Be exact: a place, a system, a day on which it goes wrong and hurts someone.",
    "Answer the three questions about it.",
    "Present it to a team that studied another mode, and work out together which of your failures is harder to prevent.",
  ],
  scenario: {
    placeholder: "What is the system, who uses it, what did it learn from, and what happens on the day it fails?",
    hint: "Name a place and a number, so that someone could go and look.",
  },
  questions: [
    {
      field: "harmed",
      question: "Who is harmed?",
      short: "Who is harmed?",
      placeholder: "Begin with the person it happens to. Who comes after them?",
      hint: "Name one more person you have not thought of yet.",
    },
    {
      field: "prevention",
      question: "How might the harm have been prevented before deployment?",
      short: "Prevented how?",
      placeholder: "Which test, on what, before anyone depended on it?",
      hint: "Say who would run the test, and what result would have stopped the release.",
    },
    {
      field: "response",
      question: "What would a responsible response look like after the failure is discovered?",
      short: "Responsible response",
      placeholder: "Think of the first day, the first week, and a year later.",
      hint: "Say who is told, what is switched off, and what is put right for those already harmed.",
    },
  ],
};

export const notesPrompts: Lesson["notesPrompts"] = [
  {
    field: "alike",
    prompt: "What do your cases have in common?",
    placeholder: "Look beneath the details: at what each model learned, and at who trusted it.",
  },
  {
    field: "testing",
    prompt: "What testing before deployment would have caught each of them?",
    placeholder: "One test for each case. Would the same test have caught both?",
  },
  {
    field: "harder",
    prompt: "Which of them is harder to prevent, and why?",
    placeholder: "You need not agree. Write down both views, and what would change your mind.",
  },
];

export const rubric: Criterion[] = [
  {
    id: "scenario",
    name: "The scenario is specific and could happen",
    levels: [
      "A failure in general: “AI makes mistakes”",
      "A system is named, but not where, when or how it fails",
      "A system, a place and the way this mode makes it fail",
      "So concrete that one could go and look, and the cause is this mode and no other",
    ],
  },
  {
    id: "harm",
    name: "Harm is traced to people",
    levels: [
      "“Users”, or nobody in particular",
      "One group, without saying how it hurts them",
      "Two or more groups, and how each is hurt",
      "Near and far: who is hit first, who later, and who does not even learn of it",
    ],
  },
  {
    id: "prevention",
    name: "Prevention is a test someone could run",
    levels: [
      "“Be more careful”",
      "A good intention, or “more data”",
      "A test, not yet its pass mark",
      "A test, who runs it, and the result that would stop the release",
    ],
  },
  {
    id: "response",
    name: "The response is responsible",
    levels: [
      "“Fix it”, or an apology",
      "A repair of the model only",
      "People are told, harm is stopped, the cause is looked for",
      "Stopped at once, told to those it hit, put right for them, published, and checked by an outsider before it returns",
    ],
  },
];
