import { LiveText } from "@/components/documents/text/live-text";
import type { RemoteCaret } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import { useTranslations } from "next-intl";
import compareStyles from "./compare.module.css";
import styles from "./notes-field.module.css";

export interface NotesPrompt {
  field: "alike" | "testing" | "harder";
  prompt: string;
  placeholder: string;
}

interface NotesFieldProps {
  prompt: NotesPrompt;
  field: LiveTextState;
  /** Whether the field is read-only, for now or for good (`closed`). */
  readOnly: boolean;
  others: readonly RemoteCaret[];
  /** Whether the field is read-only for good, because of an earlier match or the results. */
  closed: boolean;
}

/** The shared notes under one question. */
export function NotesField({ prompt, field, readOnly, others, closed }: NotesFieldProps) {
  const t = useTranslations("compare.notes");
  const id = `n-${prompt.field}`;
  return (
    <div className={compareStyles.stays}>
      <h3 id={id}>{prompt.prompt}</h3>
      <LiveText
        field={field}
        variant="pen"
        readOnly={readOnly}
        others={others}
        id={prompt.field}
        placeholder={closed ? t("empty") : prompt.placeholder}
        aria-labelledby={id}
      />
      {field.isFull && (
        <p role="alert" className={styles.full}>
          {t("full")}
        </p>
      )}
    </div>
  );
}
