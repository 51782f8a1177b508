"use client";

import { Button, buttonClass } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/display/empty-state";
import { useReloadWhenReady } from "./reload-when-ready";
import { useProblemSentences } from "./problem-sentences";
import styles from "./problem.module.css";

/** The page for an unexpected error: what is safe, what to do, and the number under which the log has it. */
export function Problem({ error }: { error: Error & { digest?: string } }) {
  const sentences = useProblemSentences();
  useReloadWhenReady();
  if (sentences === null) return null;
  return (
    <main className={styles.page}>
      <EmptyState
        heading="h1"
        title={sentences.title}
        actions={
          <>
            <Button variant="go" onClick={() => location.reload()}>
              {sentences.again}
            </Button>
            {/* A full load leaves the broken state behind. */}
            <a className={buttonClass({ variant: "plain" })} href={sentences.homeHref}>
              {sentences.home}
            </a>
          </>
        }
      >
        {sentences.safe !== null && (
          <p>
            <b>{sentences.safe.lead}</b> {sentences.safe.rest}
          </p>
        )}
        <p>{error.digest === undefined ? sentences.textNoNumber : sentences.text.replace("{number}", error.digest)}</p>
      </EmptyState>
    </main>
  );
}
