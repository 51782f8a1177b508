import { phases, phaseTable, railPhases, type Phase, type RailPhase } from "./phases";

/** Other pages that belong to a phase. */
const subpages: Record<string, RailPhase> = {
  exemplars: "learn",
  glossary: "learn",
  present: "compare",
  feedback: "compare",
  casebook: "results",
};

export function phasePage(activityId: string, phase: Phase): string {
  return `/a/${activityId}/${phaseTable[phase].page}`;
}

const answeredIn = "#answered-in-";

/**
 * The page to which a request is redirected that was answered in `phase`. The class may move before the browser follows the redirect. The page would
 * then take the new phase for the requested one and stay, so the fragment names the phase of the answer.
 */
export function phaseRedirect(activityId: string, phase: Phase): string {
  return `${phasePage(activityId, phase)}${answeredIn}${phase}`;
}

/** The phase named by a redirect's fragment; null without a redirect. */
export function phaseOfRedirect(fragment: string): Phase | null {
  return phases.find((phase) => fragment === `${answeredIn}${phase}`) ?? null;
}

/** The phase of a page, by the URL segment after the activity; null on `wait`. */
export function phaseOfPage(segment: string | null): RailPhase | null {
  if (segment === null) return null;
  return railPhases.find((phase) => phaseTable[phase].page === segment) ?? subpages[segment] ?? null;
}
