import type { UpdateRow } from "@/lib/sync/queries/updates";
import type { Session } from "@/lib/sync/server/session";

/** What is added to a room beside its text. Each hook is called on all extensions, in the order in which the room lists them. */
export interface RoomExtension {
  onLeave?(session: Session): void;
  /** This process has made a row, which is on its way to the store. */
  onRow?(row: UpdateRow): void;
  /** This process's rows up to number `n` are stored. */
  onDurable?(n: number): void;
  /** Every 15 s (R10). @param now monotonic ms */
  onRenew?(now: number): void;
}
