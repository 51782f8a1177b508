"use client";
import type { ReactNode } from "react";
import type { ActionResult } from "@/lib/errors/action-result";
import styles from "@/components/ui/display/sections.module.css";
import { NameButton } from "./name-button";

interface NewActivityProps {
  classId: string;
  /** A name that no activity of the class has. */
  suggested: string;
  newActivity: (classId: string, input: { name: string }) => Promise<ActionResult<string>>;
  /** Another way to one. */
  children: ReactNode;
}

/** Asks for a name, creates an activity, and opens it. */
export function NewActivity({ classId, suggested, newActivity, children }: NewActivityProps) {
  return (
    <div className={styles.row}>
      <NameButton what="newActivity" given={suggested} send={(name) => newActivity(classId, { name })} />
      {children}
    </div>
  );
}
