/** The ids of names that were merged into this student's (T15). */
let merged: { person: string; ids: readonly string[] } = { person: "", ids: [] };

/** From now on, what these names left on this device is the student's (T15). */
export function setMergedIds(person: string, ids: readonly string[]): void {
  merged = { person, ids };
}

/** All ids under which this device may have text of this student; the student's own first. */
export function ownIds(person: string): readonly string[] {
  return person === merged.person ? [person, ...merged.ids] : [person];
}
