import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Download } from "@/components/exporting/download";
import sections from "@/components/ui/display/sections.module.css";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Link } from "@/components/ui/controls/link";
import { LocalDate } from "@/components/ui/display/local-date";
import { LocalTime } from "@/components/ui/display/local-time";
import { Table } from "@/components/ui/display/table";
import { requireOwner } from "@/lib/activity/require";
import { ClientMessages } from "@/lib/messages/client-messages";
import { loadAuditLog } from "@/lib/features/privacy/audit-log";

const pageLines = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.installation.log"))("title") };
}

/** The audit log, a hundred lines at a time (Q34). */
export default async function AuditPage({ searchParams }: { searchParams: Promise<{ before?: string }> }) {
  const owner = await requireOwner();
  const before = Number((await searchParams).before);
  const lines = await loadAuditLog(owner, pageLines, Number.isSafeInteger(before) && before > 0 ? before : null);
  const [t, installation] = await Promise.all([
    getTranslations("teacher.installation.log"),
    getTranslations("teacher.installation"),
  ]);
  const last = lines.at(-1);
  return (
    <TeacherFrame
      teacherId={owner.teacherId}
      name={owner.name}
      where={
        <>
          <Link href="/teacher/installation">{installation("title")}</Link>
          <span className="pale">/</span>
          <b>{t("title")}</b>
        </>
      }
    >
      <header className={sections.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{t("text")}</p>
      </header>
      <div>
        <ClientMessages of={["exporting.tables", "exporting.progress"]}>
          <Download href="/teacher/installation/audit/csv" what={t("title")} label={t("csv")} />
        </ClientMessages>
      </div>
      <Table caption={t("caption")}>
        <thead>
          <tr>
            {(["when", "who", "what", "class", "student"] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.n}>
              <td>
                <LocalDate withYear at={line.at} /> <LocalTime at={line.at} />
              </td>
              <td>{line.who}</td>
              <td>{line.what}</td>
              <td>{line.class}</td>
              <td>{line.student}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {lines.length === pageLines && last !== undefined && (
        <div>
          <ButtonLink href={`/teacher/installation/audit?before=${last.n}`}>{t("older")}</ButtonLink>
        </div>
      )}
    </TeacherFrame>
  );
}
