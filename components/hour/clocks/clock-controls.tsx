"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { OnlyEditors } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { LocalTime } from "@/components/ui/display/local-time";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import {
  changePauseAction,
  changePresentMinutesAction,
  choosePlanAction,
  extendClockAction,
  pauseAction,
  setClockAction,
} from "@/lib/features/hour/clocks/actions/clocks";
import type { Phase } from "@/lib/activity/rules/phases";
import type { InitialTime } from "@/lib/features/hour/clocks/initial-time";
import { ClockDialog, type PlanChoice } from "./clock-dialog";
import { PauseDialog } from "./pause-dialog";
import { TeacherClock } from "./teacher-clock";
import { useActivityTime } from "./use-time-left";
import styles from "./clock-controls.module.css";

interface ClockControlsProps {
  activityId: string;
  /** The longest time in ms that the clock of a team or a student has beyond the class's. */
  longestExtraMs: number;
  /** The lesson's plans, each with its minutes for the current phase. */
  plans: readonly PlanChoice[];
  plan: string | null;
  /** How long each team of a pair presents. null once the class has compared. */
  presentMinutes: number | null;
  /** Whether this phase can have a clock. */
  mayHaveClock: boolean;
  initial: InitialTime;
}

/** An opened dialog, and the phase when it was opened, because what is set in the dialog is for that phase. */
interface Opened {
  dialog: "clock" | "pause";
  phase: Phase;
}

/** On the board: the clock of the phase, two more minutes for everyone, and the pause of all screens (T10). */
export function ClockControls(props: ClockControlsProps) {
  const { activityId, longestExtraMs, plans, plan, presentMinutes, mayHaveClock, initial } = props;
  const t = useTranslations("activity.clock");
  const time = useActivityTime(activityId);
  const { phase, pause } = time ?? initial;
  const clock = time?.clock ?? null;
  const hasClock = time === null ? initial.hasClock : clock !== null;
  const [opened, setOpened] = useState<Opened | null>(null);
  /** Counts how often a dialog was opened: a key, so that each dialog starts empty. */
  const [openings, setOpenings] = useState(0);
  const { run, isPending, refusal, forget, announcement } = useAction();
  const open = (dialog: Opened["dialog"]) => {
    forget();
    setOpenings((before) => before + 1);
    setOpened({ dialog, phase });
  };
  const close = () => {
    forget();
    setOpened(null);
  };
  // A key for each kind of action, so that different kinds do not wait for each other. Success closes the dialog that sent the action, but none that
  // was opened later. With `closes: null` no dialog is closed.
  const send = (key: string, call: () => Promise<ActionResult>, done: string, closes = opened) =>
    run(call, {
      key,
      onDone: () => setOpened((now) => (now === closes ? null : now)),
      refresh: "answered",
      announce: done,
    });
  const expected = opened?.phase ?? phase;
  const extend = (minutes: 2 | -1) =>
    send(
      `extend ${minutes}`,
      () => extendClockAction(activityId, { minutes, teamId: null, expected }),
      t(minutes > 0 ? "moreDone" : "lessDone"),
    );

  return (
    <div className={styles.controls} data-ready={time === null ? undefined : ""}>
      {hasClock && <TeacherClock clock={clock} longestExtraMs={longestExtraMs} isPaused={pause !== null} />}
      <div className={styles.acts}>
        {pause !== null && (
          <>
            <p className={styles.pause}>
              <Icon name="pause" />
              <span>
                <b>{t(`is.${pause.kind}`)}</b> {t("pausedUntil")} <LocalTime at={new Date(pause.until)} />
              </span>
            </p>
            <OnlyEditors>
              <Button
                size="small"
                onClick={() => send("end", () => changePauseAction(activityId, { to: "end" }), t("ended"))}
              >
                {t(`end.${pause.kind}`)}
              </Button>
              <Button
                size="small"
                variant="plain"
                onClick={() => send("renew", () => changePauseAction(activityId, { to: "renew" }), t("renewed"))}
              >
                {t("renew")}
              </Button>
            </OnlyEditors>
          </>
        )}
        <OnlyEditors>
          {hasClock && (
            <Button size="small" onClick={() => extend(2)}>
              <Icon name="plus" />
              {t("more")}
            </Button>
          )}
          {mayHaveClock && (
            <Button size="small" variant={hasClock ? "plain" : undefined} onClick={() => open("clock")}>
              <Icon name="clock" />
              {t(hasClock ? "changeClock" : "setClock")}
            </Button>
          )}
          {pause === null && (
            <Button size="small" onClick={() => open("pause")}>
              <Icon name="pause" />
              {t("pauseScreens")}
            </Button>
          )}
        </OnlyEditors>
      </div>
      {opened === null && <RefusalNotice small refusal={refusal} />}
      <p className="vh" role="status">
        {opened === null && announcement}
      </p>
      <ClockDialog
        key={`clock ${openings}`}
        open={opened?.dialog === "clock"}
        hasClock={hasClock}
        plans={plans}
        plan={plan}
        presentMinutes={presentMinutes}
        pending={isPending()}
        refusal={refusal}
        announcement={announcement}
        onClose={close}
        onSet={(minutes) =>
          send(
            "set",
            () => setClockAction(activityId, { minutes, expected }),
            minutes === null ? t("offDone") : t("setDone", { minutes }),
          )
        }
        onLess={() => extend(-1)}
        onPlan={(chosen) =>
          send(
            "plan",
            () => choosePlanAction(activityId, { plan: chosen }),
            t(chosen === null ? "noPlanDone" : "planDone"),
            null,
          )
        }
        onPresent={(minutes) =>
          send(
            "present",
            () => changePresentMinutesAction(activityId, { minutes }),
            t("presentDone", { minutes }),
            null,
          )
        }
      />
      <PauseDialog
        key={`pause ${openings}`}
        open={opened?.dialog === "pause"}
        pending={isPending()}
        refusal={refusal}
        onClose={close}
        onPause={(input) => send("pause", () => pauseAction(activityId, input), t(`is.${input.kind}`))}
      />
    </div>
  );
}
