import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";

interface UnsentTextProps {
  /** Why the text can no longer be sent. */
  sentence: string;
  text: string;
  onClose: () => void;
}

/** A teacher's unsent text whose team or request for help is closed. It stays to be copied until the teacher closes it (B1). */
export function UnsentText({ sentence, text, onClose }: UnsentTextProps) {
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
