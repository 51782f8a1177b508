import { useTranslations } from "next-intl";
import { ModeName } from "@/components/ui/marks/mode-mark";
import { findMode, type Lesson } from "@/lib/content/lesson";
import type { BallotStatus } from "@/lib/features/votes/voting/ballots";
import styles from "./own-votes.module.css";

/** A student's own two choices and reasons, side by side, on that student's page alone (S7). */
export function OwnVotes({
  lesson,
  votes,
}: {
  lesson: Pick<Lesson, "modes">;
  votes: Pick<BallotStatus, "before" | "final">;
}) {
  const t = useTranslations("results.own");
  return (
    <section className={styles.own} aria-labelledby="own-votes">
      <h2 id="own-votes">{t("title")}</h2>
      <p className="small quiet">{t("who")}</p>
      <div className={styles.both}>
        {(["before", "final"] as const).map((kind) => {
          const vote = votes[kind];
          const mode = vote === null ? null : findMode(lesson, vote.choice);
          return (
            <section key={kind} aria-labelledby={`own-${kind}`}>
              <h3 id={`own-${kind}`}>{t(kind)}</h3>
              {vote === null ? (
                <p className="quiet">{t("none")}</p>
              ) : (
                <>
                  {mode === null ? vote.choice : <ModeName mode={mode} className={styles.choice} />}
                  {vote.reason === "" ? (
                    <p className="small quiet">{t("noReason")}</p>
                  ) : (
                    <blockquote>{vote.reason}</blockquote>
                  )}
                </>
              )}
            </section>
          );
        })}
      </div>
    </section>
  );
}
