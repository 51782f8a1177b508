"use client";
import { Refused } from "@/components/shared/entry/refused";
import { Button } from "@/components/shared/ui/button";
import { Icon } from "@/components/shared/ui/icon";
import type { ActionResult } from "@/lib/action-result";
import styles from "./classes.module.css";
import { useAct } from "./use-act";

/** Makes one more activity and leads to it. */
export function NewActivity({ classId, newActivity, label }: { classId: string; newActivity: (input: { classId: string }) => Promise<ActionResult<string>>; label: string }) {
  const { pending, refusal, act } = useAct();
  return (
    <div className={styles.links}>
      <Button size="small" aria-disabled={pending} onClick={() => act(() => newActivity({ classId }), () => undefined)}>
        <Icon name="plus" /> {label}
      </Button>
      {refusal !== null && <Refused sentence={refusal} />}
    </div>
  );
}
