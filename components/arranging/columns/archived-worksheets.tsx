import { getFormatter, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { TermHelp } from "@/components/ui/display/term-help";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { PreviewButton } from "@/components/arranging/teams/desk-buttons";
import styles from "@/components/arranging/teams/arrange.module.css";
import type { ActivityReader } from "@/lib/activity/authorise";
import { listArchive } from "@/lib/features/cases/writing/earlier-texts";
import { modeOf } from "@/lib/content/lesson";

/** Archived worksheets, to read and to restore (T7). */
export async function ArchivedWorksheets({ reader }: { reader: ActivityReader }) {
  const archived = await listArchive(reader);
  if (archived.length === 0) return null;
  const [t, format] = await Promise.all([getTranslations("arrange.kept"), getFormatter()]);
  const closed = reader.activity.phase === "closed";
  const lesson = reader.activity.lesson;
  return (
    <section className={styles.tray} aria-labelledby="kept">
      <h2 id="kept">{t("title")}</h2>
      <TermHelp term="archive" />
      <p className="quiet">{t("text", { closed: closed ? "yes" : "no" })}</p>
      <ul>
        {archived.map(({ worksheetId, teamId, number, mode, names, teamEnded }) => (
          <li key={worksheetId}>
            <Link href={`/teacher/activities/${reader.activity.id}/archive/${worksheetId}`}>
              {t("team", { number })}
            </Link>
            <ModeName mode={modeOf(lesson, mode)} />
            <span className="quiet">{format.list(names)}</span>
            {teamEnded ? (
              <span className="quiet">{t("ended")}</span>
            ) : (
              !closed && <PreviewButton change={{ do: "mode", teamId, mode }}>{t("bringBack")}</PreviewButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
