/**
 * The most rows of each kind in an activity's file, for export and import. A class has 500 students with at most 200 tries each; the other numbers
 * are several times what a class of that size produces in a lesson (T14).
 */
export const maxRowsInFile = {
  /** Includes removed students. */
  people: 2_000,
  teachers: 100,
  participants: 2_000,
  teams: 5_000,
  teamMembers: 2_000,
  teamMinutes: 5_000,
  matches: 5_000,
  matchTeams: 15_000,
  phaseClocks: 100,
  worksheets: 10_000,
  submissions: 10_000,
  copies: 10_000,
  feedback: 15_000,
  documents: 30_000,
  restores: 20_000,
  marks: 50_000,
  comments: 20_000,
  returns: 10_000,
  ballots: 4_000,
  tickets: 2_000,
  guesses: 12_000,
  tries: 100_000,
  flags: 20_000,
  words: 2_000,
  wordReaders: 100_000,
} as const;
