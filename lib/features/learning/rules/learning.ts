/** A student's progress in Learn: the sections read, the tries and the before ballot. Tries never count for a mark (S2, S3). */
export interface Try {
  exercise: "match" | "check";
  /** match: the mode whose cause was asked for, or `distractor`. check: the check's id. */
  subject: string;
  /** match: the mode that was placed on the cause. check: the option's id. */
  answer: string;
  correct: boolean;
}

/** The subject of a try at the cause that belongs to no mode; no id has these letters. */
export const distractor = "(no mode)";

/** A lesson's sections, modes and checks, as ids. */
export interface LessonOutline {
  sections: readonly string[];
  modes: readonly string[];
  checks: readonly string[];
  guesses: readonly string[];
}

/** The option that a student chose for each guess, by the guess's id. */
export type Guesses = Readonly<Record<string, string>>;

export const toGuesses = (rows: readonly { guess: string; answer: string }[]): Guesses =>
  Object.fromEntries(rows.map(({ guess, answer }) => [guess, answer]));

/** The names of a guess's options in a form begin with this. */
export const guessField = "guess:";

/** The guesses that a form contains. */
export function guessesOf(form: FormData): Guesses {
  const given = [...form.entries()].filter(([name]) => name.startsWith(guessField));
  return Object.fromEntries(
    given.map(([name, value]) => [name.slice(guessField.length), typeof value === "string" ? value : ""]),
  );
}

export interface Progress {
  sectionsRead: readonly string[];
  tries: readonly Try[];
  guesses: Guesses;
  /** The student has cast the before ballot. */
  voted: boolean;
}

/** Stations that are no sections. No section may have one of these ids. */
export type ExerciseStation = "guess" | "match" | "check" | "vote";

export interface Station {
  id: string;
  kind: "section" | ExerciseStation;
  done: boolean;
}

export interface MatchingState {
  /** Modes matched with their cause. */
  placed: string[];
  /** Modes not matched yet, in the lesson's order. */
  left: string[];
  tries: number;
}

/** The matching as it stands, so that correct tries survive a reload. */
export function matchingState(modes: readonly string[], tries: readonly Try[]): MatchingState {
  const own = tries.filter((one) => one.exercise === "match");
  const right = new Set(own.filter((one) => one.correct).map((one) => one.subject));
  return {
    placed: modes.filter((mode) => right.has(mode)),
    left: modes.filter((mode) => !right.has(mode)),
    tries: own.length,
  };
}

export interface CheckState {
  /** Wrong options chosen so far, in the order of choosing, each once. */
  wrong: string[];
  /** The right option, once the student has chosen it. */
  right: string | null;
  tries: number;
}

export function checkState(check: string, tries: readonly Try[]): CheckState {
  const own = tries.filter((one) => one.exercise === "check" && one.subject === check);
  return {
    wrong: [...new Set(own.filter((one) => !one.correct).map((one) => one.answer))],
    right: own.find((one) => one.correct)?.answer ?? null,
    tries: own.length,
  };
}

/** Guesses are optional: whoever has read a section without them goes on with the sections. */
export function stationsOf(lesson: LessonOutline, progress: Progress): Station[] {
  const hasGuessed = lesson.guesses.every((id) => progress.guesses[id] !== undefined);
  const before: Station[] = [{ id: "guess", kind: "guess", done: hasGuessed || progress.sectionsRead.length > 0 }];
  return [
    ...(lesson.guesses.length > 0 ? before : []),
    ...lesson.sections.map((id): Station => ({ id, kind: "section", done: progress.sectionsRead.includes(id) })),
    { id: "match", kind: "match", done: matchingState(lesson.modes, progress.tries).left.length === 0 },
    {
      id: "check",
      kind: "check",
      done: lesson.checks.every((check) => checkState(check, progress.tries).right !== null),
    },
    { id: "vote", kind: "vote", done: progress.voted },
  ];
}

/** Where a student continues: at the first station not done, or else at the last one. */
export function currentStation(stations: readonly Station[]): Station | undefined {
  return stations.find((station) => !station.done) ?? stations.at(-1);
}

/** Whether the station is open in setup: the first section, and the guesses before it (Q1). */
export function isOpenInSetup(stations: readonly Station[], id: string): boolean {
  const first = stations.findIndex(({ kind }) => kind === "section");
  return stations.slice(0, first + 1).some((station) => station.id === id);
}

/** The most tries stored for one student. Later ones are answered but not stored. */
export const maxStoredTries = 200;

/** Whether to store this try: not after a correct one for the subject, and not beyond `maxStoredTries`. */
export function canStoreTry(tries: readonly Try[], next: Pick<Try, "exercise" | "subject">): boolean {
  if (tries.length >= maxStoredTries) return false;
  return !tries.some((one) => one.exercise === next.exercise && one.subject === next.subject && one.correct);
}

/** The result of a placement in the matching, as the page shows it. */
export interface PlacementResult {
  correct: boolean;
  /** Tells screen readers what was placed where, and how many are left. */
  announcement: string;
  /** Why the placement is right or wrong. */
  why: string;
}
