"use client";

import { Button, buttonClass } from "@/components/ui/controls/button";
import { EmptyState } from "@/components/ui/display/empty-state";
import { useComeBack } from "./reload-when-ready";
import { useProblemWords } from "./problem-sentences";
import styles from "./problem.module.css";

/** Something we did not foresee: what is safe, what to do, and a number that helps to find the cause. */
export function Problem({ error }: { error: Error & { digest?: string } }) {
  const words = useProblemWords();
  useComeBack();
  if (words === null) return null;
  return (
    <main className={styles.page}>
      <EmptyState
        heading="h1"
        title={words.title}
        acts={
          <>
            <Button variant="go" onClick={() => location.reload()}>
              {words.again}
            </Button>
            {/* A full load: whatever went wrong in this document is left behind. */}
            <a className={buttonClass({ variant: "plain" })} href={words.homeHref}>
              {words.home}
            </a>
          </>
        }
      >
        {words.safe !== null && (
          <p>
            <b>{words.safe.lead}</b> {words.safe.rest}
          </p>
        )}
        <p>{error.digest === undefined ? words.textNoNumber : words.text.replace("{number}", error.digest)}</p>
      </EmptyState>
    </main>
  );
}
