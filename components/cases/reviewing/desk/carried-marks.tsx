import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { outcomeAction } from "@/lib/features/cases/reviewing/actions/review";

/** Says that the levels were given for the version before, with a button that confirms them for this one (Q12). */
export function CarriedMarks({ activityId, submissionId }: { activityId: string; submissionId: string }) {
  const t = useTranslations("review.outcome");
  const { run, isPending, refusal } = useAction();
  const confirm = () => outcomeAction(activityId, submissionId, "confirm-marks");
  return (
    <>
      <Notice small>
        {t("carried")}{" "}
        <Button size="small" disabled={isPending()} onClick={() => run(confirm)}>
          {t("confirm")}
        </Button>
      </Notice>
      <RefusalNotice small refusal={refusal} />
    </>
  );
}
