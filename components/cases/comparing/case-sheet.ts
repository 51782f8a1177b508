import type { Room } from "@/lib/sync/browser/connection/room";
import type { ShownMode } from "@/lib/content/lesson";
import type { WorksheetTexts } from "@/lib/sync/format/fields";

/** One case on the desk: a team's, or an exemplar in place of a partner. */
export interface CaseSheet {
  key: string;
  mode: ShownMode;
  /** "Ines, Malik (you), Theo", or that it is a worked example. */
  by: string;
  /** The live worksheet, when nothing is handed in (Q3). null shows `texts` as they are. */
  live: Room | null;
  texts: WorksheetTexts;
  /** Shown above the case: "not handed in yet", or empty. */
  note: string;
}
