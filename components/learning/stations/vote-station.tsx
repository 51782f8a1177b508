import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { OwnGuess } from "@/components/learning/guesses/own-guess";
import { Marked } from "@/components/learning/reading/marked";
import { ExemplarList } from "@/components/learning/exemplar/exemplar-list";
import { buttonClass } from "@/components/ui/controls/button";
import { BallotCard } from "@/components/votes/voting/ballot-card";
import type { LessonProgress } from "@/lib/features/learning/lesson-progress";
import type { Member } from "@/lib/activity/authorise";
import { modeOf } from "@/lib/content/lesson";
import { VoteHead } from "./vote-head";
import styles from "./vote-station.module.css";

/** The first vote (S3), and the worked examples for students who finish early (S2). */
export async function VoteStation({ progress, member }: { progress: LessonProgress; member: Member }) {
  const t = await getTranslations("learn");
  const { lesson, ballot } = progress;
  const phase = member.activity.phase;
  const left = progress.stations.filter((station) => !station.done && station.kind !== "vote");
  const [next] = left;
  // The answer comes with the section, so a guess waits for it here too.
  const guessed = lesson.guesses.filter(
    ({ id, section }) => progress.guesses[id] !== undefined && progress.sectionsRead.includes(section),
  );
  return (
    <>
      <VoteHead>
        {ballot.mayCast.before
          ? t("vote.how")
          : ballot.before === null
            ? t("vote.over")
            : t.rich("vote.overWith", {
                mode: modeOf(lesson, ballot.before.choice).name,
                b: (chunks) => <b>{chunks}</b>,
              })}
      </VoteHead>
      {ballot.mayCast.before && (
        <BallotCard member={member} status={ballot} place={phase === "learn" ? "learn" : "write"} />
      )}
      {next !== undefined && (
        <p className={styles.left}>
          {t("early.left", { count: left.length })}{" "}
          <Link href={`/a/${member.activity.id}/learn/${next.id}`} className={buttonClass({ variant: "link" })}>
            {t("early.goOn", {
              title:
                next.kind === "section"
                  ? (lesson.sections.find((section) => section.id === next.id)?.title ?? "")
                  : t(`stations.${next.kind}`),
            })}
          </Link>
        </p>
      )}
      {guessed.length > 0 && (
        <section className={styles.more} aria-labelledby="guesses">
          <h2 id="guesses">{t("guess.again")}</h2>
          {guessed.map((guess) => (
            <OwnGuess key={guess.id} guess={guess} own={progress.guesses[guess.id]} heading="h3">
              <Marked text={guess.explanation} />
            </OwnGuess>
          ))}
        </section>
      )}
      <section className={styles.more} aria-labelledby="more">
        <h2 id="more">{t("early.title")}</h2>
        <p>{t("early.text")}</p>
        <ExemplarList lesson={lesson} href={(mode) => `/a/${member.activity.id}/exemplars/${mode}`} />
      </section>
    </>
  );
}
