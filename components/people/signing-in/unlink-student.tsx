"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useAction } from "@/components/actions/use-action";
import { Button } from "@/components/ui/controls/button";
import sections from "@/components/ui/display/sections.module.css";
import { unlinkStudentAction } from "@/lib/features/people/signing-in/actions/outside";

interface UnlinkStudentProps {
  classId: string;
  student: { id: string; name: string };
}

/** Unlinks the school's account from a student (Q33). */
export function UnlinkStudent({ classId, student }: UnlinkStudentProps) {
  const t = useTranslations("teacher.class.student.outside");
  const { run, isPending, refusal } = useAction();
  return (
    <section className={sections.section}>
      <header className={sections.head}>
        <h2>{t("title")}</h2>
        <p className="quiet">{t("text", { name: student.name })}</p>
      </header>
      <div>
        <Button
          aria-disabled={isPending()}
          onClick={() => run(() => unlinkStudentAction(classId, { studentId: student.id }))}
        >
          {t("unlink")}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
