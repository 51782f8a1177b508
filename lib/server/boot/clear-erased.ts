/** Takes out of the database's files what was erased, as soon as it holds up nobody (B7). */
import { clearDeleted } from "@/db/clear-deleted";
import { findErasure, forgetErasure } from "@/lib/auth/queries/installation";
import { allSockets } from "@/lib/live/server/activity-room";
import { repeatWork } from "./repeat-work";

const everyMs = 60_000;
/** After an erasure, for what the same person erases next. */
const atLeastMs = 5 * 60_000;
/** The embedded database answers nobody while it writes a table anew, so it waits until nobody has a page open, but no longer than this. */
const atMostMs = 24 * 60 * 60_000;

export function startClearingErased(kind: "embedded" | "postgres"): void {
  repeatWork(
    everyMs,
    () => clearErased(kind),
    "What was erased could not be taken out of the database's files; it is tried again in a minute.",
  );
}

/** @returns whether something was cleared */
export async function clearErased(
  kind: "embedded" | "postgres",
  isAnyoneThere = allSockets().length > 0,
): Promise<boolean> {
  const erased = await findErasure();
  if (erased === null || erased.agoMs < atLeastMs) return false;
  if (kind === "embedded" && erased.agoMs < atMostMs && isAnyoneThere) return false;
  await clearDeleted(kind);
  await forgetErasure(erased.at);
  return true;
}
