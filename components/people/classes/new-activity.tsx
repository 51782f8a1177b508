"use client";
import type { ReactNode } from "react";
import { newActivity } from "@/lib/features/people/classes/actions/class";
import styles from "@/components/ui/display/sections.module.css";
import { PlanSelect } from "@/components/hour/clocks/plan-select";
import type { PlanOffer } from "@/lib/content/plan-offers";
import { NameButton } from "./name-button";

interface NewActivityProps {
  classId: string;
  /** A name that no activity of the class has. */
  suggested: string;
  plans: readonly PlanOffer[];
  /** Another way to add an activity. */
  children: ReactNode;
}

/** Asks for a name and a plan, creates an activity, and opens it. */
export function NewActivity({ classId, suggested, plans, children }: NewActivityProps) {
  return (
    <div className={styles.row}>
      <NameButton
        what="newActivity"
        initialName={suggested}
        send={(name, form) => {
          const plan = form.get("plan");
          return newActivity(classId, { name, plan: typeof plan === "string" ? plan : "" });
        }}
      >
        <PlanSelect plans={plans} />
      </NameButton>
      {children}
    </div>
  );
}
