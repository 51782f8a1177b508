import type { CaseStudy, Criterion, Lesson } from "@/lib/content/schema";

export const caseStudy: CaseStudy = {
  title: "A case study in failure",
  task: "Your team has one failure mode. Show how it happens in one concrete place. Then say who is harmed, what could have prevented it, and what to do once the failure is known.",
  steps: [
    "Take the failure mode that your team was given or chose.",
    "Find a real case and keep its link, or invent one that could happen next year. Be exact: name a place, a system, and a day on which it goes wrong and hurts someone.",
    "Answer the three questions about it.",
    "Present it to a team that studied another mode. Work out together which of your failures is harder to prevent.",
  ],
  scenario: {
    placeholder: "What is the system? Who uses it? What did it learn from? What happens on the day it fails?",
    hint: "Name a place and a number, so that a reader could go and check.",
  },
  questions: [
    {
      field: "harmed",
      question: "Who is harmed?",
      short: "Who is harmed?",
      placeholder: "Begin with the person it happens to. Who is harmed next?",
      hint: "Name one more person you have not thought of yet.",
    },
    {
      field: "prevention",
      question: "How might the harm have been prevented before deployment?",
      short: "Prevented how?",
      placeholder: "Which test, on what, before anyone depended on it?",
      hint: "Say who would run the test, and which result would have stopped the release.",
    },
    {
      field: "response",
      question: "What would a responsible response look like after the failure is discovered?",
      short: "Responsible response",
      placeholder: "Think of the first day, the first week, and a year later.",
      hint: "Say who is told, what is switched off, and how the people already harmed are helped.",
    },
  ],
};

export const notesPrompts: Lesson["notesPrompts"] = [
  {
    field: "alike",
    prompt: "What do your cases have in common?",
    placeholder: "Look behind the details: what did each model learn, and who trusted it?",
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
      "A system, a place, and how this mode makes it fail",
      "So concrete that a reader could go and check, with the reason why this mode is the cause",
    ],
  },
  {
    id: "harm",
    name: "Shows who is harmed",
    levels: [
      "“Users”, or nobody in particular",
      "One group, without saying how it is hurt",
      "Two or more groups, and how each is hurt",
      "Near and far: who is hurt first, who later, and who never learns of it",
    ],
  },
  {
    id: "prevention",
    name: "Prevention is a test someone could run",
    levels: [
      "“Be more careful”",
      "A good intention, or “more data”",
      "A test, but no pass mark",
      "A test, who runs it, and the result that would stop the release",
    ],
  },
  {
    id: "response",
    name: "The response helps the people harmed",
    levels: [
      "“Fix it”, or an apology",
      "A repair of the model only",
      "People are told, the harm is stopped, someone looks for the cause",
      "Stopped at once, told to the people who were hurt, made good, published, and checked by an outsider before the system returns",
    ],
  },
];
