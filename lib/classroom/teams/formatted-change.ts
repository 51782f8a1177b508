/** What the server says about a change before it is made, ready to read. */

export interface FormattedOption {
  /** The change as the action takes it, and the proof of what was shown. */
  change: unknown;
  expected: string;
  /** Its button: names the outcome. */
  label: string;
  lines: { tone: "fine" | "warn"; text: string }[];
}

export interface FormattedChange {
  seed: number;
  title: string;
  /** Why there is a decision to make (T5), if there is. */
  reason: string | null;
  /** The teams that would be made. */
  teams: { number: number; mode: string; modeName: string; members: string }[];
  /** What was asked is so already: said when there is no way. */
  already: string;
  /** None: nothing would change. */
  ways: FormattedOption[];
}
