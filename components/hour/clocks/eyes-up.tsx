"use client";

import { useTranslations } from "next-intl";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { useActivityTime } from "./use-time-left";

/** The *eyes up* banner, with the teacher's sentence, until it ends (Q19). `teacher` is named when the stored pause does not say who started it. */
export function EyesUp({ activityId, teacher }: { activityId: string; teacher: string }) {
  const t = useTranslations("student.pause");
  const pause = useActivityTime(activityId)?.pause;
  const eyesUp = pause?.kind === "eyes-up" ? pause : null;
  return (
    <AttentionLine of={String(eyesUp?.since)} icon="eye" urgent foldable>
      {eyesUp === null ? null : (
        <p>
          <b>{t("title")}</b>{" "}
          {eyesUp.sentence === "" ? t("eyesUp", { teacher: eyesUp.by ?? teacher }) : eyesUp.sentence}
        </p>
      )}
    </AttentionLine>
  );
}
