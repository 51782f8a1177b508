import { phases, phaseTable, railPhases, type Phase, type RailPhase } from "./phases";

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

const answeredIn = "#answered-in-";

/**
 * Where a request is redirected that was answered in `phase`. The class may move before the redirect is followed; then the page there would take
 * the new phase for the one in which it was asked for, and stay. Its fragment says which it was.
 */
export function phaseRedirect(activityId: string, phase: Phase): string {
  return `${phasePage(activityId, phase)}${answeredIn}${phase}`;
}

/** The phase in which the request that led to a page was answered, from the page's fragment; null when nothing led there. */
export function phaseOfRedirect(fragment: string): Phase | null {
  return phases.find((phase) => fragment === `${answeredIn}${phase}`) ?? null;
}

/** The phase of a page, by the URL segment after the activity; null on `wait`. */
export function phaseOfPage(segment: string | null): RailPhase | null {
  if (segment === null) return null;
  return railPhases.find((phase) => phaseTable[phase].page === segment) ?? within[segment] ?? null;
}
