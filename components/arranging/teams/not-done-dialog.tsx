import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { Dialog } from "@/components/ui/overlays/dialog";

/** Why a change was not made. `isDone` is `not known` when no answer came. */
export interface ChangeRefusal {
  isDone: "no" | "not known";
  sentence: string;
}

/** Shows a refusal, above any other dialog that is open by then. */
export function NotDoneDialog({ refusal, onClose }: { refusal: ChangeRefusal | null; onClose: () => void }) {
  const t = useTranslations("arrangeDesk");
  return (
    <Dialog
      open={refusal !== null}
      onClose={onClose}
      title={t(refusal?.isDone === "not known" ? "notKnown" : "notDone")}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <Notice kind="wrong" live>
        {refusal?.sentence}
      </Notice>
    </Dialog>
  );
}
