import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";

interface KeptWordsProps {
  /** Why the text can no longer be sent. */
  sentence: string;
  text: string;
  onClose: () => void;
}

/** The unsent text of a teacher when nobody waits for it any more. It can be copied until it is closed (B1). */
export function UnsentText({ sentence, text, onClose }: KeptWordsProps) {
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
