import { railPhases, type Phase, type RailPhase } from "./phases";

/** The page of a phase, under `/a/<activity>/`. `wait` is for before the lesson opens and after it has closed. */
const pages: Record<Phase, string> = {
  setup: "wait",
  learn: "learn",
  write: "write",
  compare: "compare",
  vote: "vote",
  results: "results",
  closed: "wait",
};

/** Further pages of a phase. */
const within: Record<string, RailPhase> = {
  exemplars: "learn",
  glossary: "learn",
  present: "compare",
  casebook: "results",
};

export function phasePage(activityId: string, phase: Phase): string {
  return `/a/${activityId}/${pages[phase]}`;
}

/** The phase of a page, by the URL segment after the activity; null on `wait`. */
export function phaseOfPage(segment: string | null): RailPhase | null {
  if (segment === null) return null;
  return railPhases.find((phase) => pages[phase] === segment) ?? within[segment] ?? null;
}
