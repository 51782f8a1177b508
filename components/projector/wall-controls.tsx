"use client";

import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { useMaySteer } from "@/components/page-frame/teacher/may-steer";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import { listDetail, listedMatches } from "@/lib/rules/projector/shown-teams";
import {
  lastRevealStep,
  pageWays,
  revealWays,
  type PageTurn,
  type RevealMove,
  type Spotlight,
  type Ways,
} from "@/lib/rules/projector/wall";
import { WallKeys } from "./wall-keys";
import styles from "./wall-controls.module.css";

interface WallControlsProps {
  /** What is on the wall now, of which team, and on which page of how many; null for what the phase shows. */
  spotlight: { what: Spotlight["what"]; number: number; at: number; of: number } | null;
  /** Of the reveal; null where the wall shows no results. */
  step: number | null;
  /** Whether names are on; null where the wall shows nobody. */
  names: boolean | null;
  /** How many there are in this round. */
  matches: number;
  put: (input: { spotlight: null }) => Promise<ActionResult>;
  move: (input: RevealMove) => Promise<ActionResult>;
  turn: (input: PageTurn) => Promise<ActionResult>;
  showNames: (input: { on: boolean }) => Promise<ActionResult>;
}

/** T11, on the board: what is on the wall instead of the phase, its pages, the steps of the reveal, and names. */
export function WallControls({ spotlight, step, names, matches, put, move, turn, showNames }: WallControlsProps) {
  const t = useTranslations("activity.wall");
  const maySteer = useMaySteer();
  const { run, isPending, refusal } = useAction();
  const act = (call: () => Promise<ActionResult>) => run(call, { refresh: "answered" });
  const pending = isPending() || undefined;
  const fitting = listDetail(matches);
  const detail = names === null || (fitting === "numbers" && !names) ? "names" : fitting;
  if (!maySteer || (spotlight === null && step === null && names === null)) return null;
  return (
    <section className={styles.wall} aria-label={t("label")}>
      <h2>{t("label")}</h2>
      <span role="status">{spotlight !== null && t("spotlight", spotlight)}</span>
      {spotlight !== null && spotlight.of > 1 && (
        <Steps
          label={t("page", { n: spotlight.at + 1, of: spotlight.of })}
          at={spotlight.at}
          ways={pageWays(spotlight.of, spotlight.at)}
          back={t("backPage")}
          on={t("nextPage")}
          pending={pending}
          go={(to) => act(() => turn(to))}
          keys={turn}
        />
      )}
      {spotlight !== null && (
        <Button size="small" aria-disabled={pending} onClick={() => act(() => put({ spotlight: null }))}>
          {t("off")}
        </Button>
      )}
      {spotlight === null && step !== null && (
        <Steps
          label={t("step", { n: step + 1, of: lastRevealStep + 1 })}
          at={step}
          ways={revealWays(step)}
          back={t("back")}
          // The next step is the board's main button.
          on={null}
          pending={pending}
          go={(to) => act(() => move(to))}
          keys={move}
        />
      )}
      {names !== null && (
        <Button
          className={styles.names}
          size="small"
          variant="plain"
          aria-disabled={pending}
          onClick={() => act(() => showNames({ on: !names }))}
        >
          {t(names ? "noNames" : "names")}
        </Button>
      )}
      {detail !== "names" && <p className={styles.room}>{t("room", { detail, ...listedMatches })}</p>}
      <RefusalNotice small refusal={refusal} />
    </section>
  );
}

interface StepsProps {
  label: string;
  at: number;
  ways: Ways;
  back: string;
  on: string | null;
  pending: true | undefined;
  go: (to: PageTurn) => void;
  keys: (to: PageTurn) => Promise<ActionResult>;
}

/** How far it is, a step back and a step on, and the arrow keys for both. */
function Steps({ label, at, ways, back, on, pending, go, keys }: StepsProps) {
  const isShut = (by: PageTurn["by"]) => !ways.includes(by) || undefined;
  return (
    <>
      <span className="num" role="status">
        {label}
      </span>
      {(on !== null || ways.includes(-1)) && (
        <Button
          size="small"
          variant="plain"
          aria-disabled={pending ?? isShut(-1)}
          onClick={() => go({ from: at, by: -1 })}
        >
          <Icon name="left" />
          {back}
        </Button>
      )}
      {on !== null && (
        <Button size="small" aria-disabled={pending ?? isShut(1)} onClick={() => go({ from: at, by: 1 })}>
          {on}
          <Icon name="right" />
        </Button>
      )}
      <WallKeys at={at} ways={ways} move={keys} onProjector={false} />
    </>
  );
}
