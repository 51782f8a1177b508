import { getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/controls/link";
import { Notice } from "@/components/ui/display/notice";
import type { ActivityEditor } from "@/lib/activity/authorise";
import { findOwnNumber, loadOffer, type VersionComparison } from "@/lib/features/lessons/newer-version";
import { ClientMessages } from "@/lib/messages/client-messages";
import { LessonDifferences } from "./lesson-differences";
import styles from "./newer-version.module.css";
import { TakeVersion } from "./take-version";

/** The newest version of the activity's lesson beside the one in use: whether the activity can take it, and what differs (T16). */
export async function NewerVersion({ editor }: { editor: ActivityEditor }) {
  const { id, lesson } = editor.activity;
  const [t, offer] = await Promise.all([getTranslations("lessons.version"), loadOffer(editor)]);
  return (
    <main className={styles.page}>
      <h1>{t("title")}</h1>
      {offer === null ? (
        <Notice>{t("none", { number: await findOwnNumber(editor) })}</Notice>
      ) : (
        <>
          <p className="lede">{t("lede", { current: offer.current, number: offer.number })}</p>
          <Standing offer={offer} />
          {offer.standing.kind !== "held" && (
            <ClientMessages of={["lessons.version"]}>
              <TakeVersion activityId={id} version={{ id: offer.id, number: offer.number }} />
            </ClientMessages>
          )}
          <LessonDifferences before={lesson} after={offer.lesson} />
        </>
      )}
      <p>
        <Link href={`/teacher/activities/${id}`}>{t("back")}</Link>
      </p>
    </main>
  );
}

async function Standing({ offer: { standing, dependents, ...values } }: { offer: VersionComparison }) {
  const t = await getTranslations("lessons.version");
  const { current, number } = values;
  switch (standing.kind) {
    case "free":
      return <p>{t("free", { current, number })}</p>;
    case "only-words":
      return <p>{t("onlyWords")}</p>;
    case "held":
      return (
        <>
          <p>{t("held", { current })}</p>
          <ul className={styles.held}>
            {standing.by.map((one) => (
              <li key={one}>{t(`by.${one}`, { n: dependents[one] })}</li>
            ))}
          </ul>
          <p>{t("next", { number })}</p>
        </>
      );
  }
}
