"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { releaseSeveralAction } from "@/lib/features/cases/reviewing/actions/review";
import styles from "./release-all.module.css";

interface QueuedCase {
  submissionId: string;
  /** The team's number. */
  number: number;
}

interface ReleaseAllProps {
  activityId: string;
  /** All that can be released: neither released, returned nor disputed. */
  all: readonly QueuedCase[];
  /** The cases of `all` that have every level, and those that lack some. */
  marked: readonly QueuedCase[];
  unmarked: readonly QueuedCase[];
  /** Those whose levels were given for the version before (Q12). */
  carried: readonly QueuedCase[];
  /** Left out of the release. */
  returned: readonly QueuedCase[];
  /** Left out: a criterion has different marks, and none is chosen. */
  disputed: readonly QueuedCase[];
}

/** Releases all reviews at once (T12), after a dialog that names those left out, those without levels, and those with levels of an older version. */
export function ReleaseAll({ activityId, all, marked, unmarked, carried, returned, disputed }: ReleaseAllProps) {
  const t = useTranslations("review.bar");
  const format = useFormatter();
  const [asking, setAsking] = useState(false);
  const { run, isPending, refusal } = useAction();

  function releaseReviews(cases: readonly QueuedCase[]) {
    setAsking(false);
    run(() =>
      releaseSeveralAction(
        activityId,
        cases.map(({ submissionId }) => submissionId),
      ),
    );
  }

  const numbersOf = (cases: readonly QueuedCase[]) => format.list(cases.map(({ number }) => String(number)));
  const some = marked.length > 0 && marked.length < all.length;
  return (
    <>
      <RefusalNotice small refusal={refusal} />
      <Button size="small" disabled={isPending()} onClick={() => setAsking(true)}>
        <Icon name="eye" />
        {t("release")}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("title")}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("no")}</Button>
            {all.length > 0 && (
              <Button variant={some ? undefined : "go"} onClick={() => releaseReviews(all)}>
                {t("all", { n: all.length })}
              </Button>
            )}
            {some && (
              <Button variant="go" onClick={() => releaseReviews(marked)}>
                {t("marked", { n: marked.length })}
              </Button>
            )}
          </>
        }
      >
        <p>{all.length === 0 ? t("none") : t("text", { n: all.length })}</p>
        {carried.length > 0 && (
          <p className={styles.names}>{t("carried", { n: carried.length, teams: numbersOf(carried) })}</p>
        )}
        {unmarked.length > 0 && (
          <p className={styles.names}>{t("unmarked", { n: unmarked.length, teams: numbersOf(unmarked) })}</p>
        )}
        {disputed.length > 0 && (
          <p className={styles.names}>{t("disputed", { n: disputed.length, teams: numbersOf(disputed) })}</p>
        )}
        {returned.length > 0 && (
          <p className={styles.names}>{t("returned", { n: returned.length, teams: numbersOf(returned) })}</p>
        )}
      </Dialog>
    </>
  );
}
