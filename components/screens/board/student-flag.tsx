import clsx from "clsx";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { TextField } from "@/components/ui/controls/field";
import { LocalMoment } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import type { BoardFlag } from "@/lib/features/screens/board/board";
import { answerFlagAction } from "@/lib/features/hour/helping/actions/flags";
import { maxMessageLength } from "@/lib/features/hour/helping/rules/helping";
import { FlagButtons } from "./flag-buttons";
import styles from "./student-stages.module.css";

interface StudentFlagProps {
  activityId: string;
  flag: BoardFlag;
  /** The unsent answer. */
  text: string;
  setText: (text: string) => void;
}

/** A student's own flag, with the buttons and the message that answer it (Q24). */
export function StudentFlag({ activityId, flag, text, setText }: StudentFlagProps) {
  const { id, name, sentence, at, coming } = flag;
  const t = useTranslations("activity.board");
  const { run, isPending, refusal } = useAction("typed");
  const write = () => {
    const words = text.trim();
    if (words === "") return;
    run(() => answerFlagAction(activityId, { flagId: id, text: words }), {
      onDone: () => setText(""),
      refresh: "answered",
    });
  };
  return (
    <li className={clsx(coming !== null && styles.coming)}>
      <p>
        <Icon name="flag" />
        <b>{name}</b> <LocalMoment at={at} />{" "}
        {sentence !== "" && <span>{t("students.sentence", { text: sentence })}</span>}{" "}
        {coming !== null && <span>{t("students.coming", { teacher: coming })}</span>}
      </p>
      <OnlyEditors>
        <div className={styles.acts}>
          <FlagButtons activityId={activityId} flag={flag} of={name} run={run} pending={isPending()} />
        </div>
        <form
          className={styles.answer}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            write();
          }}
        >
          <TextField
            label={t("students.answerTo", { name })}
            value={text}
            autoComplete="off"
            maxLength={maxMessageLength}
            onChange={(event) => setText(event.target.value)}
          />
          <Button size="small" type="submit" aria-disabled={isPending() || text.trim() === "" || undefined}>
            {t("watch.send")}
          </Button>
        </form>
        <RefusalNotice small refusal={refusal} />
      </OnlyEditors>
    </li>
  );
}
