import clsx from "clsx";
import { getTranslations } from "next-intl/server";
import styles from "./page.module.css";
import { Icon } from "@/components/ui/marks/icon";
import { Link } from "@/components/ui/controls/link";

/** The link from a worksheet to its history (T13). */
export async function HistoryLink({ href, wide }: { href: string; wide?: boolean }) {
  const t = await getTranslations("history");
  return (
    <nav aria-label={t("link")} className={clsx(styles.link, wide && styles.wide)}>
      <Link href={href}>
        <Icon name="clock" />
        {t("link")}
      </Link>
    </nav>
  );
}
