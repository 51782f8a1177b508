import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { KeptWords } from "@/components/board/kept-words";
import styles from "./watch-panel.module.css";

interface TeamGoneProps {
  number: number;
  /** What was typed for it and not sent. */
  text: string;
  onClose: () => void;
}

/** B1: in place of the panel, when the team that was watched there is ended. */
export function TeamGone({ number, text, onClose }: TeamGoneProps) {
  const t = useTranslations("activity.board.watch");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What had the focus went with the panel.
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return (
    <div ref={box} className={styles.gone} role="status" tabIndex={-1}>
      <KeptWords sentence={t("gone", { number })} text={text} onClose={onClose} />
    </div>
  );
}
