/** A team has 1 to 4 students. */
export const maxInTeam = 4;
