import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import type { PutAwayClass } from "@/lib/classroom/classes/put-away";
import type { ActionResult } from "@/lib/errors/action-result";
import classesStyles from "@/components/ui/display/sections.module.css";
import { PutAwayState } from "./put-away-state";

interface PutAwayListProps {
  classes: readonly PutAwayClass[];
  /** Q32: classes from which something goes within two weeks. */
  soonGoing: ReadonlySet<string>;
  bringBack: (classId: string) => Promise<ActionResult<void>>;
}

/** T15: classes that are archived, or deleted and not gone yet. */
export async function PutAwayList({ classes, soonGoing, bringBack }: PutAwayListProps) {
  const t = await getTranslations("teacher.putAway");
  if (classes.length === 0) return null;
  return (
    <section className={classesStyles.section}>
      <header className={classesStyles.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      <ul className={classesStyles.open}>
        {classes.map(({ id, name, state, mayBringBack }) => (
          <li key={id}>
            <Link href={`/teacher/classes/${id}`}>
              <b>{name}</b>
            </Link>
            {soonGoing.has(id) && <p>{t("soon")}</p>}
            <PutAwayState
              what="class"
              name={name}
              state={state}
              mayBringBack={mayBringBack}
              bringBack={bringBack.bind(null, id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
