"use client";

import { useTranslations } from "next-intl";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { useActivityTime } from "./use-time-left";

/** Q19: *eyes up*, with the teacher's sentence, until it ends. `teacher`: the class's, for one that does not say whose it is. */
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
