import { useTranslations } from "next-intl";
import { useEffect, useState, type ComponentProps, type ReactNode } from "react";
import { Marked } from "@/components/learning/reading/marked";
import { TextArea, TextField } from "@/components/ui/controls/field";
import { isSame, type Json } from "@/lib/features/lessons/rules/merge";
import { WithFaults } from "./field-faults";
import { keyOf, listOf, textOf, type FieldProps, type FormContext } from "./form-context";
import styles from "./lesson-form.module.css";

interface TextOfProps extends FieldProps {
  label: string;
  rows: number;
  most: number;
  marked: boolean;
  /** Nothing is stored for an empty text. */
  isOptional?: boolean;
  end?: ReactNode;
}

export function TextOf({ form, path, value, label, rows, most, marked, isOptional = false, end }: TextOfProps) {
  const typed = textOf(value);
  const set = (next: string) => form.set(path, isOptional && next === "" ? undefined : next);
  return (
    <WithFaults form={form} path={path}>
      {(errorId) => (
        <>
          <div className={styles.line}>
            {rows === 1 ? (
              <TextField
                className={styles.wide}
                label={label}
                errorId={errorId}
                maxLength={most}
                value={typed}
                autoComplete="off"
                onChange={({ currentTarget }) => set(currentTarget.value)}
              />
            ) : (
              <TextArea
                className={styles.wide}
                label={label}
                errorId={errorId}
                rows={rows}
                maxLength={most}
                value={typed}
                onChange={({ currentTarget }) => set(currentTarget.value)}
              />
            )}
            {end}
          </div>
          {marked && /[[*]/.test(typed) && <Preview form={form} text={typed} />}
        </>
      )}
    </WithFaults>
  );
}

/** The text as students read it. */
function Preview({ form, text }: { form: FormContext; text: string }) {
  const t = useTranslations("lessons.edit");
  return (
    <div className={styles.preview}>
      <span className={styles.previewLabel}>{t("preview")}</span>
      <p>
        <Marked text={text} numbers={new Map(form.lesson.sources.map(({ id }, at) => [id, at + 1]))} />
      </p>
    </div>
  );
}

/** A whole number. With `isOptional` an empty field stores nothing. */
export function NumberOf({
  least,
  most,
  isOptional = false,
  ...props
}: FieldProps & { label: string; least: number; most: number; isOptional?: boolean }) {
  const t = useTranslations("lessons.edit");
  return (
    <ParsedText
      {...props}
      input={{ type: "number", min: least, max: most }}
      advice={t("wholeNumber", { least, most })}
      format={(value) => (typeof value === "number" ? String(value) : "")}
      parse={(typed) => {
        if (typed === "") return isOptional ? { value: undefined } : null;
        const value = Number(typed);
        return Number.isInteger(value) && value >= least && value <= most ? { value } : null;
      }}
    />
  );
}

export function Numbers({ most, ...props }: FieldProps & { label: string; most: number }) {
  const t = useTranslations("lessons.edit");
  return (
    <ParsedText
      {...props}
      input={{ inputMode: "decimal" }}
      advice={t("numbers", { most })}
      format={(value) => listOf(value).map(String).join(" ")}
      parse={(typed) => {
        const value = typed
          .split(/(?:[\s;]|,(?=\s|$))+/)
          .filter((each) => each !== "")
          .map(Number);
        return value.length <= most && value.every((n) => Number.isFinite(n) && n >= 0) ? { value } : null;
      }}
    />
  );
}

interface ParsedTextProps extends FieldProps {
  label: string;
  input: Pick<ComponentProps<"input">, "type" | "min" | "max" | "inputMode">;
  /** Shown while what is typed cannot be stored. */
  advice: string;
  format: (value: Json | undefined) => string;
  /** null: it cannot be stored. */
  parse: (typed: string) => { value: Json | undefined } | null;
}

/** A field whose text stands for another value. */
function ParsedText({ form, path, value, label, input, advice, format, parse }: ParsedTextProps) {
  const [typed, setTyped] = useState(() => format(value));
  const [seen, setSeen] = useState(value);
  const parsed = parse(typed);
  const isUnreadable = parsed === null;
  const key = keyOf(form.lesson, path);
  const { setUnreadable } = form;
  useEffect(() => {
    if (!isUnreadable) return;
    setUnreadable(key, true);
    return () => setUnreadable(key, false);
  }, [isUnreadable, key, setUnreadable]);
  if (!isSame(seen, value)) {
    setSeen(value);
    // Another teacher has changed it, or it was put back.
    if (parsed === null || !isSame(parsed.value, value)) setTyped(format(value));
  }
  return (
    <WithFaults form={form} path={path}>
      {(errorId) => (
        <TextField
          {...input}
          className={input.type === "number" ? styles.number : styles.wide}
          label={label}
          errorId={errorId}
          error={parsed === null ? advice : undefined}
          autoComplete="off"
          value={typed}
          onChange={({ currentTarget: { value: next } }) => {
            setTyped(next);
            const stored = parse(next);
            if (stored !== null) form.set(path, stored.value);
          }}
        />
      )}
    </WithFaults>
  );
}
