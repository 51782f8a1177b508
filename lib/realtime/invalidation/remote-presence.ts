/** R13: who has an activity open with other processes, as they last published. */
const byProcess = new Map<string, Map<string, readonly string[]>>();

export function setPeerPresence(processId: string, activityId: string, students: readonly string[]): void {
  let activities = byProcess.get(processId);
  if (activities === undefined) byProcess.set(processId, (activities = new Map<string, readonly string[]>()));
  if (students.length > 0) activities.set(activityId, students);
  else activities.delete(activityId);
}

/** A process has ended. @returns the activities that its students had open */
export function removePeerPresence(processId: string): string[] {
  const activities = [...(byProcess.get(processId)?.keys() ?? [])];
  byProcess.delete(processId);
  return activities;
}

export function studentsWithPeers(activityId: string): string[] {
  return [...byProcess.values()].flatMap((activities) => activities.get(activityId) ?? []);
}
