import clsx from "clsx";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { modeClass, ModeName, Pattern } from "@/components/ui/marks/mode-mark";
import type { ShownMode } from "@/lib/content/lesson";
import styles from "./prints.module.css";

interface LeafProps {
  /** Printed at the head, with `activity`. */
  className: string;
  activity: string;
  importedAt: Date | null;
  /** null when the leaf is not about a mode. */
  mode: ShownMode | null;
  children: ReactNode;
}

/** A part that starts on a new printed page, with the class, the activity and the date at its head. */
export async function Leaf({ className, activity, importedAt, mode, children }: LeafProps) {
  const [format, t] = await Promise.all([getFormatter(), getTranslations("exporting.imported")]);
  const imported =
    importedAt === null ? [] : [t("short", { date: format.dateTime(importedAt, { dateStyle: "medium" }) })];
  return (
    <article className={clsx(styles.leaf, mode !== null && modeClass(mode))}>
      <p className={styles.running}>
        <span>{[className, activity, ...imported].join(" · ")}</span>
        <span>{format.dateTime(new Date(), { year: "numeric", month: "long", day: "numeric" })}</span>
      </p>
      {mode !== null && (
        <>
          <Pattern mode={mode} className={styles.pattern} />
          <p className={styles.by}>
            <ModeName mode={mode} />
          </p>
        </>
      )}
      {children}
    </article>
  );
}
