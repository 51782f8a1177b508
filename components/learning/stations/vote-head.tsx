import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import styles from "./stations.module.css";

/** The head of the first vote. */
export async function VoteHead({ children }: { children: ReactNode }) {
  const t = await getTranslations("learn.stations");
  return (
    <header className={styles.head}>
      <h1>{t("vote")}</h1>
      <p>{children}</p>
    </header>
  );
}
