import { phaseTable, railPhases, type Phase, type RailPhase } from "./phases";

/** Further pages of a phase. */
const within: Record<string, RailPhase> = {
  exemplars: "learn",
  glossary: "learn",
  present: "compare",
  casebook: "results",
};

export function phasePage(activityId: string, phase: Phase): string {
  return `/a/${activityId}/${phaseTable[phase].page}`;
}

/** The phase of a page, by the URL segment after the activity; null on `wait`. */
export function phaseOfPage(segment: string | null): RailPhase | null {
  if (segment === null) return null;
  return railPhases.find((phase) => phaseTable[phase].page === segment) ?? within[segment] ?? null;
}
