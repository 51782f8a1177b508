import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { LocalMoment } from "@/components/ui/display/local-time";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { Icon } from "@/components/ui/marks/icon";
import { outcomeAction } from "@/lib/features/cases/reviewing/actions/review";
import styles from "./outcome.module.css";

export interface OutcomeFacts {
  /** "Amara and Ben" */
  names: string;
  returnedAt: Date | null;
  releasedAt: Date | null;
  /** Whether the case may be returned: from Write on (Q12). */
  mayReturn: boolean;
  /** Whether the activity is closed: after a return, only this team can write. */
  closed: boolean;
  comments: number;
}

interface OutcomeProps extends OutcomeFacts {
  activityId: string;
  submissionId: string;
  /** Whether the dialog of *Return* is open; a key opens it too. */
  asking: boolean;
  onAsk: (asking: boolean) => void;
}

/** Returns a reviewed case for revision, releases it, and undoes either. */
export function Outcome({
  activityId,
  submissionId,
  names,
  returnedAt,
  releasedAt,
  mayReturn,
  closed,
  comments,
  asking,
  onAsk,
}: OutcomeProps) {
  const t = useTranslations("review.outcome");
  const { run, isPending, refusal } = useAction();
  const busy = isPending();

  function change(what: Parameters<typeof outcomeAction>[2]) {
    onAsk(false);
    run(() => outcomeAction(activityId, submissionId, what));
  }

  return (
    <div className={styles.outcome}>
      {returnedAt !== null ? (
        <>
          <p className={styles.stands}>
            <Icon name="undo" />
            <span>
              {t("returned", { names })} <LocalMoment at={returnedAt} />.
            </span>
          </p>
          <Button size="small" disabled={busy} onClick={() => change("end-return")}>
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
              {t("released", { names })} <LocalMoment at={releasedAt} />.
            </span>
          </p>
          <Button size="small" disabled={busy} onClick={() => change("unrelease")}>
            {t("unrelease")}
          </Button>
        </>
      ) : (
        <>
          <Button size="small" disabled={busy} onClick={() => change("release")}>
            <Icon name="eye" />
            {t("release", { names })}
          </Button>
          <p className={styles.stands}>
            <Icon name="lock" />
            <span>{t(returnedAt === null ? "hidden" : "hiddenLevels", { names })}</span>
          </p>
        </>
      )}
      <RefusalNotice small refusal={refusal} />
      <Dialog
        open={asking && returnedAt === null && mayReturn}
        onClose={() => onAsk(false)}
        title={t("ask.title", { names })}
        actions={
          <>
            <Button onClick={() => onAsk(false)}>{t("ask.no")}</Button>
            <Button variant="go" onClick={() => change("return")}>
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
