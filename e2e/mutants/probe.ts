import type { Mutant } from "./find-mutants";

/** Inserts a call into the function around each mutant of the file, which records for reached.ts that the mutant, by its number in `mutants`, was reached. */
export function insertProbes(source: string, mutants: readonly Mutant[], file: string): string {
  const inserted = mutants.flatMap(({ file: of, body }, number) => {
    if (of !== file || body === null) return [];
    const call = `globalThis.reachedMutants?.add(${number})`;
    return body.isBlock
      ? [{ at: body.start + 1, text: `${call};` }]
      : [
          { at: body.start, text: `(${call}, ` },
          { at: body.end, text: ")" },
        ];
  });
  return inserted
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: more }) => text.slice(0, at) + more + text.slice(at), source);
}
