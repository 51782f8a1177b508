/** The data that is stored about a student, and the installation's own pages. */
import { database } from "@/db/client";
import { makeClass, makeTeacher } from "@/db/testing/factories";
import { findTeacherByEmail } from "@/lib/features/people/signing-in/queries/teachers";
import { setOwnerSince } from "@/lib/activity/queries/owners";
import { setRetention } from "@/lib/features/privacy/retention";
import { schoolTables, zipSchool } from "@/lib/features/oneroster/testing/school-file";
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

const schoolUsers = [
  { id: "t1", given: "Lars", family: "Lind", email: "lars.lind@school.example" },
  { id: "t2", given: "Grace", family: "Hall" },
  { id: "s1", given: "Ada", family: "Smith", email: "ada@school.example", number: "0042" },
  { id: "s2", given: "Ben", family: "Adler" },
  { id: "s3", given: "Ben", family: "Adler" },
];
const schoolClasses = [
  { id: "c1", title: "Physics 9A", teachers: ["t1"], students: ["s1", "s2", "s3"] },
  { id: "c2", title: "Physics 9B", teachers: ["t2"], students: ["s1"] },
];

/** Chooses the file on the page, and waits for what the server says of it. */
function chooseSchoolFile(make: () => Promise<Uint8Array>): NonNullable<Screen["act"]> {
  return async (page) => {
    const file = { name: "school.zip", mimeType: "application/zip", buffer: Buffer.from(await make()) };
    await page.getByLabel("Choose a ZIP file").setInputFiles(file);
    await page.getByText(/^2 classes in the file$|errors, so/).waitFor();
  };
}

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
    name: "oneroster",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/oneroster",
    sizes: both,
    prepare: own,
  },
  {
    name: "oneroster-preview",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/oneroster",
    sizes: both,
    prepare: own,
    act: chooseSchoolFile(async () => zipSchool(schoolTables(schoolUsers, schoolClasses))),
  },
  {
    name: "oneroster-faults",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/oneroster",
    sizes: both,
    prepare: own,
    act: chooseSchoolFile(async () => zipSchool(schoolTables([{ id: "t1", given: "", family: "" }], schoolClasses))),
  },
  {
    name: "audit-log",
    scene: "learn",
    who: teacher,
    at: () => "/teacher/installation/audit",
    sizes: both,
    prepare: own,
  },
];
