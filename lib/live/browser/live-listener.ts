import type { ActivityTime, PagePart, Presence } from "@/lib/wire/live-messages";
import type { Phase } from "@/lib/activity/rules/phases";
import type { SheetNumbers } from "@/lib/wire/sheet-numbers";

/** What a part of a page receives on `/live/<activity>`, and what it sends. */
export interface LiveListener {
  /** The part of the page that `onInvalidated` refreshes, as it is now. */
  shows?: () => PagePart;
  onInvalidated?: () => void;
  onPhase?: (phase: Phase) => void;
  onPresence?: (presence: Presence) => void;
  /** Called with the numbers of all worksheets (`isWhole`), then with those that are new or have changed (T9). */
  onNumbers?: (sheets: readonly SheetNumbers[], isWhole: boolean) => void;
  /** The team whose writing the listener shows (T9). */
  watches?: () => string | null;
  /** The page is a projector page (Q6). */
  isWall?: true;
  /** The teachers who watch the student's team write (Q25). */
  onWatched?: (by: readonly string[]) => void;
  /** The clock and the pause; called at once with the last ones, if the server has sent any. */
  onTime?: (time: ActivityTime) => void;
  /** Whether the page is connected to the server; called at once if the connection is lost. */
  onConnected?: (isConnected: boolean) => void;
}
