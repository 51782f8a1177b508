import { getTranslations } from "next-intl/server";
import styles from "@/components/shared/history/page.module.css";
import { Icon } from "@/components/shared/ui/icon";
import { Link } from "@/components/shared/ui/link";

/** T13: from a worksheet to how it was written. */
export async function HistoryLink({ href }: { href: string }) {
  const t = await getTranslations("history");
  return <p className={styles.link}><Link href={href}><Icon name="clock" />{t("link")}</Link></p>;
}
