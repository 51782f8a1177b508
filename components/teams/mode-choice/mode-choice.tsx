"use client";

import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Icon } from "@/components/ui/marks/icon";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import { useNotice } from "@/components/page-frame/student/notice";
import type { ShownMode } from "@/lib/content/lesson";
import type { Refusal } from "@/lib/errors/action-result";
import { chooseModeAction } from "@/lib/features/teams/actions/choose-mode";
import styles from "./mode-choice.module.css";

export interface ModeToChoose extends ShownMode {
  oneLine: string;
  /** "3 of 8 places taken" */
  places: string;
  /** Whether nobody else can choose it; false for the student's own choice. */
  full: boolean;
  mine: boolean;
  /** The label of its button, also when full or chosen. */
  label: string;
}

interface ModeChoiceProps {
  activityId: string;
  modes: readonly ModeToChoose[];
}

/** Once choosing is closed this list disappears, so its refusal is shown above the page. */
const isListGone = (refusal: Refusal) => refusal.code === "choice-closed";

/** One button for each mode; places are given in the order of the clicks (Q14). */
export function ModeChoice({ activityId, modes }: ModeChoiceProps) {
  const showAbovePage = useNotice();
  const { run, isPending, refusal } = useAction();
  const send = (mode: ModeToChoose) => {
    if (mode.full || mode.mine) return;
    run(() => chooseModeAction(activityId, mode.id), {
      onDone: () => showAbovePage(null),
      onRefused: (refusal) => showAbovePage(isListGone(refusal) ? refusal.sentence : null),
      refresh: "answered",
    });
  };
  return (
    <>
      <RefusalNotice refusal={refusal === null || isListGone(refusal) ? null : refusal} className={styles.refusal} />
      <ul className={styles.modes}>
        {modes.map((mode) => (
          <li key={mode.id} className={modeClass(mode)}>
            <Pattern mode={mode} />
            <div>
              <ModeName mode={mode} />
              <p className={styles.line}>{mode.oneLine}</p>
              <p className="small quiet num">{mode.places}</p>
              <button
                type="button"
                className={styles.choose}
                aria-pressed={mode.mine}
                aria-disabled={isPending() || mode.full}
                onClick={() => send(mode)}
              >
                {mode.mine && <Icon name="check" />}
                {mode.label}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
