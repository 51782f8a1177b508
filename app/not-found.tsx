import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/shared/ui/button";
import { EmptyState } from "@/components/shared/ui/empty-state";
import styles from "@/components/shared/problem/problem.module.css";

/** Also what a stranger sees of a class that is not theirs. */
export default async function NotFound() {
  const t = await getTranslations("app.missing");
  return (
    <main className={styles.page}>
      <EmptyState heading="h1" title={t("title")} acts={<ButtonLink variant="go" href="/">{t("home")}</ButtonLink>}>
        <p>{t("text")}</p>
      </EmptyState>
    </main>
  );
}
