/** Identifies a planned change, so that exactly the change that was shown is applied (T2). */
import { createHash } from "node:crypto";
import type { ActivityRow } from "@/lib/activity/queries/activity";
import type { LoadedArrangement } from "@/lib/features/teams/arrangement";
import type { PlannedChange } from "@/lib/features/teams/changes";

export function fingerprintOf(
  activity: ActivityRow,
  loaded: LoadedArrangement,
  { after, round }: PlannedChange & { kind: "ready" },
): string {
  return createHash("sha256")
    .update(JSON.stringify([activity.round, loaded.arrangement, after, round]))
    .digest("base64url");
}
