import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { RunAction } from "@/components/actions/use-action";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { FlagButtons } from "@/components/screens/board/flag-buttons";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./watch-panel.module.css";

interface WatchedFlagProps {
  activityId: string;
  flag: { id: string; by: string; sentence: string; coming: string | null };
  run: RunAction;
  pending: boolean;
}

/** What the team asks, and the buttons that answer without a message (Q24). */
export function WatchedFlag({ activityId, flag, run, pending }: WatchedFlagProps) {
  const t = useTranslations("activity.board.watch");
  const students = useTranslations("activity.board.students");
  const canEdit = useCanEdit();
  return (
    <div className={clsx(styles.flag, flag.coming !== null && styles.coming)}>
      <p>
        <Icon name="flag" /> <b>{t("asked", { name: flag.by })}</b> {flag.sentence !== "" && `“${flag.sentence}”`}{" "}
        {flag.coming !== null && students("coming", { teacher: flag.coming })}
      </p>
      {canEdit && (
        <div className={styles.acts}>
          <FlagButtons activityId={activityId} flag={flag} run={run} pending={pending} />
        </div>
      )}
    </div>
  );
}
