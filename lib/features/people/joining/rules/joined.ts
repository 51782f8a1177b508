/** Joined students have opened the activity and are neither removed nor absent. Every count uses them (Q13). */
export function isJoined(student: { opened: boolean; absent: boolean }): boolean {
  return student.opened && !student.absent;
}
