import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/controls/button";
import { phaseTable } from "@/lib/activity/rules/phases";
import { Skip } from "./skip";
import type { Member } from "@/lib/activity/authorise";
import { loadBallotStatus } from "@/lib/features/votes/voting/ballots";
import { ClientMessages } from "@/lib/messages/client-messages";
import { skipBeforeAction } from "@/lib/features/votes/voting/actions/vote";
import { BallotCard } from "./ballot-card";
import styles from "./before-card.module.css";

/**
 * At the start of Write, asks a student without a first ballot once, in one row that can be skipped; renders nothing for others (Q5). The cards are
 * folded away, so that the worksheet stays visible.
 */
export async function BeforeCard({ member }: { member: Member }) {
  if (phaseTable[member.activity.phase].ballots.before !== "missing") return null;
  const status = await loadBallotStatus(member);
  if (!status.mayCast.before || status.beforeSkipped) return null;
  const t = await getTranslations("vote.beforeCard");
  return (
    <section className={styles.card} aria-labelledby="first-vote">
      <h2 id="first-vote">{t("title", { question: member.activity.lesson.ballotQuestion })}</h2>
      <details className={styles.fold}>
        <summary className={buttonClass({ size: "small" })}>{t("open")}</summary>
      </details>
      <ClientMessages of={["vote.ballot"]}>
        <Skip activityId={member.activity.id} skip={skipBeforeAction} />
      </ClientMessages>
      <div className={styles.ask}>
        <p>{t("text")}</p>
        <BallotCard member={member} status={status} place="write" />
      </div>
    </section>
  );
}
