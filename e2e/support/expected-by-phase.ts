/** What browser tests expect of students' pages in each phase. A new phase needs a row here. */
import { builtInLesson } from "@/lib/content/testing/built-in-lesson";
import type { Phase } from "@/lib/activity/rules/phases";

interface Whom {
  partner: string;
  match: string;
}

interface Expected {
  /** Every page that belongs to the phase, under `/a/<activity>/`. */
  pages: readonly string[];
  /** Whose names pages of the phase show, besides the student's own: a team-mate's, or those of the partners. */
  names: Readonly<Record<string, readonly ("mate" | "partners")[]>>;
  /** Topics that the page of a student in a team follows, besides those of the layout: the student's own topic, `teams`, and the team's. */
  follows: (whom: Whom) => readonly string[];
  /** The same for a student in no team. */
  followsInTray: readonly string[];
}

const lesson = builtInLesson;

export const expectedByPhase: Record<Phase, Expected> = {
  setup: {
    pages: ["wait", "learn/guess", "learn/opening"],
    names: { wait: [] },
    follows: () => ["phase", "tray"],
    followsInTray: ["phase", "tray"],
  },
  learn: {
    pages: [
      "learn/guess",
      ...lesson.sections.map(({ id }) => `learn/${id}`),
      "learn/match",
      "learn/check",
      "learn/vote",
      ...lesson.modes.map(({ id }) => `exemplars/${id}`),
      "glossary",
    ],
    names: { "learn/guess": [], "learn/opening": [], "learn/vote": [] },
    follows: () => ["phase", "tray"],
    followsInTray: ["phase", "tray"],
  },
  write: {
    pages: ["write"],
    names: { write: ["mate"] },
    follows: () => ["phase"],
    followsInTray: ["phase"],
  },
  compare: {
    pages: ["write", "compare"],
    names: { write: ["mate"], compare: ["partners"], present: [] },
    follows: ({ partner, match }) => ["phase", "matches", `team:${partner}`, `match:${match}`],
    followsInTray: ["phase", "matches"],
  },
  vote: {
    pages: ["vote"],
    names: { vote: [] },
    follows: () => ["phase", "ballots", "roster"],
    followsInTray: ["phase", "ballots", "roster"],
  },
  results: {
    pages: ["results", "casebook", "compare", "write"],
    names: { results: [], casebook: ["mate", "partners"] },
    follows: () => ["phase", "wall", "ballots", "matches"],
    followsInTray: ["phase", "wall", "ballots", "matches"],
  },
  closed: {
    pages: ["wait", "results", "casebook"],
    names: { wait: [], casebook: ["mate", "partners"] },
    follows: () => [],
    followsInTray: [],
  },
};

/** What the page of a late student in no team says, and what it offers next. */
export const arrivals: Record<Exclude<Phase, "closed">, { says: string; offers: string }> = {
  setup: { says: "Ms. Okafor has not started the activity yet", offers: "Guess, then read the first part" },
  learn: { says: "Before reading: a guess", offers: "Next: What a failure can teach" },
  write: { says: "You are not in a team yet", offers: "Read a worked example" },
  compare: { says: "You are not in a team yet", offers: "Read a worked example" },
  vote: { says: "Which failure is hardest to prevent?", offers: "Cast my vote" },
  results: { says: "Which failure is hardest to prevent?", offers: "Cast my vote" },
};
