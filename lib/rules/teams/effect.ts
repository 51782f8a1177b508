/** What a change of teams and matches can mean for people, one fact each. */

/** Teams are named by number, students by id. */
export type Effect =
  | { effect: "teams-made"; teams: number; students: number; modes: { mode: string; teams: number }[] }
  | { effect: "teams-of-one"; numbers: number[] }
  | { effect: "team-of-size"; number: number; size: number }
  | { effect: "teams-stay"; numbers: number[] }
  | { effect: "teams-end"; count: number }
  /** All but those that stay. */
  | { effect: "other-teams-end"; count: number }
  /** Nobody is in a team any more. */
  | { effect: "all-to-tray"; students: number }
  /** `empty`: new teams begin with nothing; else teams come back with their own. */
  | { effect: "words-archived"; numbers: number[]; empty: boolean }
  | { effect: "hand-ins-archived"; count: number }
  | { effect: "matches-end-all"; count: number }
  | { effect: "matches-end-some"; count: number; stay: number }
  | { effect: "words-stay"; studentId: string; number: number }
  | { effect: "alone"; studentId: string; number: number }
  | { effect: "team-ends"; number: number; begun: boolean }
  | { effect: "joins"; studentId: string; number: number; with: string[]; mode: string; fromMode: string | null }
  | { effect: "new-team"; studentId: string; number: number; mode: string; fromMode: string | null }
  | { effect: "to-tray"; studentId: string }
  | { effect: "back"; studentId: string; number: number; mode: string; fromMode: string | null }
  /** Several together. */
  | { effect: "words-stay-all"; studentIds: string[]; number: number }
  | { effect: "joins-all"; studentIds: string[]; number: number; with: string[]; mode: string; fromMode: string | null }
  | { effect: "new-team-all"; studentIds: string[]; number: number; mode: string; fromMode: string | null }
  | { effect: "to-tray-all"; studentIds: string[] }
  | { effect: "back-all"; studentIds: string[]; number: number; mode: string; fromMode: string | null }
  | { effect: "mode-changes"; number: number; from: string; to: string; begun: boolean; reopens: boolean }
  | { effect: "matches-stand"; count: number; all: boolean }
  | { effect: "match-ends"; numbers: number[] }
  | { effect: "match-begins"; numbers: number[]; exemplarMode: string | null }
  /** `stay` go on together, with their notes (Q8). */
  | { effect: "match-changes"; stay: number[]; join: number[]; leave: number[] }
  /** The change ends the lock of the match these teams were in. */
  | { effect: "lock-ends"; numbers: number[] }
  | { effect: "exemplar"; numbers: number[]; mode: string | null }
  | { effect: "same-mode"; numbers: number[]; mode: string }
  | { effect: "trio-shares"; numbers: number[]; shared: number[]; mode: string }
  | { effect: "met-before"; numbers: number[] }
  | { effect: "without-match"; numbers: number[] }
  | { effect: "nobody-else" };

export interface EffectFacts {
  /** Teams with text in their worksheet. */
  begun: ReadonlySet<string>;
  handedIn: ReadonlySet<string>;
  /** Teams that had ended, and can come back. */
  ended: ReadonlySet<string>;
  /** Modes that the team has had before, with a worksheet to reopen (T7). */
  hadMode: (teamId: string, mode: string) => boolean;
  /** How often two teams met in earlier rounds. */
  times: (a: string, b: string) => number;
}
