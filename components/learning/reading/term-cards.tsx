import { Link } from "@/components/ui/controls/link";
import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { toPlainText } from "@/lib/content/inline";
import type { Term } from "@/lib/content/schema";
import card from "@/components/ui/display/popover-card.module.css";
import styles from "./term-cards.module.css";

/** The explanations that a section's underlined words open. No script: the browser's own popover. */
export async function TermCards({
  terms,
  idOf,
  glossaryHref,
}: {
  terms: readonly Term[];
  idOf: (term: string) => string;
  glossaryHref: string;
}) {
  const t = await getTranslations("learn.reading");
  return terms.map((term) => (
    <div key={term.id} id={idOf(term.id)} popover="auto" className={clsx(card.card, styles.card)}>
      <p className={styles.cardTerm}>{term.term}</p>
      <p className={styles.cardMeaning}>{toPlainText(term.meaning)}</p>
      <Link href={`${glossaryHref}#${term.id}`}>{t("inGlossary")}</Link>
    </div>
  ));
}
