"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { LocalMoment } from "@/components/ui/display/local-time";
import { Button } from "@/components/ui/controls/button";
import { Dialog } from "@/components/ui/overlays/dialog";
import { TextField, Checkbox } from "@/components/ui/controls/field";
import { Link } from "@/components/ui/controls/link";
import { Notice } from "@/components/ui/display/notice";
import { Segmented } from "@/components/ui/controls/segmented";
import type { ActionResult } from "@/lib/errors/action-result";
import { hasTakenPart, type Newcomer } from "@/lib/features/people/joining/rules/new-names";
import styles from "./new-names.module.css";
import { lastTime } from "./last-time";

interface NewNamesProps {
  /** The latest first. */
  newcomers: readonly Newcomer[];
  /** The server's time, because the clocks of devices may be wrong. */
  now: Date;
  journal: string;
  remove: (input: { students: { id: string; part: boolean }[] }) => Promise<ActionResult<number>>;
  /** Shown when nobody has joined lately. */
  children: ReactNode;
}

const presets = ["5", "15", "60", "time"] as const;
type Preset = (typeof presets)[number];

/** The most names in the dialog before "and 5 others". */
const maxNames = 30;

/** Lists students who joined since a time, ticked to be removed. Students who have written or are in a team are ticked by hand only. */
export function NewNames({ newcomers, now, journal, remove, children }: NewNamesProps) {
  const t = useTranslations("newNames");
  const format = useFormatter();
  const { run, isPending, refusal } = useAction();
  const [preset, setPreset] = useState<Preset>("15");
  const [time, setTime] = useState("");
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<number | null>(null);

  const since = preset === "time" ? lastTime(time, now) : new Date(now.getTime() - Number(preset) * 60_000);
  const listed = since === null ? [] : newcomers.filter(({ at }) => at.getTime() >= since.getTime());
  const isTicked = (one: Newcomer) => changed.get(one.id) ?? !hasTakenPart(one);
  const ticked = listed.filter(isTicked);
  const count = (has: (one: Newcomer) => boolean) => ticked.filter(has).length;
  const named = ticked.slice(0, maxNames).map(({ name }) => name);
  const names = ticked.length > maxNames ? [...named, t("others", { n: ticked.length - maxNames })] : named;

  function go() {
    setAsking(false);
    const students = ticked.map((one) => ({ id: one.id, part: hasTakenPart(one) }));
    run(() => remove({ students }), { onDone: setDone });
  }

  return (
    <>
      {done !== null && (
        <Notice kind="done" live>
          {t("done", { n: done })} <Link href={journal}>{t("undo")}</Link>
        </Notice>
      )}
      <RefusalNotice refusal={refusal} />
      {newcomers.length === 0 ? (
        children
      ) : (
        <>
          <div className={styles.since}>
            <Segmented
              legend={t("since")}
              name="since"
              value={preset}
              onChange={setPreset}
              options={presets.map((value) => ({ value, label: t(`presets.${value}`) }))}
            />
            {preset === "time" && (
              <TextField
                className={styles.time}
                label={t("time")}
                type="time"
                value={time}
                onChange={(event) => setTime(event.target.value)}
              />
            )}
          </div>
          <p className={styles.sum} role="status">
            {preset === "time" && since === null
              ? t("pickTime")
              : t("sum", { listed: listed.length, ticked: ticked.length })}
          </p>
          {listed.length > 0 && (
            <fieldset className={styles.people}>
              <legend className="vh">{t("who")}</legend>
              {listed.map((one) => (
                <Checkbox
                  key={one.id}
                  checked={isTicked(one)}
                  onChange={(event) => setChanged(new Map(changed).set(one.id, event.target.checked))}
                >
                  <b className={styles.name}>{one.name}</b>{" "}
                  <span className="quiet">
                    {t.rich("joinedAt", { time: () => <LocalMoment at={one.at} /> })}
                    {formatDone(one)}
                  </span>
                </Checkbox>
              ))}
            </fieldset>
          )}
          <div className={styles.acts}>
            <Button
              variant="danger"
              aria-disabled={isPending() || ticked.length === 0}
              onClick={() => !isPending() && ticked.length > 0 && setAsking(true)}
            >
              {t("remove", { n: ticked.length })}
            </Button>
          </div>
        </>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("ask.title", { n: ticked.length })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t("ask.cancel")}</Button>
            <Button variant="danger" onClick={go}>
              {t("ask.go", { n: ticked.length })}
            </Button>
          </>
        }
      >
        <p className={styles.name}>{format.list(names)}</p>
        <p>{t("ask.text")}</p>
        {count(({ wrote }) => wrote) > 0 && <p>{t("ask.wrote", { n: count(({ wrote }) => wrote) })}</p>}
        {count(({ inTeam }) => inTeam) > 0 && <p>{t("ask.inTeam", { n: count(({ inTeam }) => inTeam) })}</p>}
        {count(({ voted }) => voted) > 0 && <p>{t("ask.voted", { n: count(({ voted }) => voted) })}</p>}
        <p>
          <b>{t("ask.undo")}</b>
        </p>
      </Dialog>
    </>
  );

  /** What the student has done besides joining, as the end of a sentence; empty for nothing. */
  function formatDone(one: Newcomer): string {
    const done = (["wrote", "inTeam", "voted"] as const).filter((what) => one[what]).map((what) => t(`did.${what}`));
    return done.length === 0 ? "" : `: ${format.list(done)}`;
  }
}
