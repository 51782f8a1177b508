import { shuffle, seededRandom } from "@/lib/activity/rules/random";
import type { Equivalent } from "./equivalent";
import type { Mutant } from "./find-mutants";

const isThis = (mutant: Mutant, entry: Equivalent) =>
  (["file", "within", "before", "after"] as const).every((key) => mutant[key] === entry[key]);

export const findEquivalent = (mutant: Mutant, entries: readonly Equivalent[]) =>
  entries.find((entry) => isThis(mutant, entry)) ?? null;

/** Describes the entries that fit no mutant, or more than one. */
export function findStale(entries: readonly Equivalent[], mutants: readonly Mutant[]): string[] {
  return entries.flatMap((entry) => {
    const { length } = mutants.filter((mutant) => isThis(mutant, entry));
    return length === 1
      ? []
      : [`${entry.file}, ${entry.within}: ${entry.before} → ${entry.after}: fits ${length} mutants`];
  });
}

/** Chooses mutants at random, equally many from each group as far as it has them. They are in the order of their files. */
export function chooseMutants(groups: readonly (readonly Mutant[])[], count: number, seed: number): Mutant[] {
  const random = seededRandom(seed);
  const shuffled = groups.map((group) => shuffle(group, random));
  const most = Math.max(0, ...shuffled.map(({ length }) => length));
  const rounds = Array.from({ length: most }, (_, n) => shuffled.flatMap((group) => group.slice(n, n + 1)));
  return rounds
    .flat()
    .slice(0, count)
    .sort((a, b) => a.file.localeCompare(b.file) || a.edit.start - b.edit.start);
}
