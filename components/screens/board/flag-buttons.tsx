import { useTranslations } from "next-intl";
import type { RunAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import type { ActionResult } from "@/lib/errors/action-result";
import { comeToFlagAction, putFlagAwayAction } from "@/lib/features/hour/helping/actions/flags";

interface FlagButtonsProps {
  activityId: string;
  flag: { id: string; coming: string | null };
  /** The name of the student who asked, where flags of several students are listed together. */
  of?: string;
  run: RunAction;
  pending: boolean;
}

/** Buttons that answer a flag without a message (Q24). */
export function FlagButtons({ activityId, flag, of, run, pending }: FlagButtonsProps) {
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
  const dismiss = () => putFlagAwayAction(activityId, { flagId });
  if (flag.coming !== null) return button(t("tile.done"), t("students.doneWith", { name }), dismiss);
  return (
    <>
      {button(t("tile.coming"), t("students.comingTo", { name }), () => comeToFlagAction(activityId, { flagId }))}
      {button(t("watch.putAway"), t("students.putAwayOf", { name }), dismiss, true)}
    </>
  );
}
