import { expect, it } from "vitest";
import { phaseOfPage, phaseOfRedirect, phasePage, phaseRedirect } from "./phase-pages";
import { phases, railPhases } from "./phases";

it("Q7a: every phase has a page to follow to", () => {
  for (const phase of phases) expect(phasePage("x", phase)).toMatch(/^\/a\/x\/[a-z]+$/);
});

it("Q7a: a page knows the phase it belongs to", () => {
  for (const phase of railPhases) expect(phaseOfPage(phasePage("x", phase).split("/")[3] ?? null)).toBe(phase);
  expect(phaseOfPage("exemplars")).toBe("learn");
  expect(phaseOfPage("present")).toBe("compare");
  expect(phaseOfPage("casebook")).toBe("results");
  expect(phaseOfPage("wait")).toBeNull();
  expect(phaseOfPage(null)).toBeNull();
});

it("Q7a: the page to which a phase redirects knows that phase, and a page that was asked for itself knows none", () => {
  for (const phase of phases) expect(phaseOfRedirect(new URL(phaseRedirect("x", phase), "http://x").hash)).toBe(phase);
  for (const fragment of ["", "#write", "#answered-in-", "#answered-in-nothing"])
    expect(phaseOfRedirect(fragment)).toBeNull();
});
