import { useTranslations } from "next-intl";
import type { RunAction } from "@/components/actions/use-action";
import { useMaySteer } from "@/components/page-frame/teacher/may-steer";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { WatchActions } from "./watch-panel";
import styles from "./watch-panel.module.css";

interface WatchedFlagProps {
  flag: { id: string; by: string; sentence: string };
  actions: Pick<WatchActions, "answer" | "putAway">;
  run: RunAction;
  pending: boolean;
}

/** Q24: what the team asks, and the two answers that need no words. */
export function WatchedFlag({ flag, actions, run, pending }: WatchedFlagProps) {
  const t = useTranslations("activity.board.watch");
  const tile = useTranslations("activity.board.tile");
  const maySteer = useMaySteer();
  return (
    <div className={styles.flag}>
      <p>
        <Icon name="flag" /> <b>{t("asked", { name: flag.by })}</b> {flag.sentence !== "" && `“${flag.sentence}”`}
      </p>
      {maySteer && (
        <div className={styles.acts}>
          <Button
            size="small"
            aria-disabled={pending || undefined}
            onClick={() =>
              run(() => actions.answer({ flagId: flag.id, text: tile("onMyWayText") }), {
                refresh: "answered",
                announce: t("sent"),
              })
            }
          >
            {tile("onMyWay")}
          </Button>
          <Button
            size="small"
            variant="plain"
            aria-disabled={pending || undefined}
            onClick={() => run(() => actions.putAway({ flagId: flag.id }), { refresh: "answered" })}
          >
            {t("putAway")}
          </Button>
        </div>
      )}
    </div>
  );
}
