"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/display/empty-state";
import { useReloadWhenReady } from "./reload-when-ready";
import { useProblemPlace } from "./problem-place";
import styles from "./problem.module.css";

/** The page for an unexpected error: says what is safe, what to do, and the error's number in the log. */
export function Problem({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations("app.problem");
  const { isTextSafe, homeHref } = useProblemPlace();
  useReloadWhenReady();
  return (
    <main className={styles.page}>
      <EmptyState
        heading="h1"
        title={t("title")}
        actions={
          <>
            <Button variant="go" onClick={() => location.reload()}>
              {t("again")}
            </Button>
            {/* A full load leaves the broken state behind. */}
            <a className={buttonClass({ variant: "plain" })} href={homeHref}>
              {t("home")}
            </a>
          </>
        }
      >
        {isTextSafe && (
          <p>
            <b>{t("safeLead")}</b> {t("safeRest")}
          </p>
        )}
        <p>{error.digest === undefined ? t("textNoNumber") : t("text", { number: error.digest })}</p>
      </EmptyState>
    </main>
  );
}
