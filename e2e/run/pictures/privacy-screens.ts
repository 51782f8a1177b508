/** The data that is stored about a student, and the installation's own pages. */
import { database } from "@/db/client";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { findTeacherByEmail } from "@/lib/features/people/signing-in/queries/teachers";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { setRetention } from "@/lib/features/privacy/retention";
import { student, type Classroom } from "@/e2e/support/classroom";
import { both, press, teacher, type Screen } from "./screen";
import { choose, inDialog } from "./teacher-steps";

/** A colleague with a class that nobody else can change. */
async function withColleague(room: Classroom): Promise<void> {
  await own(room);
  const email = `lind-${room.class.id}@example.org`;
  if ((await findTeacherByEmail(database(), email)) !== null) return;
  const { id } = await makeTeacher({ name: "Mr. Lind", email });
  await makeClass({ teacherIds: [id] });
  await makeClass({ teacherIds: [id, room.teacher.id] });
}
const ofColleague = (item: string) => choose("Actions for Mr. Lind’s account", item);

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
  ...(["Link for a new password", "Disable…", "Delete…"] as const).map((item, n): Screen => ({
    name: `account-${["reset", "disable", "delete"][n]}`,
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation",
    sizes: both,
    isDuplicate: true,
    prepare: withColleague,
    act: ofColleague(item),
  })),
  {
    name: "audit-log",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/audit",
    sizes: both,
    prepare: own,
  },
];
