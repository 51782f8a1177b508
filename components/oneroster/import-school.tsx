"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FilePicker } from "@/components/exporting/file-picker";
import { readSentence } from "@/components/exporting/read-sentence";
import { Button } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import sections from "@/components/ui/display/sections.module.css";
import type { ImportedSchool, SchoolPreview } from "@/lib/features/oneroster/import-school";
import { importLimit, schoolFilePath } from "@/lib/wire/import-limit";
import { SchoolClass } from "./school-class";
import styles from "./oneroster.module.css";

type Plan = SchoolPreview & { is: "plan" };

type State =
  | { is: "idle" }
  | { is: "reading"; name: string }
  | { is: "refused"; sentence: string }
  | (SchoolPreview & { is: "faulty" })
  | { is: "previewed" | "importing"; plan: Plan; file: File; refusal: string | null }
  | ({ is: "done" } & ImportedSchool);

/** Sends a school's OneRoster file for a preview, lets the owner choose classes, and sends it again to import them (T15). */
export function ImportSchool() {
  const t = useTranslations("teacher.oneroster");
  const [state, setState] = useState<State>({ is: "idle" });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  async function preview(file: File) {
    if (file.size > importLimit)
      return setState({ is: "refused", sentence: t("tooLarge", { most: importLimit / 1024 / 1024 }) });
    setState({ is: "reading", name: file.name });
    const answer = await send<SchoolPreview>(null, file);
    if ("refusal" in answer) return setState({ is: "refused", sentence: answer.refusal });
    const { value } = answer;
    if (value.is === "faulty") return setState(value);
    setChosen(new Set(importable(value).flatMap(({ sourcedId, isChanged }) => (isChanged ? [sourcedId] : []))));
    setState({ is: "previewed", plan: value, file, refusal: null });
  }

  async function run(plan: Plan, file: File) {
    setState({ is: "importing", plan, file, refusal: null });
    const answer = await send<ImportedSchool>({ seen: plan.seen, chosen: [...chosen] }, file);
    if ("refusal" in answer) setState({ is: "previewed", plan, file, refusal: answer.refusal });
    else setState({ is: "done", ...answer.value });
  }

  async function send<T>(line: unknown, file: File): Promise<{ value: T } | { refusal: string }> {
    try {
      const answer = await fetch(schoolFilePath, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: new Blob([JSON.stringify(line), "\n", file]),
      });
      if (answer.ok && !answer.redirected) return { value: (await answer.json()) as T }; // the shape that our own route returns
      return { refusal: (await readSentence(answer)) ?? t("gone") };
    } catch {
      return { refusal: t("broken") };
    }
  }

  const isBusy = state.is === "reading" || state.is === "importing";
  return (
    <div className={sections.section}>
      <FilePicker
        label={t("choose")}
        accept=".zip,application/zip"
        disabled={isBusy}
        onFile={(file) => void preview(file)}
      />
      {state.is === "reading" && (
        <p className="quiet" role="status">
          {t("reading", { name: state.name })}
        </p>
      )}
      {state.is === "refused" && (
        <Notice kind="wrong" live>
          {state.sentence}
        </Notice>
      )}
      {state.is === "faulty" && <Faults {...state} />}
      {(state.is === "previewed" || state.is === "importing") && (
        <>
          <Preview
            plan={state.plan}
            chosen={chosen}
            onChoose={(ids, on) =>
              setChosen((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))))
            }
          />
          {state.refusal !== null && (
            <Notice kind="wrong" live>
              {state.refusal}
            </Notice>
          )}
          <div className={styles.acts}>
            <Button
              variant="go"
              aria-disabled={isBusy || chosen.size === 0}
              onClick={() => {
                if (!isBusy && chosen.size > 0) void run(state.plan, state.file);
              }}
            >
              {t("go", { count: chosen.size })}
            </Button>
            {state.is === "importing" && (
              <span className="quiet" role="status">
                {t("importing")}
              </span>
            )}
          </div>
        </>
      )}
      {state.is === "done" && (
        <>
          <Notice kind="done" live>
            {t("done", { ...state })}
          </Notice>
          {state.accounts > 0 && <p>{t("accounts", { count: state.accounts })}</p>}
        </>
      )}
    </div>
  );
}

const importable = ({ classes }: Plan) => classes.filter(({ obstacle }) => obstacle === null);

function Faults({ faults, count }: SchoolPreview & { is: "faulty" }) {
  const t = useTranslations("teacher.oneroster");
  return (
    <section className={sections.section}>
      <Notice kind="wrong" live>
        {t("faulty", { count })}
      </Notice>
      <ul className={styles.faults}>
        {faults.map(({ code, ...fault }, at) => (
          <li key={at}>{t(`faults.${code}`, fault)}</li>
        ))}
      </ul>
      {count > faults.length && <p className="quiet">{t("moreFaults", { count: count - faults.length })}</p>}
    </section>
  );
}

interface PreviewProps {
  plan: Plan;
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], on: boolean) => void;
}

function Preview({ plan, chosen, onChoose }: PreviewProps) {
  const t = useTranslations("teacher.oneroster");
  const ids = importable(plan).map(({ sourcedId }) => sourcedId);
  const isUnchanged = plan.classes.every(({ isChanged, obstacle }) => !isChanged || obstacle !== null);
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("previewTitle", { count: plan.classes.length })}</h2>
        <p className="quiet" role="status">
          {isUnchanged ? t("unchanged") : t("previewText")}
        </p>
      </header>
      {ids.length > 1 && (
        <div className={styles.acts}>
          <Button size="small" onClick={() => onChoose(ids, true)}>
            {t("all")}
          </Button>
          <Button size="small" variant="plain" onClick={() => onChoose(ids, false)}>
            {t("none")}
          </Button>
        </div>
      )}
      <ul className={styles.classes}>
        {plan.classes.map((one) => (
          <SchoolClass
            key={one.sourcedId}
            preview={one}
            isChosen={chosen.has(one.sourcedId)}
            onChoose={(on) => onChoose([one.sourcedId], on)}
          />
        ))}
      </ul>
    </section>
  );
}
