"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { AttentionLine } from "@/components/page-frame/student/attention-line";
import { Button } from "@/components/ui/controls/button";

/** Says that a teacher is coming, while the flag is open (Q24). `flag` is null without an open flag. */
export function TeacherComing({ flag }: { flag: { id: string; coming: string | null } | null }) {
  const t = useTranslations("student.help");
  const [putAside, setPutAside] = useState("");
  const of = `${flag?.id} ${flag?.coming}`;
  const teacher = putAside === of ? null : (flag?.coming ?? null);
  return (
    <AttentionLine
      of={of}
      icon="flag"
      actions={
        <Button size="small" onClick={() => setPutAside(of)}>
          {t("comingRead")}
        </Button>
      }
    >
      {teacher === null ? null : <p>{t("coming", { teacher })}</p>}
    </AttentionLine>
  );
}
