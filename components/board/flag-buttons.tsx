import { useTranslations } from "next-intl";
import type { RunAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";

export interface FlagAnswers {
  answer: (input: { id?: string; flagId: string; text: string }) => Promise<ActionResult>;
  putAway: (input: { flagId: string }) => Promise<ActionResult>;
}

interface FlagButtonsProps {
  flagId: string;
  /** Who asked: where flags of several students stand together. */
  of?: string;
  answers: FlagAnswers;
  run: RunAction;
  pending: boolean;
}

/** Q24: the two answers to a flag that need no words. */
export function FlagButtons({ flagId, of, answers, run, pending }: FlagButtonsProps) {
  const t = useTranslations("activity.board");
  return (
    <>
      <Button
        size="small"
        aria-label={of === undefined ? undefined : t("students.onMyWayTo", { name: of })}
        aria-disabled={pending || undefined}
        onClick={() =>
          run(() => answers.answer({ flagId, text: t("tile.onMyWayText") }), {
            refresh: "answered",
            announce: t("watch.sent"),
          })
        }
      >
        {t("tile.onMyWay")}
      </Button>
      <Button
        size="small"
        variant="plain"
        aria-label={of === undefined ? undefined : t("students.putAwayOf", { name: of })}
        aria-disabled={pending || undefined}
        onClick={() => run(() => answers.putAway({ flagId }), { refresh: "answered" })}
      >
        {t("watch.putAway")}
      </Button>
    </>
  );
}
