import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Plan } from "@/lib/content/schema";
import { railPhases } from "@/lib/activity/rules/phases";
import styles from "./guide-plan.module.css";

interface GuidePlanProps {
  plan: Plan;
  /** Whether the activity follows this plan. */
  isChosen: boolean;
  show: (text: string) => ReactNode;
}

/** A plan with the minutes of each phase, and what the teacher does. */
export async function GuidePlan({ plan, isChosen, show }: GuidePlanProps) {
  const [t, app] = await Promise.all([getTranslations("learn.guide"), getTranslations("app.phases")]);
  const { minutes, homework, selfPaced } = plan;
  const timed = railPhases.flatMap((phase) => {
    const own = plan.phases[phase];
    return own === undefined ? [] : [{ phase, minutes: own }];
  });
  const rest = minutes - timed.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <section className={styles.plan}>
      <h3>{plan.name}</h3>
      <p>
        {t("planOf", { minutes, homework, selfPaced: selfPaced ? "yes" : "no" })} {isChosen && <b>{t("chosen")}</b>}
      </p>
      {timed.length > 0 && (
        <dl className={styles.minutes}>
          {timed.map((one) => (
            <div key={one.phase}>
              <dt>{app(one.phase)}</dt>
              <dd>{t("minutes", { n: one.minutes })}</dd>
            </div>
          ))}
          {rest > 0 && (
            <div>
              <dt>{t("rest")}</dt>
              <dd>{t("minutes", { n: rest })}</dd>
            </div>
          )}
        </dl>
      )}
      {plan.steps.length > 0 && (
        <ol className={styles.steps}>
          {plan.steps.map((step, at) => (
            <li key={at}>
              <p>{show(step)}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
