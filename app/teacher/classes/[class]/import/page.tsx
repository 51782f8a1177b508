import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportActivity } from "@/components/exporting/import-activity";
import { BelowClass } from "@/components/people/classes/below-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import styles from "@/components/exporting/import-page.module.css";
import { requireClassReader, requireEditorPage } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { ClientMessages } from "@/lib/messages/client-messages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("exporting.import"))("title") };
}

/** Imports an activity into this class that was exported here or by another installation (T14). */
export default async function ImportPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const editor = requireEditorPage(await requireClassReader(classId));
  const [found, t] = await Promise.all([loadClass(classId), getTranslations("exporting.import")]);
  const where = (
    <BelowClass id={classId} name={found.name}>
      {t("title")}
    </BelowClass>
  );
  return (
    <TeacherFrame teacherId={editor.teacherId} name={editor.name} where={where}>
      <div className={styles.page}>
        <h1>{t("title")}</h1>
        <p>{t("text")}</p>
        <ul>
          {(["students", "marks", "journal"] as const).map((point) => (
            <li key={point}>{t(`points.${point}`)}</li>
          ))}
        </ul>
        <ClientMessages of={["exporting.importing", "exporting.file"]}>
          <ImportActivity classId={classId} />
        </ClientMessages>
      </div>
    </TeacherFrame>
  );
}
