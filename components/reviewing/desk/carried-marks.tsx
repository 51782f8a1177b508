import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import type { ActionResult } from "@/lib/errors/action-result";

/** Q12: that the levels are of the version before, and the click that keeps them for this one. */
export function CarriedMarks({ confirm }: { confirm: () => Promise<ActionResult> }) {
  const t = useTranslations("review.outcome");
  const { run, isPending, refusal } = useAction();
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
