import clsx from "clsx";
import { getFormatter } from "next-intl/server";
import type { ReactNode } from "react";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import styles from "./prints.module.css";

interface LeafProps {
  /** At its head: the class, and the activity. */
  className: string;
  activity: string;
  /** null: it is about no mode. */
  mode: { id: string; name: string } | null;
  children: ReactNode;
}

/** What begins on a new page of paper: with the class, the activity and the date at its head. */
export async function Leaf({ className, activity, mode, children }: LeafProps) {
  const format = await getFormatter();
  return (
    <article className={clsx(styles.leaf, mode !== null && modeClass(mode.id))}>
      <p className={styles.running}>
        <span>
          {className} · {activity}
        </span>
        <span>{format.dateTime(new Date(), { year: "numeric", month: "long", day: "numeric" })}</span>
      </p>
      {mode !== null && (
        <>
          <Pattern mode={mode.id} className={styles.pattern} />
          <p className={styles.by}>
            <ModeName mode={mode.id} name={mode.name} />
          </p>
        </>
      )}
      {children}
    </article>
  );
}
