"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { OnlySteering } from "@/components/page-frame/teacher/may-steer";
import { Button } from "@/components/ui/controls/button";
import { LocalTime } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import type { PauseKind } from "@/lib/rules/clocks/pause";
import type { InitialTime } from "@/lib/classroom/clocks/initial-time";
import { ClockDialog, type PlanChoice } from "./clock-dialog";
import { PauseDialog } from "./pause-dialog";
import { TeacherClock } from "./teacher-clock";
import { useActivityTime } from "./use-time-left";
import styles from "./clock-controls.module.css";

export interface ClockActions {
  set: (input: { minutes: number | null }) => Promise<ActionResult>;
  extend: (input: { minutes: 2 | -1; teamId: string | null }) => Promise<ActionResult>;
  choosePlan: (input: { plan: string | null }) => Promise<ActionResult>;
  pause: (input: { kind: PauseKind; sentence: string }) => Promise<ActionResult>;
  changePause: (input: { to: "renew" | "end" }) => Promise<ActionResult>;
}

interface ClockControlsProps {
  activityId: string;
  /** The lesson's plans, with the minutes of the phase that the class is in. */
  plans: readonly PlanChoice[];
  plan: string | null;
  /** Whether this phase can have a clock. */
  mayHaveClock: boolean;
  initial: InitialTime;
  actions: ClockActions;
}

/** T10, on the board: the clock of the phase, two minutes more for all, and the pause of all screens. */
export function ClockControls({ activityId, plans, plan, mayHaveClock, initial, actions }: ClockControlsProps) {
  const t = useTranslations("activity.clock");
  const time = useActivityTime(activityId);
  const { pause } = time ?? initial;
  const clock = time?.clock ?? null;
  const hasClock = time === null ? initial.hasClock : clock !== null;
  const [open, setOpen] = useState<"clock" | "pause" | null>(null);
  const { run, isPending, refusal, forget, announcement } = useAction();
  const close = () => {
    forget();
    setOpen(null);
  };
  // One of each kind at a time: another does not wait until the page shows the first.
  const send = (key: string, call: () => Promise<ActionResult>, done: string) =>
    run(call, { key, done: () => setOpen(null), refresh: "answered", announce: done });
  const extend = (minutes: 2 | -1) =>
    send(
      `extend ${minutes}`,
      () => actions.extend({ minutes, teamId: null }),
      t(minutes > 0 ? "moreDone" : "lessDone"),
    );

  return (
    <div className={styles.controls} data-ready={time === null ? undefined : ""}>
      {hasClock && <TeacherClock clock={clock} isPaused={pause !== null} />}
      <div className={styles.acts}>
        {pause !== null ? (
          <>
            <p className={styles.pause}>
              <Icon name="pause" />
              <span>
                <b>{t(`is.${pause.kind}`)}</b> {t("pausedUntil")} <LocalTime at={new Date(pause.until)} />
              </span>
            </p>
            <OnlySteering>
              <Button size="small" onClick={() => send("end", () => actions.changePause({ to: "end" }), t("ended"))}>
                {t(`end.${pause.kind}`)}
              </Button>
              <Button
                size="small"
                variant="plain"
                onClick={() => send("renew", () => actions.changePause({ to: "renew" }), t("renewed"))}
              >
                {t("renew")}
              </Button>
            </OnlySteering>
          </>
        ) : (
          <OnlySteering>
            {hasClock && (
              <Button size="small" onClick={() => extend(2)}>
                <Icon name="plus" />
                {t("more")}
              </Button>
            )}
            {mayHaveClock && (
              <Button size="small" variant={hasClock ? "plain" : undefined} onClick={() => setOpen("clock")}>
                <Icon name="clock" />
                {t(hasClock ? "changeClock" : "setClock")}
              </Button>
            )}
            <Button size="small" onClick={() => setOpen("pause")}>
              <Icon name="pause" />
              {t("pauseScreens")}
            </Button>
          </OnlySteering>
        )}
      </div>
      {open === null && <RefusalNotice small refusal={refusal} />}
      <p className="vh" role="status">
        {announcement}
      </p>
      <ClockDialog
        open={open === "clock"}
        hasClock={hasClock}
        plans={plans}
        plan={plan}
        pending={isPending()}
        refusal={refusal}
        onClose={close}
        onSet={(minutes) =>
          send("set", () => actions.set({ minutes }), minutes === null ? t("offDone") : t("setDone", { minutes }))
        }
        onLess={() => extend(-1)}
        onPlan={(chosen) => send("plan", () => actions.choosePlan({ plan: chosen }), t("planDone"))}
      />
      <PauseDialog
        open={open === "pause"}
        pending={isPending()}
        refusal={refusal}
        onClose={close}
        onPause={(input) => send("pause", () => actions.pause(input), t(`is.${input.kind}`))}
      />
    </div>
  );
}
