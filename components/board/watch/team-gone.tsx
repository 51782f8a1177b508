import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { KeptWords } from "@/components/board/kept-words";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import styles from "./watch-panel.module.css";

interface TeamGoneProps {
  /** What was typed for each and not sent. */
  teams: readonly { id: string; number: number; text: string }[];
  onClose: (teamId: string) => void;
}

/** B1: in place of the panel, when the team that was watched there has ended, or others for which something was typed. */
export function TeamGone({ teams, onClose }: TeamGoneProps) {
  const t = useTranslations("activity.board.watch");
  const box = useRef<HTMLDivElement>(null);
  useRetainedFocus(box);
  useEffect(() => {
    // What had the focus went with the panel.
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return (
    <div ref={box} className={styles.gone} role="status" tabIndex={-1}>
      {teams.map(({ id, number, text }) => (
        <KeptWords key={id} sentence={t("gone", { number })} text={text} onClose={() => onClose(id)} />
      ))}
    </div>
  );
}
