"use client";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./classes.module.css";
import { NameDialog, type NameWords } from "./name-dialog";
import { useAct } from "./use-act";

interface NewActivityProps {
  classId: string;
  /** A name that no activity of the class has. */
  suggested: string;
  newActivity: (classId: string, input: { name: string }) => Promise<ActionResult<string>>;
  words: NameWords & { label: string };
}

/** Asks for a name, creates an activity, and opens it. */
export function NewActivity({ classId, suggested, newActivity, words }: NewActivityProps) {
  const { pending, refusal, act, forget } = useAct();
  const [given, setGiven] = useState<string | null>(null);
  function ask() {
    forget();
    setGiven(suggested);
  }
  return (
    <div className={styles.links}>
      <Button size="small" aria-disabled={pending} onClick={() => !pending && ask()}>
        <Icon name="plus" /> {words.label}
      </Button>
      <NameDialog
        given={given}
        words={words}
        pending={pending}
        refusal={refusal}
        onClose={() => setGiven(null)}
        go={(name) =>
          act(
            () => newActivity(classId, { name }),
            () => undefined,
          )
        }
      />
    </div>
  );
}
