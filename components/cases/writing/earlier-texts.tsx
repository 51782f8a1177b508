import { getTranslations } from "next-intl/server";
import { HistoryLink } from "@/components/cases/history/history-link";
import { LocalMoment } from "@/components/ui/display/local-time";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { Sheet } from "./worksheet/sheet";
import styles from "./earlier-texts.module.css";
import type { Member } from "@/lib/activity/authorise";
import { loadEarlierTexts } from "@/lib/features/cases/writing/earlier-texts";
import { modeOf } from "@/lib/content/lesson";

/** Texts that the student wrote in earlier teams, and those that the team wrote on another mode, to read and to copy from (T7). */
export async function EarlierTexts({ member }: { member: Member }) {
  const earlierTexts = await loadEarlierTexts(member);
  if (earlierTexts.length === 0) return null;
  const t = await getTranslations("write.earlier");
  const lesson = member.activity.lesson;
  return (
    <section className={styles.earlier} aria-labelledby="earlier">
      <h2 id="earlier">{t("title")}</h2>
      <p>{t("text")}</p>
      {earlierTexts.map(({ worksheetId, number, mode, texts, at, own }) => (
        <details key={worksheetId}>
          <summary>
            {t("team", { number })} <ModeName mode={modeOf(lesson, mode)} />{" "}
            <span className="quiet">
              {t("asOf")} <LocalMoment at={at} />
            </span>
          </summary>
          <Sheet texts={texts} mode={modeOf(lesson, mode)} questions={lesson.caseStudy.questions} heading="h2" />
          {own && <HistoryLink href={`/a/${member.activity.id}/history/${worksheetId}`} />}
        </details>
      ))}
    </section>
  );
}
