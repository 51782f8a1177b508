/**
 * Which students are left out when teams are made, because they are offline. By default they are left out if they are fewer than the online ones
 * (T2).
 * @param chosen the teacher's tick; null until the teacher chooses
 * @returns null when there is nothing to choose: everyone is online, or nobody is because the teacher prepares
 */
export function leaveOut(
  studentIds: readonly string[],
  online: readonly string[],
  chosen: boolean | null,
): { offline: string[]; isTicked: boolean } | null {
  const offline = studentIds.filter((id) => !online.includes(id));
  if (offline.length === 0 || offline.length === studentIds.length) return null;
  return { offline, isTicked: chosen ?? offline.length < studentIds.length - offline.length };
}
