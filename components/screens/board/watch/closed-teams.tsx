import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { UnsentText } from "@/components/screens/board/unsent-text";
import { useRetainedFocus } from "@/components/ui/controls/use-retained-focus";
import styles from "./watch-panel.module.css";

interface ClosedTeamsProps {
  /** The unsent text for each team. */
  teams: readonly { id: string; number: number; text: string }[];
  onClose: (teamId: string) => void;
}

/** Replaces the panel when the watched team was closed, or another team for which the teacher has unsent text (B1). */
export function ClosedTeams({ teams, onClose }: ClosedTeamsProps) {
  const t = useTranslations("activity.board.watch");
  const box = useRef<HTMLDivElement>(null);
  useRetainedFocus(box);
  useEffect(() => {
    // The focused element disappeared together with the panel.
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return (
    <div ref={box} className={styles.gone} role="status" tabIndex={-1}>
      {teams.map(({ id, number, text }) => (
        <UnsentText key={id} sentence={t("gone", { number })} text={text} onClose={() => onClose(id)} />
      ))}
    </div>
  );
}
