import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import type { ArchivedOrDeletedClass } from "@/lib/features/people/classes/archiving";
import { bringClassBack } from "@/lib/features/people/classes/actions/class";
import classesStyles from "@/components/ui/display/sections.module.css";
import { ArchiveState } from "./archive-state";

interface ArchivedOrDeletedClassesProps {
  classes: readonly ArchivedOrDeletedClass[];
  /** Classes from which data will be deleted within two weeks (Q32). */
  soonGoing: ReadonlySet<string>;
}

/** Archived classes, and deleted classes that can still be restored (T15). */
export async function ArchivedOrDeletedClasses({ classes, soonGoing }: ArchivedOrDeletedClassesProps) {
  const t = await getTranslations("teacher.putAway");
  if (classes.length === 0) return null;
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={classesStyles.open}>
        {classes.map(({ id, name, state, mayRestoreClass: mayRestore }) => (
          <li key={id}>
            <Link href={`/teacher/classes/${id}`}>
              <b>{name}</b>
            </Link>
            {soonGoing.has(id) && <p>{t("soon")}</p>}
            <ArchiveState
              what="class"
              name={name}
              state={state}
              mayRestore={mayRestore}
              restore={bringClassBack.bind(null, id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
