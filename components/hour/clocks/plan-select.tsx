"use client";
import { useTranslations } from "next-intl";
import { NativeSelect } from "@/components/ui/controls/field";
import type { PlanOffer } from "@/lib/content/plan-offers";

/** Asks for the plan of a new activity. "" is no plan (T10). */
export function PlanSelect({ plans, typed = "" }: { plans: readonly PlanOffer[]; typed?: string | undefined }) {
  const t = useTranslations("teacher.plan");
  return (
    <NativeSelect label={t("label")} hint={t("hint")} name="plan" defaultValue={typed}>
      <option value="">{t("none")}</option>
      {plans.map(({ id, name, minutes, selfPaced, homework }) => (
        <option key={id} value={id}>
          {t("of", { name, minutes, selfPaced: selfPaced ? "yes" : "no", homework })}
        </option>
      ))}
    </NativeSelect>
  );
}
