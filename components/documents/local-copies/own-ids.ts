/** T15: ids of names that were merged into the student's, by the student's id. */
let merged: { person: string; ids: readonly string[] } = { person: "", ids: [] };

/** T15: what these names left on this device is the student's from now on. */
export function setMergedIds(person: string, ids: readonly string[]): void {
  merged = { person, ids };
}

/** All ids under which this device may have text of this student; the student's own first. */
export function ownIds(person: string): readonly string[] {
  return person === merged.person ? [person, ...merged.ids] : [person];
}
