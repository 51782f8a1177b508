import { getTranslations } from "next-intl/server";
import { capitalise, numberWords } from "@/lib/messages/number-words";
import styles from "./figures.module.css";
import { Reasons } from "./reasons";
import type { NamedMode } from "./named-mode";
import type { Reader } from "./sentences";

/** The reasons, by choice (Q11). */
export async function ReasonsSection({
  groups,
  modes,
  reader,
}: {
  groups: readonly { mode: string; reasons: readonly string[] }[];
  modes: readonly NamedMode[];
  reader: Reader;
}) {
  const [t, word] = await Promise.all([getTranslations("results.reasons"), numberWords()]);
  const n = groups.reduce((sum, group) => sum + group.reasons.length, 0);
  return (
    <section className={styles.figure}>
      <div className={styles.top}>
        <h2 className={styles.kicker}>{t("kicker")}</h2>
        <p className={styles.sentence}>{capitalise(t("says", { n, word: word(n), reader }))}</p>
      </div>
      <Reasons groups={groups} modes={modes} />
    </section>
  );
}
