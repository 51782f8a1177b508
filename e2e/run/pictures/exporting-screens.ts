/** Exporting an activity as files, prints and marks in the teacher's own gradebook; and importing. */
import { student } from "@/e2e/support/classroom";
import { both, pageBelow, teacher, teacherActivity, type Screen } from "./screen";
import { classPage } from "./teacher-steps";

export const exporting: Screen[] = [
  {
    name: "export",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "export"),
    sizes: both,
    act: async (page) => {
      await page.getByText("Portfolios").click();
      await page.getByRole("link", { name: "Download Votes" }).click();
      await page.getByText("Saved:").waitFor();
    },
  },
  {
    name: "export-gradebook",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "export/gradebook"),
    sizes: both,
    act: async (page) => {
      const rows = [
        "Student,ID,SIS Login ID,Section,Case study (4711),Final Score",
        "    Points Possible,,,,16,(read only)",
        '"Adams, Amara",7,amara,Period 3,,',
        "Ben,8,ben,Period 3,,",
        "Chidi,9,chidi,Period 3,,",
        "Elif,11,elif,Period 3,,",
        "Zoe Quist,10,zoe,Period 3,,",
      ];
      const buffer = Buffer.from(rows.join("\r\n"));
      await page.getByLabel("Choose your file").setInputFiles({ name: "grades.csv", mimeType: "text/csv", buffer });
      await page.getByText("likely: check it").waitFor();
    },
  },
  {
    name: "class-marks",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "marks"),
    sizes: both,
  },
  {
    name: "export-submissions",
    scene: "reviewed",
    who: teacher,
    at: pageBelow(teacherActivity, "export/submissions"),
    sizes: both,
  },
  {
    name: "export-portfolio",
    scene: "reviewed",
    who: teacher,
    at: (classroom) => `${teacherActivity(classroom)}/export/portfolio/${student(classroom, 0).id}`,
    sizes: both,
  },
  {
    name: "import",
    scene: "learn",
    who: teacher,
    at: pageBelow(classPage, "import"),
    sizes: both,
    act: async (page) => {
      const file = { name: "votes.csv", mimeType: "text/csv", buffer: Buffer.from("Student,Vote\r\n") };
      await page.getByLabel("Choose the file").setInputFiles(file);
      await page.getByRole("alert").filter({ hasText: /./ }).waitFor();
    },
    refusedWith: 400,
  },
];
