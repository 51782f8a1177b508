"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect, TextField } from "@/components/ui/controls/field";
import { Dialog } from "@/components/ui/overlays/dialog";
import type { Refusal } from "@/lib/errors/action-result";
import { mostPresentMinutes } from "@/lib/activity/rules/presenting";
import { maxClockMinutes } from "@/lib/activity/rules/clock";
import styles from "./clock-controls.module.css";

export interface PlanChoice {
  id: string;
  name: string;
  /** Minutes of the whole sitting; those that a student needs if `selfPaced`. */
  minutes: number;
  /** Whether students do it by themselves, as homework. */
  selfPaced: boolean;
  /** Minutes for the current phase. null when the plan has none for it. */
  currentPhaseMinutes: number | null;
  /** "Write 17 min" */
  phases: readonly string[];
  /** How many sections of the lesson students read before the class. */
  homework: number;
}

interface ClockDialogProps {
  open: boolean;
  hasClock: boolean;
  plans: readonly PlanChoice[];
  plan: string | null;
  /** How long each team of a pair presents. null once the class has compared. */
  presentMinutes: number | null;
  pending: boolean;
  refusal: Refusal | null;
  /** What was done while the dialog was open. Choosing a plan does not close it, because minutes may have been typed. */
  announcement: string;
  onClose: () => void;
  /** null removes the clock. */
  onSet: (minutes: number | null) => void;
  onLess: () => void;
  onPlan: (plan: string | null) => void;
  onPresent: (minutes: number) => void;
}

const defaultMinutes = 10;

/** An imported activity may have a time that is no choice. */
function presentChoices(present: number): number[] {
  const choices = Array.from({ length: mostPresentMinutes }, (_, at) => at + 1);
  return choices.includes(present) ? choices : [...choices, present];
}

/**
 * Sets or removes the clock of the phase, and chooses the plan that presets the clocks of all phases and how long a team presents. While another
 * plan or time to present is picked, the main button applies that (T10, Q16).
 */
export function ClockDialog(props: ClockDialogProps) {
  const { open, hasClock, plans, plan, presentMinutes, pending, refusal, announcement } = props;
  const { onClose, onSet, onLess, onPlan, onPresent } = props;
  const t = useTranslations("activity.clock");
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? plan ?? "";
  const isChosen = chosen === (plan ?? "");
  const chosenPlan = plans.find(({ id }) => id === chosen);
  const suggested = chosenPlan?.currentPhaseMinutes ?? null;
  const [pickedPresent, setPickedPresent] = useState<number | null>(null);
  const present = presentMinutes === null ? null : (pickedPresent ?? presentMinutes);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? String(suggested ?? defaultMinutes);
  const minutes = Number(value);
  const isNumber = Number.isInteger(minutes) && minutes >= 1 && minutes <= maxClockMinutes;
  const [asked, setAsked] = useState(false);
  const usePlan = () => !pending && onPlan(chosen === "" ? null : chosen);
  const set = () => {
    setAsked(true);
    if (isNumber && !pending) onSet(minutes);
  };
  const act = !isChosen
    ? usePlan
    : present !== null && present !== presentMinutes
      ? () => !pending && onPresent(present)
      : set;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("title")}
      actions={
        <>
          <Button onClick={onClose}>{t("close")}</Button>
          {!isChosen ? (
            <Button variant="go" aria-disabled={pending} onClick={act}>
              {chosenPlan === undefined ? t("useNoPlan") : t("usePlan", { name: chosenPlan.name })}
            </Button>
          ) : present !== null && present !== presentMinutes ? (
            <Button variant="go" aria-disabled={pending} onClick={act}>
              {t("setPresent", { minutes: present })}
            </Button>
          ) : (
            <Button variant="go" aria-disabled={pending} onClick={act}>
              {t("set", { minutes: isNumber ? minutes : 0 })}
            </Button>
          )}
        </>
      }
    >
      <p>{t("lead")}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        <TextField
          label={t("minutes")}
          hint={suggested === null ? undefined : t("suggested", { minutes: suggested })}
          error={asked && !isNumber ? t("shape", { most: maxClockMinutes }) : undefined}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          value={value}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
      </form>
      {hasClock && (
        <p className={styles.acts}>
          <Button size="small" aria-disabled={pending} onClick={() => !pending && onLess()}>
            {t("less")}
          </Button>
          <Button size="small" aria-disabled={pending} onClick={() => !pending && onSet(null)}>
            {t("off")}
          </Button>
        </p>
      )}
      <NativeSelect
        label={t("plan")}
        hint={
          chosenPlan === undefined
            ? undefined
            : [
                ...(chosenPlan.selfPaced ? [t("selfPaced", { minutes: chosenPlan.minutes })] : []),
                ...chosenPlan.phases,
                ...(chosenPlan.homework > 0 ? [t("homework", { n: chosenPlan.homework })] : []),
              ].join(" · ")
        }
        value={chosen}
        onChange={(event) => setPicked(event.target.value)}
      >
        <option value="">{t("noPlan")}</option>
        {plans.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      {chosenPlan?.selfPaced !== true && <p className="quiet">{t("planText")}</p>}
      {present !== null && (
        <NativeSelect
          label={t("present")}
          hint={t("presentHint")}
          value={present}
          onChange={(event) => setPickedPresent(Number(event.target.value))}
        >
          {presentChoices(present).map((each) => (
            <option key={each} value={each}>
              {t("presentMinutes", { minutes: each })}
            </option>
          ))}
        </NativeSelect>
      )}
      <p className={styles.acts}>
        <span role="status">{announcement}</span>
      </p>
      <RefusalNotice refusal={refusal} />
    </Dialog>
  );
}
