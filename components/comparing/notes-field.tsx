import { LiveText } from "@/components/documents/text/live-text";
import type { Remote } from "@/components/documents/text/remote-carets";
import type { LiveTextState } from "@/components/documents/text/use-live-text";
import { useTranslations } from "next-intl";
import styles from "./compare.module.css";

export interface NotesPrompt {
  field: "alike" | "testing" | "harder";
  prompt: string;
  placeholder: string;
}

interface NotesFieldProps {
  prompt: NotesPrompt;
  field: LiveTextState;
  /** Not now, or never (`closed`). */
  readOnly: boolean;
  others: readonly Remote[];
  /** May never be written here (an earlier match, or results). */
  closed: boolean;
}

/** The shared notes under one question. */
export function NotesField({ prompt, field, readOnly, others, closed }: NotesFieldProps) {
  const t = useTranslations("compare.notes");
  const id = `n-${prompt.field}`;
  return (
    <div className={styles.notes}>
      <h3 id={id}>{prompt.prompt}</h3>
      <LiveText
        field={field}
        look="pen"
        readOnly={readOnly}
        others={others}
        id={prompt.field}
        placeholder={closed ? t("empty") : prompt.placeholder}
        aria-labelledby={id}
      />
      {field.full && (
        <p role="alert" className={styles.full}>
          {t("full")}
        </p>
      )}
    </div>
  );
}
