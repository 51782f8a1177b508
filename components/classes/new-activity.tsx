"use client";
import { Icon } from "@/components/ui/marks/icon";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "./classes.module.css";
import { NameButton } from "./name-button";
import type { NameWords } from "./name-dialog";

interface NewActivityProps {
  classId: string;
  /** A name that no activity of the class has. */
  suggested: string;
  newActivity: (classId: string, input: { name: string }) => Promise<ActionResult<string>>;
  words: NameWords & { label: string };
}

/** Asks for a name, creates an activity, and opens it. */
export function NewActivity({ classId, suggested, newActivity, words }: NewActivityProps) {
  return (
    <div className={styles.links}>
      <NameButton given={suggested} send={(name) => newActivity(classId, { name })} words={words}>
        <Icon name="plus" /> {words.label}
      </NameButton>
    </div>
  );
}
