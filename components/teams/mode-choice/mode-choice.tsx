"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Icon } from "@/components/ui/marks/icon";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import { Notice } from "@/components/ui/display/notice";
import { useNotice } from "@/components/page-frame/student/notice";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./mode-choice.module.css";

export interface ModeToChoose {
  id: string;
  name: string;
  oneLine: string;
  /** "3 of 8 places taken" */
  places: string;
  /** Nobody else can take it; one's own choice stays. */
  full: boolean;
  mine: boolean;
  /** The label of its button, also when full or chosen. */
  label: string;
}

interface ModeChoiceProps {
  modes: readonly ModeToChoose[];
  choose: (mode: string) => Promise<ActionResult>;
  lost: string;
}

/** Q14: one button for each mode, first come first served. */
export function ModeChoice({ modes, choose, lost }: ModeChoiceProps) {
  const router = useRouter();
  const tell = useNotice();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const send = (mode: ModeToChoose) => {
    if (pending || mode.full || mode.mine) return;
    startTransition(async () => {
      const result = await choose(mode.id).catch(() => ({ ok: false as const, code: "lost", sentence: lost }));
      // Once choice is closed this list disappears, so the sentence is shown outside it.
      const goes = !result.ok && result.code === "choice-closed";
      setRefusal(result.ok || goes ? null : result.sentence);
      tell(goes ? result.sentence : null);
      // Without a connection a refresh would make Next leave the page.
      if (result.ok || result.code !== "lost") router.refresh();
    });
  };
  return (
    <>
      {refusal !== null && (
        <Notice kind="wrong" live className={styles.refusal}>
          {refusal}
        </Notice>
      )}
      <ul className={styles.modes}>
        {modes.map((mode) => (
          <li key={mode.id} className={modeClass(mode.id)}>
            <Pattern mode={mode.id} />
            <div>
              <ModeName mode={mode.id} name={mode.name} />
              <p className={styles.line}>{mode.oneLine}</p>
              <p className="small quiet num">{mode.places}</p>
              <button
                type="button"
                className={styles.choose}
                aria-pressed={mode.mine}
                aria-disabled={pending || mode.full}
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
