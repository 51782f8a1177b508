import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AddressMenu } from "@/components/joining/address-menu";
import { PrintButton } from "@/components/classes/print-button";
import styles from "@/components/classes/slips.module.css";
import { BelowClass } from "@/components/classes/below-class";
import { TeacherFrame } from "@/components/page-frame/teacher/teacher-frame";
import { requireClassReading, requireSteeringPage } from "@/lib/auth/require";
import { loadClass } from "@/lib/classroom/classes/classes";
import { listStudents } from "@/lib/classroom/classes/students";
import { auditRead } from "@/lib/classroom/privacy/audit";
import { ClientMessages } from "@/lib/messages/client-messages";
import { joinAddresses, typedAddress } from "@/lib/process/join-addresses";
import { formatCode } from "@/lib/rules/joining/class-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teacher.class.slips"))("title") };
}

/** S1: a slip for each student who has a one-time PIN, to print and cut. */
export default async function SlipsPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const steering = requireSteeringPage(await requireClassReading(classId));
  const [found, students, origins, t] = await Promise.all([
    loadClass(classId),
    listStudents(steering),
    joinAddresses(),
    getTranslations("teacher.class.slips"),
  ]);
  const slips = students.filter(({ oneTimePin }) => oneTimePin !== null);
  if (slips.length > 0) await auditRead(steering, "pins", {});
  const where = (
    <BelowClass id={classId} name={found.name}>
      {t("title")}
    </BelowClass>
  );
  return (
    <TeacherFrame teacherId={steering.teacherId} name={steering.name} where={where}>
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <p className="quiet">{slips.length === 0 ? t("none") : t("text", { count: slips.length })}</p>
        {slips.length > 0 && (
          <ClientMessages of={["teacher.class.slips", "teacher.address"]}>
            <AddressMenu origins={origins} />
            <PrintButton />
          </ClientMessages>
        )}
      </header>
      <ul className={styles.slips}>
        {slips.map(({ id, name, oneTimePin }) => (
          <li key={id}>
            <p className={styles.class}>{found.name}</p>
            <h2>{name}</h2>
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
            <p className={styles.once}>{t("once")}</p>
          </li>
        ))}
      </ul>
    </TeacherFrame>
  );
}
