"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import sections from "@/components/ui/display/sections.module.css";
import { useCanEdit } from "@/components/page-frame/teacher/can-edit";
import { Button } from "@/components/ui/controls/button";
import { NativeSelect } from "@/components/ui/controls/field";
import { LocalDate } from "@/components/ui/display/local-date";
import { Notice } from "@/components/ui/display/notice";
import { setRetentionAction } from "@/lib/features/privacy/actions/retention";
import {
  isDue,
  planRetention,
  retentionMonths,
  listUpcomingDeletions,
  type PlannedDeletion,
  type RetainedStudent,
  type RetainedActivity,
  type Retention,
} from "@/lib/features/privacy/rules/retention";
import styles from "./class-retention.module.css";

type Months = (typeof retentionMonths)[number] | null;

interface ClassRetentionProps {
  classId: string;
  setting: Retention;
  activities: readonly RetainedActivity[];
  students: readonly RetainedStudent[];
  /** When the server rendered the page. */
  now: Date;
}

/** Sets when a class's students are erased and its activities deleted, after a preview (Q32). */
export function ClassRetention({ classId, setting, activities, students, now }: ClassRetentionProps) {
  const t = useTranslations("teacher.class.retention");
  const canEdit = useCanEdit();
  const { run, isPending, refusal } = useAction();
  const [chosen, setChosen] = useState({ names: monthsOf(setting.namesMonths), work: monthsOf(setting.workMonths) });
  const [saved, setSaved] = useState(false);
  const isChanged = chosen.names !== setting.namesMonths || chosen.work !== setting.workMonths;
  const deletions = planRetention(
    { namesMonths: chosen.names, workMonths: chosen.work, setAt: isChanged ? now : setting.setAt },
    activities,
    students,
  );
  const soon = listUpcomingDeletions(planRetention(setting, activities, students), now).length > 0;
  const isOff = chosen.names === null && chosen.work === null;
  const choose = (what: "names" | "work", value: string) => {
    setSaved(false);
    setChosen({ ...chosen, [what]: monthsOf(value === "" ? null : Number(value)) });
  };
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text")}</p>
      </header>
      {soon && (
        <Notice kind="hint">
          <b>{t("soon")}</b>
        </Notice>
      )}
      {canEdit && (
        <div className={styles.fields}>
          {(["names", "work"] as const).map((what) => (
            <NativeSelect
              key={what}
              label={t(what)}
              value={chosen[what] ?? ""}
              onChange={(event) => choose(what, event.target.value)}
            >
              <option value="">{t("never")}</option>
              {retentionMonths.map((months) => (
                <option key={months} value={months}>
                  {t(what === "names" ? "months" : "workMonths", { months })}
                </option>
              ))}
            </NativeSelect>
          ))}
        </div>
      )}
      <div>
        <p>{isOff ? t("off") : deletions.length === 0 ? t("nothing") : t("will")}</p>
        {deletions.length > 0 && (
          <ul className={styles.list}>
            {deletions.map((deletion) => (
              <li key={deletion.what === "work" ? deletion.activityId : String(deletion.newcomers)}>
                {t.rich(sentenceOf(deletion), {
                  name: deletion.what === "work" ? deletion.name : "",
                  count: deletion.what === "work" ? 1 : deletion.studentIds.length,
                  date: () => (isDue(deletion, now) ? t("due") : <LocalDate withYear at={deletion.at} />),
                })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <RefusalNotice refusal={refusal} />
      {saved && !isChanged && (
        <Notice kind="done" live>
          {t("saved")}
        </Notice>
      )}
      {canEdit && isChanged && (
        <div>
          <Button
            variant="go"
            aria-disabled={isPending()}
            onClick={() =>
              run(() => setRetentionAction(classId, { namesMonths: chosen.names, workMonths: chosen.work }), {
                onDone: () => setSaved(true),
              })
            }
          >
            {t("save")}
          </Button>
        </div>
      )}
    </section>
  );
}

function sentenceOf(going: PlannedDeletion): "goesWork" | "goesNames" | "goesNewcomers" {
  if (going.what === "work") return "goesWork";
  return going.newcomers ? "goesNewcomers" : "goesNames";
}

function monthsOf(value: number | null): Months {
  return retentionMonths.find((months) => months === value) ?? null;
}
