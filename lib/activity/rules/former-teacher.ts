/** The name of every deleted account. It is stored in the account's row, so that it is shown wherever a teacher is named (Q36). */
export const formerTeacherName = "Former teacher";
