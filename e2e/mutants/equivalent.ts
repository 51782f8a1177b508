/**
 * Mutants that change nothing a test could hold, each with the reason. They are counted apart. An entry that fits no mutant any more, or more
 * than one, fails the run: write it anew or take it out.
 */
export interface Equivalent {
  file: string;
  /** The function around it. */
  within: string;
  before: string;
  after: string;
  why: string;
}

export const equivalents: readonly Equivalent[] = [];
