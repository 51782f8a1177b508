/** The effects that a change of teams and matches can have on people, one fact each. */

/** Teams are given by number, students by id. */
export type Effect =
  | { effect: "teams-made"; teams: number; students: number; modes: { mode: string; teams: number }[] }
  | { effect: "teams-of-one"; numbers: number[] }
  | { effect: "team-of-size"; number: number; size: number }
  | { effect: "teams-stay"; numbers: number[] }
  | { effect: "teams-end"; count: number }
  /** All teams end except those that stay. */
  | { effect: "other-teams-end"; count: number }
  /** All teams end, and every student moves to the tray. */
  | { effect: "all-to-tray"; students: number }
  /** `empty`: the new teams start with empty worksheets. Otherwise teams return with their old ones. */
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
  /** For several students together. */
  | { effect: "words-stay-all"; studentIds: string[]; number: number }
  | { effect: "joins-all"; studentIds: string[]; number: number; with: string[]; mode: string; fromMode: string | null }
  | { effect: "new-team-all"; studentIds: string[]; number: number; mode: string; fromMode: string | null }
  | { effect: "to-tray-all"; studentIds: string[] }
  | { effect: "back-all"; studentIds: string[]; number: number; mode: string; fromMode: string | null }
  | { effect: "mode-changes"; number: number; from: string; to: string; begun: boolean; reopens: boolean }
  | { effect: "matches-stand"; count: number; all: boolean }
  | { effect: "match-ends"; numbers: number[] }
  | { effect: "match-begins"; numbers: number[]; exemplarMode: string | null }
  /** The teams in `stay` continue together, with their notes (Q8). */
  | { effect: "match-changes"; stay: number[]; join: number[]; leave: number[] }
  /** The change ends the lock of the match that these teams were in. */
  | { effect: "lock-ends"; numbers: number[] }
  | { effect: "exemplar"; numbers: number[]; mode: string | null }
  | { effect: "same-mode"; numbers: number[]; mode: string }
  | { effect: "trio-shares"; numbers: number[]; shared: number[]; mode: string }
  | { effect: "met-before"; numbers: number[] }
  | { effect: "without-match"; numbers: number[] }
  | { effect: "nobody-else" };

export interface EffectFacts {
  /** Teams whose worksheet has text. */
  begun: ReadonlySet<string>;
  handedIn: ReadonlySet<string>;
  /** Teams that had ended and can return. */
  ended: ReadonlySet<string>;
  /** Whether the team had this mode before, so that a worksheet can be reopened (T7). */
  hadMode: (teamId: string, mode: string) => boolean;
  /** How often two teams met in earlier rounds. */
  times: (a: string, b: string) => number;
}
