/** The preview of a change, formatted for its dialog. */
import type { ShownMode } from "@/lib/content/lesson";
import type { Change } from "@/lib/features/teams/changes";

export interface FormattedOption {
  /** The action's input: the change, and the fingerprint of what was shown. */
  change: Change;
  expected: string;
  /** Its button. */
  label: string;
  lines: { tone: "fine" | "warn"; text: string }[];
}

export interface FormattedChange {
  seed: number;
  title: string;
  /** Why there is a decision to make (T5), if there is. */
  reason: string | null;
  /** The teams that would be made. */
  teams: { number: number; mode: ShownMode; members: string }[];
  /** Shown when there are no options: nothing would change. */
  already: string;
  /** None: nothing would change. */
  options: FormattedOption[];
}
