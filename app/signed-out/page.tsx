import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/shared/ui/button";
import { EmptyState } from "@/components/shared/ui/empty-state";
import styles from "@/components/shared/problem/problem.module.css";
import { publicRoute } from "@/lib/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("app.signedOut"))("title") };
}

/** Where a page goes when its session has ended: a new PIN, a removal, a sign-out in another tab. */
export default async function SignedOut() {
  await publicRoute();
  const t = await getTranslations("app.signedOut");
  const acts = (
    <>
      <ButtonLink variant="go" href="/">{t("student")}</ButtonLink>
      <ButtonLink variant="plain" href="/teacher/sign-in">{t("teacher")}</ButtonLink>
    </>
  );
  return (
    <main className={styles.page}>
      <EmptyState heading="h1" title={t("title")} acts={acts}>
        <p>{t("text")}</p>
      </EmptyState>
    </main>
  );
}
