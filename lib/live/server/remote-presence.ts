import type { BusMessage } from "@/lib/bus/bus-contract";

type Published = Pick<BusMessage & { kind: "here" }, "students" | "lost" | "seen" | "came" | "watched">;
export type PeerPresence = Required<Published>;

/** The students who have an activity open with other processes, as those last published (R13). */
const byProcess = new Map<string, Map<string, PeerPresence>>();

export function setPeerPresence(processId: string, activityId: string, presence: Published): void {
  let activities = byProcess.get(processId);
  if (activities === undefined) byProcess.set(processId, (activities = new Map<string, PeerPresence>()));
  if (presence.students.length + presence.seen.length + presence.watched.length > 0)
    activities.set(activityId, { ...presence, came: presence.came ?? [] });
  else activities.delete(activityId);
}

/** Call when a process has ended. @returns what it had published last, by activity */
export function removePeerPresence(processId: string): ReadonlyMap<string, PeerPresence> {
  const activities = byProcess.get(processId) ?? new Map<string, PeerPresence>();
  byProcess.delete(processId);
  return activities;
}

/** Removes erased students (Q31). */
export function forgetOfPeers(activityId: string, studentIds: readonly string[]): void {
  const isLeft = (id: string) => !studentIds.includes(id);
  for (const activities of byProcess.values()) {
    const presence = activities.get(activityId);
    if (presence !== undefined)
      activities.set(activityId, {
        ...presence,
        students: presence.students.filter(isLeft),
        seen: presence.seen.filter(([id]) => isLeft(id)),
        came: presence.came.filter(([id]) => isLeft(id)),
        lost: presence.lost.filter(([id]) => isLeft(id)),
      });
  }
}

/**
 * By `what`: students who are connected to other processes, whose last connection was lost, who were there in this sitting, who came; or the teams
 * that teachers watch (Q25).
 */
export function withPeers<What extends keyof PeerPresence>(
  activityId: string,
  what: What,
): PeerPresence[What][number][] {
  return [...byProcess.values()].flatMap((activities): readonly PeerPresence[What][number][] => {
    const presence = activities.get(activityId);
    return presence === undefined ? [] : presence[what];
  });
}
