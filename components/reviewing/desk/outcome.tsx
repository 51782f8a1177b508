import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "@/components/ui/display/local-time";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./outcome.module.css";

export interface OutcomeFacts {
  /** "Amara and Ben" */
  names: string;
  returnedAt: Date | null;
  releasedAt: Date | null;
  /** Q12: from write on. */
  mayReturn: boolean;
  /** The activity is closed: only this team can write then. */
  closed: boolean;
  comments: number;
}

export type OutcomeAct = "return" | "end-return" | "release" | "unrelease";

interface OutcomeProps extends OutcomeFacts {
  act: (what: OutcomeAct) => Promise<ActionResult>;
  /** The dialog of *Return*, which a key opens too. */
  asking: boolean;
  onAsk: (asking: boolean) => void;
}

/** Returns a reviewed case for revision, releases it, and undoes either. */
export function Outcome({
  names,
  returnedAt,
  releasedAt,
  mayReturn,
  closed,
  comments,
  act,
  asking,
  onAsk,
}: OutcomeProps) {
  const t = useTranslations("review.outcome");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  async function run(what: OutcomeAct) {
    onAsk(false);
    if (busy) return;
    setBusy(true);
    try {
      const answer = await act(what);
      setWrong(answer.ok ? null : answer.sentence);
    } catch {
      setWrong(t("lost"));
    }
    setBusy(false);
  }

  return (
    <div className={styles.outcome}>
      {returnedAt !== null ? (
        <>
          <p className={styles.stands}>
            <Icon name="undo" />
            <span>
              {t("returned", { names })} <LocalTime at={returnedAt} />.
            </span>
          </p>
          <Button size="small" disabled={busy} onClick={() => void run("end-return")}>
            {t("endReturn")}
          </Button>
        </>
      ) : (
        mayReturn && (
          <Button size="small" disabled={busy} onClick={() => onAsk(true)}>
            <Icon name="undo" />
            {t("return")}
          </Button>
        )
      )}
      {releasedAt !== null ? (
        <>
          <p className={styles.stands}>
            <Icon name="eye" />
            <span>
              {t("released", { names })} <LocalTime at={releasedAt} />.
            </span>
          </p>
          <Button size="small" disabled={busy} onClick={() => void run("unrelease")}>
            {t("unrelease")}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" disabled={busy} onClick={() => void run("release")}>
            <Icon name="eye" />
            {t("release", { names })}
          </Button>
          <p className={styles.stands}>
            <Icon name="lock" />
            <span>{t(returnedAt === null ? "hidden" : "hiddenLevels", { names })}</span>
          </p>
        </>
      )}
      {wrong !== null && (
        <Notice kind="wrong" small live>
          {wrong}
        </Notice>
      )}
      <Dialog
        open={asking && returnedAt === null && mayReturn}
        onClose={() => onAsk(false)}
        title={t("ask.title", { names })}
        actions={
          <>
            <Button onClick={() => onAsk(false)}>{t("ask.no")}</Button>
            <Button variant="go" onClick={() => void run("return")}>
              {t("ask.yes")}
            </Button>
          </>
        }
      >
        <p>{t("ask.opens", { names, closed: closed ? "yes" : "no" })}</p>
        <p>{t("ask.comments", { comments })}</p>
        <p>{t("ask.until")}</p>
      </Dialog>
    </div>
  );
}
