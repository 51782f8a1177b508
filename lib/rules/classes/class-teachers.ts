/** Q25: what a teacher may do in a class: steer it, or read it and change nothing. */
export const teacherRights = ["steer", "read"] as const;
export type TeacherRight = (typeof teacherRights)[number];

/** A class that nobody steers could not be handed to anyone. */
export function hasSteering(rights: Iterable<TeacherRight>): boolean {
  return [...rights].includes("steer");
}

/** T15: so many invitations into one class can be open at once. */
export const maxInvitations = 20;
