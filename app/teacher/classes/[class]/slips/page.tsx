import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddressMenu } from "@/components/people/joining/address-menu";
import { PrintButton } from "@/components/people/classes/print-button";
import styles from "@/components/people/classes/slips.module.css";
import { BelowClass } from "@/components/people/classes/below-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { requireClassReader, requireEditorPage } from "@/lib/activity/require";
import { loadClass } from "@/lib/features/people/classes/classes";
import { listStudents } from "@/lib/features/people/classes/students";
import { auditRead } from "@/lib/activity/audit";
import { ClientMessages } from "@/lib/messages/client-messages";
import { joinAddresses, typedAddress } from "@/lib/process/join-addresses";
import { Button } from "@/components/ui/controls/button";
import { Checkbox } from "@/components/ui/controls/field";
import { QrCode } from "@/components/ui/marks/qr-code";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.class.slips"))("title") };
}

/** A slip for each student who has a one-time PIN, or only for chosen ones, to print and cut (S1). */
export default async function SlipsPage({
  params,
  searchParams,
}: {
  params: Promise<{ class: string }>;
  searchParams: Promise<{ for?: string | string[] }>;
}) {
  const { class: classId } = await params;
  const chosen = new Set([(await searchParams).for ?? []].flat());
  const editor = requireEditorPage(await requireClassReader(classId));
  const [found, students, origins, t] = await Promise.all([
    loadClass(classId),
    listStudents(editor),
    joinAddresses(),
    getTranslations("teacher.class.slips"),
  ]);
  const all = students.filter(({ oneTimePin }) => oneTimePin !== null);
  const some = all.filter(({ id }) => chosen.has(id));
  const slips = some.length > 0 ? some : all;
  const link = `${origins[0]}/join/${found.code}`;
  if (slips.length > 0) await auditRead(editor, "pins", {});
  const where = (
    <BelowClass id={classId} name={found.name}>
      {t("title")}
    </BelowClass>
  );
  return (
    <TeacherFrame teacherId={editor.teacherId} name={editor.name} where={where}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{slips.length === 0 ? t("none") : t("text", { count: slips.length })}</p>
        {slips.length > 0 && (
          <ClientMessages of={["teacher.class.slips", "teacher.address"]}>
            <AddressMenu origins={origins} />
            <PrintButton />
          </ClientMessages>
        )}
        {all.length > 1 && (
          <details className={styles.choice}>
            <summary>{t("some", { count: slips.length, of: all.length })}</summary>
            <form>
              <ul>
                {all.map(({ id, name }) => (
                  <li key={id}>
                    <Checkbox name="for" value={id} defaultChecked={chosen.has(id)}>
                      {name}
                    </Checkbox>
                  </li>
                ))}
              </ul>
              <Button type="submit" size="small">
                {t("show")}
              </Button>
            </form>
          </details>
        )}
      </header>
      <ul className={styles.slips}>
        {slips.map(({ id, name, oneTimePin }) => (
          <li key={id}>
            <p className={styles.class}>{found.name}</p>
            <h2>{name}</h2>
            <div className={styles.entry}>
              <dl>
                <div>
                  <dt>{t("open")}</dt>
                  <dd>{typedAddress(origins[0])}</dd>
                </div>
                <div>
                  <dt>{t("code")}</dt>
                  <dd className="num">{formatCode(found.code)}</dd>
                </div>
                <div>
                  <dt>{t("pin")}</dt>
                  <dd className="num">{oneTimePin}</dd>
                </div>
              </dl>
              <QrCode value={link} label={t("scan")} />
            </div>
            <p className={styles.link}>{link}</p>
            <p className={styles.once}>{t("once")}</p>
          </li>
        ))}
      </ul>
    </TeacherFrame>
  );
}
