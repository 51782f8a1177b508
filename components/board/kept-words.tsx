import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";

interface KeptWordsProps {
  /** Why they can't be sent any more. */
  sentence: string;
  text: string;
  onClose: () => void;
}

/** B1: what a teacher has typed and nobody waits for any more stays to be copied, until it is put away. */
export function KeptWords({ sentence, text, onClose }: KeptWordsProps) {
  const t = useTranslations("activity.board");
  return (
    <>
      <Notice small>
        <b>{sentence}</b> {text.trim() !== "" && t("unsent", { text })}
      </Notice>
      <Button size="small" onClick={onClose}>
        {t("watch.close")}
      </Button>
    </>
  );
}
