import { getTranslations } from "next-intl/server";
import type { Member } from "@/lib/auth/standing";
import { ballotStatus } from "@/lib/classroom/ballots";
import { lessonOf } from "@/lib/content/lesson";
import { BallotCard } from "./ballot-card";
import styles from "./vote.module.css";

/** Q5: on entering write, a student without a first ballot is asked once, and may skip. Nothing for everyone else. */
export async function BeforeCard({ member }: { member: Member }) {
  if (member.activity.phase !== "write") return null;
  const status = await ballotStatus(member);
  if (!status.mayCast.before || status.beforeSkipped) return null;
  const t = await getTranslations("vote.beforeCard");
  return (
    <section className={styles.card} aria-labelledby="first-vote">
      <h2 id="first-vote">{t("title", { question: lessonOf(member.activity.contentId).ballotQuestion })}</h2>
      <p>{t("text")}</p>
      <BallotCard member={member} status={status} place="write" />
    </section>
  );
}
