import type { Classroom } from "@/e2e/support/fixtures";

export const first = (classroom: Classroom) => {
  const [student] = classroom.students;
  if (student === undefined) throw new Error("the room has no student");
  return student;
};
export const learn = (classroom: Classroom, station: string) => `/a/${classroom.activity.id}/learn/${station}`;
