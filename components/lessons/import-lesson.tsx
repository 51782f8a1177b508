"use client";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FilePicker } from "@/components/exporting/file-picker";
import { readSentence } from "@/components/exporting/read-sentence";
import { Notice } from "@/components/ui/display/notice";
import sections from "@/components/ui/display/sections.module.css";

/** As the server's `maxLessonFile`. */
const most = 1024 * 1024;

type State = { is: "idle" } | { is: "sending"; name: string } | { is: "refused"; sentence: string };

/** Uploads the file of a lesson and opens what was imported. */
export function ImportLesson() {
  const t = useTranslations("lessons.list");
  const router = useRouter();
  const [state, setState] = useState<State>({ is: "idle" });

  async function send(file: File) {
    if (file.size > most) return setState({ is: "refused", sentence: t("tooLarge") });
    setState({ is: "sending", name: file.name });
    try {
      const answer = await fetch("/teacher/lessons/file", {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      });
      if (answer.ok && !answer.redirected) {
        const { lessonId } = (await answer.json()) as { lessonId: string }; // the shape that our own route returns
        return router.push(`/teacher/lessons/${lessonId}`);
      }
      setState({ is: "refused", sentence: (await readSentence(answer)) ?? t("gone") });
    } catch {
      setState({ is: "refused", sentence: t("broken") });
    }
  }

  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("import")}</h2>
        <p className="quiet">{t("importText")}</p>
      </header>
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
    </section>
  );
}
