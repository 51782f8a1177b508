import type { ReactNode } from "react";
import type { useAction } from "@/components/actions/use-action";
import { RefusalNotice } from "@/components/actions/refusal-notice";
import styles from "./tray.module.css";

interface ClickTrayProps {
  label: string;
  /** When empty, only the outcome of the last click is shown. */
  isEmpty: boolean;
  outcome: Pick<ReturnType<typeof useAction>, "refusal" | "announcement">;
  children: ReactNode;
}

/** A line of names with a button each, and the outcome of the last click. */
export function ClickTray({ label, isEmpty, outcome: { refusal, announcement }, children }: ClickTrayProps) {
  return (
    <>
      {!isEmpty && (
        <section className={styles.tray} aria-label={label}>
          <h2>{label}</h2>
          <ul>{children}</ul>
        </section>
      )}
      <RefusalNotice small refusal={refusal} />
      <p className="vh" role="status">
        {announcement}
      </p>
    </>
  );
}
