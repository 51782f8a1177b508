/** R13: who has an activity open with other processes, as they last said. */
const elsewhere = new Map<string, Map<string, readonly string[]>>();

export function hearHere(processId: string, activityId: string, students: readonly string[]): void {
  let activities = elsewhere.get(processId);
  if (activities === undefined) elsewhere.set(processId, (activities = new Map<string, readonly string[]>()));
  if (students.length > 0) activities.set(activityId, students);
  else activities.delete(activityId);
}

/** The process is gone, and with it who was with it: in these activities. */
export function loseHere(processId: string): string[] {
  const activities = [...(elsewhere.get(processId)?.keys() ?? [])];
  elsewhere.delete(processId);
  return activities;
}

export function studentsElsewhere(activityId: string): string[] {
  return [...elsewhere.values()].flatMap((activities) => activities.get(activityId) ?? []);
}
