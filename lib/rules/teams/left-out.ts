/**
 * T2: whom of the students to place teams are made without, since they are offline: at first those who are fewer than the others.
 * @param chosen the teacher's tick; null before the first
 * @returns null when there is nothing to choose: all are online, or nobody is and the teacher prepares
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
