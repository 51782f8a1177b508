/** What an owner of the installation may do with teachers' accounts (Q36). */
import type { TeacherRight } from "@/lib/activity/rules/class-teachers";

interface PossibleOwner {
  id: string;
  ownerSince: Date | null;
  disabledAt: Date | null;
}

/** Whether the installation would have no owner who can sign in without this teacher. */
export function isLastOwner(teachers: readonly PossibleOwner[], teacherId: string): boolean {
  const owners = teachers.filter(({ ownerSince, disabledAt }) => ownerSince !== null && disabledAt === null);
  return owners.length === 1 && owners[0]?.id === teacherId;
}

/** A class of a teacher whose account may be deleted. */
export interface TaughtClass {
  may: TeacherRight;
  /** Another teacher, who can sign in, may edit the class. */
  hasOtherEditor: boolean;
}

/** Whether nobody could change the class without this teacher. Such a class is given to somebody else, or archived. */
export function isLeftAlone({ may, hasOtherEditor }: TaughtClass): boolean {
  return may === "steer" && !hasOtherEditor;
}

/** How many of a teacher's classes go on with their other teachers, and how many nobody could change. */
export function countClasses(classes: readonly TaughtClass[]): { shared: number; alone: number } {
  const alone = classes.filter(isLeftAlone).length;
  return { shared: classes.length - alone, alone };
}
