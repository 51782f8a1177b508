import { type Device } from "@/e2e/support/devices/device";
import { type DocumentOracle, type Acknowledged, type Verdict } from "@/e2e/support/devices/document-oracle";

export interface StudentSeat {
  cookie: string;
  user: string;
  device: Device;
}

export interface Team {
  room: string;
  worksheetId: string;
  oracle: DocumentOracle;
  seats: StudentSeat[];
}

/** What each team's devices had shown as Saved at some moment. */
export type TeamsAcknowledged = ReadonlyMap<Team, Acknowledged>;

export function mergeVerdicts(verdicts: readonly Verdict[]): Verdict {
  const all = (of: keyof Verdict) => verdicts.flatMap((verdict) => verdict[of]);
  return { lost: all("lost"), doubled: all("doubled"), back: all("back"), misattributed: all("misattributed") };
}
