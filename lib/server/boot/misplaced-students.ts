/** What a start and `npm run doctor` say about students whose id is reserved for former members or belongs to a teacher (Q31). */
import type { MisplacedStudent } from "@/db/reserved-ids";

export const describeMisplaced = (student: MisplacedStudent): string =>
  `the student "${student.name}" of the class "${student.class}" came from a file that was made by hand, and has the id of former members or of a teacher: through it who teaches that class could read what erased students of other classes wrote. Have a teacher of that class erase this student, and ask who imported the file: the class's journal says it.`;
