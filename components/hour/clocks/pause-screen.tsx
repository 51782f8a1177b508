"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { usePageSaveState } from "@/components/documents/connection/page-save-state";
import { SaveIndicator } from "@/components/documents/connection/save-indicator";
import { Icon } from "@/components/ui/marks/icon";
import { useActivityTime } from "./use-time-left";
import styles from "./pause-screen.module.css";

/**
 * Covers the page while a teacher pauses all screens. The page below stays as it is (Q19).
 * `teacher` is named when the stored pause does not say who started it.
 */
export function PauseScreen({ activityId, teacher }: { activityId: string; teacher: string }) {
  const t = useTranslations("student.pause");
  const time = useActivityTime(activityId);
  const pause = time?.pause ?? null;
  const who = pause?.by ?? teacher;
  const dialog = useRef<HTMLDialogElement>(null);
  const isPaused = pause?.kind === "pause";
  useEffect(() => {
    const element = dialog.current;
    const stay = (event: KeyboardEvent) => event.key === "Escape" && event.preventDefault();
    element?.addEventListener("keydown", stay);
    return () => element?.removeEventListener("keydown", stay);
  }, []);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isPaused) return;
    if (isPaused) element.showModal();
    else element.close();
  }, [isPaused]);
  return (
    <dialog
      ref={dialog}
      className={styles.pause}
      data-pause
      aria-label={t("title")}
      onCancel={(event) => event.preventDefault()}
      // On a second Escape browsers close a dialog although its `cancel` event was prevented.
      onClose={() => isPaused && dialog.current?.showModal()}
    >
      {isPaused && (
        <div>
          <Icon name="pause" />
          <h2>{t("title")}</h2>
          {pause.sentence !== "" && <p className={styles.sentence}>{pause.sentence}</p>}
          <p>{t("who", { teacher: who })}</p>
          <PageSaveState />
          <p>{t("safe", { clock: time?.clock == null ? "no" : "yes" })}</p>
        </div>
      )}
    </dialog>
  );
}

/** The save state of the page, so that the pause does not hide that text is unsent. */
function PageSaveState() {
  const state = usePageSaveState();
  return state !== null && <SaveIndicator state={state} />;
}
