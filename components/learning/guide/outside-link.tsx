import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import styles from "./guide.module.css";

/** A link to another site, in a new tab. On paper its address follows. */
export async function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const t = await getTranslations("learn.reading");
  return (
    <a className={styles.outside} href={href} target="_blank" rel="noreferrer">
      {children}
      <span className="vh"> {t("newTab")}</span>
    </a>
  );
}
