/** The person who sent a request, by the row of their session. */
export type Viewer = { as: "nobody" } | SignedInViewer;

export type SignedInViewer =
  | { as: "teacher"; teacherId: string; sessionId: string; name: string; email: string }
  | { as: "student"; studentId: string; classId: string; sessionId: string; name: string };

export function personIdOf(viewer: SignedInViewer): string {
  return viewer.as === "student" ? viewer.studentId : viewer.teacherId;
}
