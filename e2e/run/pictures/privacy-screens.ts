/** The data that is stored about a student, and the installation's own pages. */
import { database } from "@/db/client";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { setRetention } from "@/lib/features/privacy/retention";
import { student, type Classroom } from "@/e2e/support/classroom";
import { both, press, teacher, type Screen } from "./screen";
import { inDialog } from "./teacher-steps";

const own = async ({ teacher: { id } }: Classroom) => setOwnerSince(database(), id, new Date());
const ofStudent = (room: Classroom) => `/teacher/classes/${room.class.id}/students/${student(room, 0).id}`;

export const privacy: Screen[] = [
  { name: "student-held", scene: "learn", who: teacher, at: ofStudent, sizes: both },
  {
    name: "student-erase",
    scene: "learn",
    who: teacher,
    at: ofStudent,
    sizes: both,
    act: async (page) => {
      await press(/^Erase .*…$/)(page);
      await inDialog(page);
    },
  },
  {
    name: "class-retention",
    scene: "closed",
    who: teacher,
    at: (room) => `/teacher/classes/${room.class.id}`,
    sizes: both,
    prepare: async ({ teacher: { id, name }, class: { id: classId } }) => {
      const role = { as: "teacher", may: "steer" } as const;
      await setRetention({ teacherId: id, name, classId, role }, { namesMonths: 6, workMonths: 24 });
    },
    act: async (page) => page.getByLabel("Erase the students").scrollIntoViewIfNeeded(),
  },
  { name: "installation", scene: "learn", who: teacher, at: () => "/teacher/installation", sizes: both, prepare: own },
  {
    name: "audit-log",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/audit",
    sizes: both,
    prepare: own,
  },
];
