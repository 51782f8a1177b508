/** A teacher can edit a class (`steer`), or only view it (`read`) (Q25). */
export const teacherRights = ["steer", "read"] as const;
export type TeacherRight = (typeof teacherRights)[number];

/** At least one teacher must be able to edit the class, since only that teacher can give others access. */
export function hasEditor(rights: Iterable<TeacherRight>): boolean {
  return [...rights].includes("steer");
}

/** How many invitations into one class can be open at once (T15). */
export const maxInvitations = 20;
