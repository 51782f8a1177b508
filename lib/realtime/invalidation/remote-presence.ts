import type { BusMessage } from "@/lib/bus/bus-contract";

type PeerPresence = Pick<BusMessage & { kind: "here" }, "students" | "lost" | "seen" | "watched">;

/** R13: who has an activity open with other processes, as they last published. */
const byProcess = new Map<string, Map<string, PeerPresence>>();

export function setPeerPresence(processId: string, activityId: string, presence: PeerPresence): void {
  let activities = byProcess.get(processId);
  if (activities === undefined) byProcess.set(processId, (activities = new Map<string, PeerPresence>()));
  if (presence.students.length + presence.seen.length + presence.watched.length > 0)
    activities.set(activityId, presence);
  else activities.delete(activityId);
}

/** A process has ended. @returns the activities that its students had open */
export function removePeerPresence(processId: string): string[] {
  const activities = [...(byProcess.get(processId)?.keys() ?? [])];
  byProcess.delete(processId);
  return activities;
}

export function studentsWithPeers(activityId: string): string[] {
  return [...byProcess.values()].flatMap((activities) => activities.get(activityId)?.students ?? []);
}

/** Whose last connection to another process was lost, and when. */
export function lostWithPeers(activityId: string): (readonly [studentId: string, since: number])[] {
  return [...byProcess.values()].flatMap((activities) => activities.get(activityId)?.lost ?? []);
}

/** Q25: the teams that teachers watch with other processes. */
export function watchedWithPeers(activityId: string): (readonly [teamId: string, teacher: string])[] {
  return [...byProcess.values()].flatMap((activities) => activities.get(activityId)?.watched ?? []);
}

/** Who had the activity open with other processes in this sitting. */
export function seenWithPeers(activityId: string): string[] {
  return [...byProcess.values()].flatMap((activities) => activities.get(activityId)?.seen ?? []);
}
