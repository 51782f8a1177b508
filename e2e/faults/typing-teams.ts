import { setTimeout as wait } from "node:timers/promises";
import { type Device } from "@/e2e/support/devices/device";
import {
  type DocumentOracle,
  type Acknowledged,
  type RestoreEffect,
  type Verdict,
} from "@/e2e/support/devices/document-oracle";

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

export function acknowledgedOf(teams: readonly Team[]): TeamsAcknowledged {
  return new Map(teams.map((team) => [team, team.oracle.acknowledged()]));
}

/**
 * Records that the store was restored to its state when `acknowledged` was taken, and that no device has connected since.
 * @throws when a device is not cut off in time
 */
export async function noteStoreRestored(
  teams: readonly Team[],
  acknowledged: TeamsAcknowledged,
  timeoutMs: number,
): Promise<RestoreEffect> {
  const devicesOf = ({ seats }: Team) => seats.map(({ device }) => device);
  // Frames of the ended server may still be in flight.
  const areCutOff = () => teams.flatMap(devicesOf).every(({ isCutOff }) => isCutOff);
  for (const until = Date.now() + timeoutMs; !areCutOff(); await wait(5))
    if (Date.now() > until) throw new Error("a device is connected to a server that has ended");
  const results = teams.map((team) => {
    const devices = devicesOf(team);
    for (const device of devices) device.noteStoreRestored();
    return team.oracle.noteRestore(
      acknowledged.get(team) ?? new Map(),
      devices.map(({ currentState }) => currentState),
    );
  });
  return results.reduce((sum, each) => ({ returning: sum.returning + each.returning, gone: sum.gone + each.gone }));
}

export function mergeVerdicts(verdicts: readonly Verdict[]): Verdict {
  const all = (of: keyof Verdict) => verdicts.flatMap((verdict) => verdict[of]);
  return { lost: all("lost"), doubled: all("doubled"), back: all("back"), misattributed: all("misattributed") };
}
