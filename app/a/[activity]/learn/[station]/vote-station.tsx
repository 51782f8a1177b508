import { getTranslations } from "next-intl/server";
import { ExemplarList } from "@/components/lesson/exemplar/exemplar-list";
import type { Way } from "@/app/a/[activity]/learn/way";
import styles from "./stations.module.css";

/** S3: the first vote; and for those who finish early, the worked cases (S2). */
export async function VoteStation({ way, activityId }: { way: Way; activityId: string }) {
  const t = await getTranslations("learn");
  return (
    <>
      <header className={styles.head}>
        <h1>{t("stations.vote")}</h1>
      </header>
      <section className={styles.more} aria-labelledby="more">
        <h2 id="more">{t("early.title")}</h2>
        <p>{t("early.text")}</p>
        <ExemplarList lesson={way.lesson} href={(mode) => `/a/${activityId}/exemplars/${mode}`} />
      </section>
    </>
  );
}
