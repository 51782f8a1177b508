/** A state of Crosscase that a school may run: the last one before tables changed, or the end of a stage. Its databases are committed. */
export interface EarlierState {
  /** The name of the state's files. */
  name: string;
  /** The commit whose code made the files. */
  commit: string;
  /** The number of the state's newest migration, which determines what it can have stored. */
  migration: number;
}

export const earlierStates: readonly EarlierState[] = [
  { name: "01-whole-lesson", commit: "0e7080b5", migration: 0 },
  { name: "02-off-the-plan", commit: "c8886b8c", migration: 5 },
  { name: "03-played-back", commit: "eaa05398", migration: 7 },
  { name: "04-smaller-rows", commit: "e86edf19", migration: 8 },
  { name: "05-never-lost", commit: "583ea896", migration: 9 },
  { name: "06-after-trials", commit: "694a8195", migration: 12 },
  { name: "07-new-house", commit: "6a4eec10", migration: 12 },
  { name: "08-whole-room", commit: "b1a7a69b", migration: 15 },
  { name: "09-co-teachers", commit: "1edf540f", migration: 16 },
  { name: "10-in-and-out", commit: "b7f1c486", migration: 18 },
  { name: "11-courses", commit: "1223ab1c", migration: 21 },
  { name: "12-reaches-all", commit: "d3a0f724", migration: 28 },
];

/** The migration from which on the class of a state has more than a lesson. */
export const since = {
  merging: 5,
  reviewing: 4,
  compaction: 6,
  helping: 13,
  rights: 16,
} as const;
