import type { ActivityTime, PagePart, Presence } from "@/lib/wire/live-messages";
import type { Phase } from "@/lib/rules/phases/phases";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";

/** What a part of a page hears on `/live/<activity>`, and tells it. */
export interface LiveListener {
  /** The part of the page that `onInvalidated` refreshes, as it is now. */
  shows?: () => PagePart;
  onInvalidated?: () => void;
  onPhase?: (phase: Phase) => void;
  onPresence?: (presence: Presence) => void;
  /** T9: called with all that the server has sent, and with what changes. */
  onNumbers?: (sheets: readonly SheetNumbers[], isWhole: boolean) => void;
  /** T9: the team whose writing the listener shows. */
  watches?: () => string | null;
  /** Q6: the page is a wall. */
  isWall?: true;
  /** Q25: the teachers who watch the student's team write. */
  onWatched?: (by: readonly string[]) => void;
  /** The clock and the pause; called at once with the last ones, if the server has sent any. */
  onTime?: (time: ActivityTime) => void;
  /** Whether the page hears the server; called at once if it has been lost. */
  onConnected?: (isConnected: boolean) => void;
}
