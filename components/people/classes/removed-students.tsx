import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/controls/link";
import sections from "@/components/ui/display/sections.module.css";

/** Removed students, whose data is stored until they are erased (Q31). */
export function RemovedStudents({
  classId,
  students,
}: {
  classId: string;
  students: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("teacher.class.removed");
  if (students.length === 0) return null;
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={sections.open}>
        {students.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/teacher/classes/${classId}/students/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
