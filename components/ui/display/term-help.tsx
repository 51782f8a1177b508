import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/marks/icon";
import card from "./popover-card.module.css";
import styles from "./term-help.module.css";

interface TermHelpProps {
  term: "mode" | "cause" | "pairing" | "journal" | "release" | "archive";
}

/** A button that explains a word of the product where it stands. No script: the browser's own popover, which Escape closes. Each term once on a page. */
export async function TermHelp({ term }: TermHelpProps) {
  const t = await getTranslations("shared.terms");
  const id = `help-${term}`;
  return (
    <span className={styles.help}>
      <button type="button" popoverTarget={id} className={styles.ask}>
        <Icon name="info" />
        {t("ask", { term: t(`${term}.name`) })}
      </button>
      <span id={id} popover="auto" className={clsx(card.card, styles.card)}>
        {t(`${term}.text`)}
      </span>
    </span>
  );
}
