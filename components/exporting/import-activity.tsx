"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/controls/button-link";
import { Notice } from "@/components/ui/display/notice";
import type { ImportedActivity } from "@/lib/features/exporting/import-activity";
import { importLimit, importPath } from "@/lib/wire/import-limit";
import { FilePicker } from "./file-picker";
import { readSentence } from "./read-sentence";
import styles from "./import-page.module.css";

type State =
  | { is: "idle" }
  | { is: "sending"; name: string }
  | { is: "done"; imported: ImportedActivity }
  | { is: "refused"; sentence: string };

/** Uploads a file and says what was imported. */
export function ImportActivity({ classId }: { classId: string }) {
  const t = useTranslations("exporting.importing");
  const [state, setState] = useState<State>({ is: "idle" });

  async function send(file: File) {
    if (file.size > importLimit)
      return setState({ is: "refused", sentence: t("tooLarge", { most: importLimit / 1024 / 1024 }) });
    setState({ is: "sending", name: file.name });
    try {
      const answer = await fetch(importPath(classId), {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      if (answer.ok && !answer.redirected) {
        const imported = (await answer.json()) as ImportedActivity; // the shape that our own route returns
        return setState({ is: "done", imported });
      }
      setState({ is: "refused", sentence: (await readSentence(answer)) ?? t("gone") });
    } catch {
      setState({ is: "refused", sentence: t("broken") });
    }
  }

  return (
    <div className={styles.page}>
      <FilePicker
        label={t("choose")}
        accept=".json,application/json"
        disabled={state.is === "sending"}
        onFile={(file) => void send(file)}
      />
      {state.is === "sending" && (
        <p className="quiet" role="status">
          {t("sending", { name: state.name })}
        </p>
      )}
      {state.is === "refused" && (
        <Notice kind="wrong" live>
          {state.sentence}
        </Notice>
      )}
      {state.is === "done" && (
        <>
          <Notice kind="done" live>
            {t("done", { name: state.imported.name, added: state.imported.added, known: state.imported.known })}
          </Notice>
          <p>
            <ButtonLink variant="go" href={`/teacher/activities/${state.imported.activityId}`}>
              {t("open")}
            </ButtonLink>
          </p>
        </>
      )}
    </div>
  );
}
