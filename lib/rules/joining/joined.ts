/** Q13: joined students have opened the activity and are neither removed nor absent. Every count is of them. */
export function isJoined(student: { opened: boolean; absent: boolean }): boolean {
  return student.opened && !student.absent;
}
