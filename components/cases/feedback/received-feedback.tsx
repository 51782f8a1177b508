import { useTranslations } from "next-intl";
import type { ReceivedFeedback } from "@/lib/features/cases/feedback/feedback";
import { FeedbackTextList } from "./feedback-texts";
import { OpenFeedback } from "./feedback-buttons";
import styles from "./feedback.module.css";

/** Feedback from one team: its text, or why the text is not here yet (Q27). */
export function ReceivedFeedbackItem({
  activityId,
  teacher,
  one,
}: {
  activityId: string;
  teacher: string;
  one: ReceivedFeedback;
}) {
  const t = useTranslations("feedback.got");
  const { number } = one;
  switch (one.is) {
    case "opened":
      return (
        <section className={styles.received}>
          <h3>{t("from", { number })}</h3>
          <FeedbackTextList texts={one.texts} />
        </section>
      );
    case "ready":
      return (
        <div className={styles.received}>
          <p>{t("ready", { number })}</p>
          <OpenFeedback activityId={activityId} feedback={one.id} />
        </div>
      );
    case "unsent":
      return <p>{t("unsent", { number })}</p>;
    case "waits for own":
      return <p>{t("own", { number })}</p>;
    case "hidden":
      return <p>{t("hidden", { number, teacher })}</p>;
  }
}
