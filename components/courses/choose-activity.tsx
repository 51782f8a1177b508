"use client";
import { useTranslations } from "next-intl";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import { useForm } from "@/components/actions/use-form";
import { Button } from "@/components/ui/controls/button";
import { Radio } from "@/components/ui/controls/field";
import sections from "@/components/ui/display/sections.module.css";
import { chooseActivityAction } from "@/lib/features/courses/actions/launches";

interface ChooseActivityProps {
  launch: string;
  choices: readonly { id: string; name: string; className: string }[];
}

/** Asks which of the teacher's activities a link in a course opens (T19). */
export function ChooseActivity({ launch, choices }: ChooseActivityProps) {
  const t = useTranslations("courses.choose");
  const { state, pending, form } = useForm(chooseActivityAction);
  return (
    <form {...form} className={sections.section}>
      <input type="hidden" name="launch" value={launch} />
      <header className={sections.head}>
        <h2>{t("which")}</h2>
      </header>
      <fieldset>
        <legend className="vh">{t("which")}</legend>
        {choices.map(({ id, name, className }, at) => (
          <Radio key={id} name="activity" value={id} required defaultChecked={at === 0}>
            {t("choice", { name, class: className })}
          </Radio>
        ))}
      </fieldset>
      <RefusalNotice refusal={state.refusal} />
      <div>
        <Button type="submit" variant="go" aria-disabled={pending}>
          {t("go")}
        </Button>
      </div>
    </form>
  );
}
