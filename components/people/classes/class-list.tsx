import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Icon } from "@/components/ui/marks/icon";
import { formatCode } from "@/lib/features/people/joining/rules/class-code";
import type { Phase } from "@/lib/activity/rules/phases";
import classesStyles from "@/components/ui/display/sections.module.css";
import styles from "./class-list.module.css";

interface ClassLine {
  id: string;
  name: string;
  code: string;
  joiningOpen: boolean;
  studentCount: number;
  /** Newest first. */
  activities: readonly { id: string; phase: Phase }[];
}

interface ClassListProps {
  classes: readonly ClassLine[];
  /** Classes from which data will be deleted within two weeks (Q32). */
  classesWithDueDeletion: ReadonlySet<string>;
}

/** Each class with a link to its open activity. */
export async function ClassList({ classes, classesWithDueDeletion }: ClassListProps) {
  const [t, app] = await Promise.all([getTranslations("teacher.classes"), getTranslations("app.phases")]);
  return (
    <section className={classesStyles.section}>
      <h1>{t("title")}</h1>
      <ul className={styles.list}>
        {classes.map((each, index) => {
          const open = each.activities.filter(({ phase }) => phase !== "closed");
          const [running] = open;
          return (
            <li key={each.id}>
              <div>
                <h2>
                  <Link href={`/teacher/classes/${each.id}`}>{each.name}</Link>
                </h2>
                <p className={styles.facts}>
                  <span>
                    {t("code")} <b className="num">{formatCode(each.code)}</b>
                  </span>
                  <span>{t("students", { count: each.studentCount })}</span>
                  {running !== undefined && (
                    <span>
                      {open.length === 1
                        ? t("phase", { phase: app(running.phase) })
                        : t("open", { count: open.length })}
                    </span>
                  )}
                  {!each.joiningOpen && <span>{t("joiningClosed")}</span>}
                  {classesWithDueDeletion.has(each.id) && <span>{t("soon")}</span>}
                </p>
              </div>
              <div className={styles.acts}>
                <ButtonLink variant="plain" href={`/teacher/classes/${each.id}`}>
                  <Icon name="people" /> {t("toStudents")}
                </ButtonLink>
                {running !== undefined && (
                  <ButtonLink variant={index === 0 ? "go" : undefined} href={`/teacher/activities/${running.id}`}>
                    {t("toActivity")} <Icon name="right" />
                  </ButtonLink>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
