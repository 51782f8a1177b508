import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { AskButton } from "@/components/teams/arrange/act-button";
import styles from "@/components/teams/arrange/arrange.module.css";
import type { Steering } from "@/lib/auth/standing";
import { listArchive } from "@/lib/classroom/writing/earlier-texts";
import { lessonOf, modeOf } from "@/lib/content/lesson";

/** T7: worksheets that were put away, to read, and to bring back. */
export async function Kept({ steering }: { steering: Steering }) {
  const kept = await listArchive(steering);
  if (kept.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("arrange.kept"), getFormatter()]);
  const closed = steering.activity.phase === "closed";
  const lesson = lessonOf(steering.activity.contentId);
  return (
    <section className={styles.tray} aria-labelledby="kept">
      <h2 id="kept">{t("title")}</h2>
      <p className="quiet">{t("text", { closed: closed ? "yes" : "no" })}</p>
      <ul>
        {kept.map(({ worksheetId, teamId, number, mode, names, teamEnded }) => (
          <li key={worksheetId}>
            <Link href={`/teacher/activities/${steering.activity.id}/archive/${worksheetId}`}>
              {t("team", { number })}
            </Link>
            <ModeName mode={mode} name={modeOf(lesson, mode).name} />
            <span className="quiet">{format.list(names)}</span>
            {teamEnded ? (
              <span className="quiet">{t("ended")}</span>
            ) : (
              !closed && <AskButton change={{ do: "mode", teamId, mode }}>{t("bringBack")}</AskButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
