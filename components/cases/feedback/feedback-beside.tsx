import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/controls/link";
import type { Member } from "@/lib/activity/authorise";
import { loadOwnFeedback } from "@/lib/features/cases/feedback/feedback";
import { FeedbackTextList } from "./feedback-texts";
import styles from "./feedback.module.css";

/** The feedback that the team has opened, above what stands beside its worksheet (S9). */
export async function FeedbackBeside({ member, children }: { member: Member; children: ReactNode }) {
  const [t, { received }] = await Promise.all([getTranslations("feedback.got"), loadOwnFeedback(member)]);
  const opened = received.flatMap((one) => (one.is === "opened" ? [one] : []));
  if (opened.length === 0) return children;
  return (
    <div className={styles.beside}>
      <section aria-labelledby="feedback">
        <h2 id="feedback">{t("title")}</h2>
        {opened.map((one) => (
          <section key={one.id} className={styles.received}>
            <h3>{t("from", { number: one.number })}</h3>
            <FeedbackTextList texts={one.texts} />
          </section>
        ))}
        <p>
          <Link href={`/a/${member.activity.id}/feedback`}>{t("more")}</Link>
        </p>
      </section>
      {children}
    </div>
  );
}
