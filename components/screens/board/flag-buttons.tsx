import { useTranslations } from "next-intl";
import type { RunAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";

export interface FlagAnswers {
  answer: (input: { id?: string; flagId: string; text: string }) => Promise<ActionResult>;
  announceComing: (input: { flagId: string }) => Promise<ActionResult>;
  dismiss: (input: { flagId: string }) => Promise<ActionResult>;
}

interface FlagButtonsProps {
  flag: { id: string; coming: string | null };
  /** The name of the student who asked, where flags of several students are listed together. */
  of?: string;
  answers: Pick<FlagAnswers, "announceComing" | "dismiss">;
  run: RunAction;
  pending: boolean;
}

/** Buttons that answer a flag without a message (Q24). */
export function FlagButtons({ flag, of, answers, run, pending }: FlagButtonsProps) {
  const t = useTranslations("activity.board");
  const button = (label: string, full: string, act: () => Promise<ActionResult>, isPlain = false) => (
    <Button
      size="small"
      variant={isPlain ? "plain" : undefined}
      aria-label={of === undefined ? undefined : full}
      aria-disabled={pending || undefined}
      onClick={() => run(act, { refresh: "answered" })}
    >
      {label}
    </Button>
  );
  const [name, flagId] = [of ?? "", flag.id];
  const dismiss = () => answers.dismiss({ flagId });
  if (flag.coming !== null) return button(t("tile.done"), t("students.doneWith", { name }), dismiss);
  return (
    <>
      {button(t("tile.coming"), t("students.comingTo", { name }), () => answers.announceComing({ flagId }))}
      {button(t("watch.putAway"), t("students.putAwayOf", { name }), dismiss, true)}
    </>
  );
}
