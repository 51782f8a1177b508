import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { CanEditProvider, OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { ViewOnlyStrip } from "@/components/page-frame/teacher/view-only-strip";
import { BelowClass } from "@/components/people/classes/below-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { EraseStudent } from "@/components/privacy/erase-student";
import { StoredCounts } from "@/components/privacy/stored-counts";
import { UnlinkStudent } from "@/components/people/signing-in/unlink-student";
import { requireClassReader } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { loadStoredDataSummary } from "@/lib/features/privacy/stored-data";
import { AppError } from "@/lib/errors/errors";
import { ClientMessages } from "@/lib/messages/client-messages";
import { mayEditClass } from "@/lib/activity/rules/access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.class.student"))("title") };
}

/** What is stored about one student, and erasing the student (B10, Q31). */
export default async function StudentPage({ params }: { params: Promise<{ class: string; student: string }> }) {
  const { class: classId, student: studentId } = await params;
  const reader = await requireClassReader(classId);
  const [found, held, t] = await Promise.all([
    loadClass(classId),
    loadStoredDataSummary(reader, studentId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "not-found") notFound();
      throw error;
    }),
    getTranslations("teacher.class.student"),
  ]);
  const where = (
    <BelowClass id={classId} name={found.name}>
      {held.name}
    </BelowClass>
  );
  return (
    <TeacherFrame
      teacherId={reader.teacherId}
      name={reader.name}
      where={where}
      strip={<ViewOnlyStrip reader={reader} />}
    >
      <StoredCounts
        title={t("of", { name: held.name })}
        removed={held.removed}
        file={mayEditClass(reader.role) ? `/teacher/classes/${classId}/students/${studentId}/held` : null}
        counts={held.counts}
        texts={held.texts}
        names={held.names}
      />
      <ClientMessages of={["teacher.class.student.erase", "teacher.class.student.outside"]}>
        <CanEditProvider may={mayEditClass(reader.role)}>
          <OnlyEditors>
            {(held.counts["outside_accounts"] ?? 0) > 0 && (
              <UnlinkStudent classId={classId} student={{ id: studentId, name: held.name }} />
            )}
            <EraseStudent classId={classId} student={{ id: studentId, name: held.name }} />
          </OnlyEditors>
        </CanEditProvider>
      </ClientMessages>
    </TeacherFrame>
  );
}
