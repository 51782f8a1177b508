import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RosterImport } from "@/components/arranging/students/roster-import";
import { BelowClass } from "@/components/people/classes/below-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { importRosterAction } from "@/lib/features/courses/actions/roster";
import { loadCourseListAction } from "@/lib/features/courses/actions/roster";
import { requireClassReader, requireEditorPage } from "@/lib/activity/require";
import { listNoStudentNames } from "@/lib/features/arranging/students/roster";
import { loadClass } from "@/lib/features/people/classes/classes";
import { listRosterCourses } from "@/lib/features/courses/course-roster";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.rosterImport"))("title") };
}

/** Compares a list of names, from a file or pasted, with the class (T15). */
export default async function RosterPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const editor = requireEditorPage(await requireClassReader(classId));
  const [found, t, courses, called] = await Promise.all([
    loadClass(classId),
    getTranslations("teacher.rosterImport"),
    listRosterCourses(editor),
    listNoStudentNames(editor),
  ]);
  const where = (
    <BelowClass id={classId} name={found.name}>
      {t("title")}
    </BelowClass>
  );
  return (
    <TeacherFrame teacherId={editor.teacherId} name={editor.name} where={where}>
      <ClientMessages of={["teacher.rosterImport"]}>
        <RosterImport
          classId={classId}
          called={called}
          importRoster={importRosterAction}
          courses={courses}
          loadCourse={loadCourseListAction}
        />
      </ClientMessages>
    </TeacherFrame>
  );
}
