/** Q13: *joined* means has opened the activity and is neither removed (such students are in no list) nor absent. Every count is of those. */
export function isJoined(student: { opened: boolean; absent: boolean }): boolean {
  return student.opened && !student.absent;
}
