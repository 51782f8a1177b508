import clsx from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";
import styles from "./field.module.css";
import { Notice } from "@/components/ui/display/notice";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence of a refusal; marks the field as invalid. */
  error?: ReactNode;
  /** The id of a refusal shown elsewhere: marks the field as invalid, and describes it. */
  errorId?: string;
  className?: string;
}

function useField({ hint, error, errorId }: Pick<FieldProps, "hint" | "error" | "errorId">, id: string | undefined) {
  const own = useId();
  const field = id ?? own;
  const describedBy = clsx(error != null && `${field}-error`, errorId, hint != null && `${field}-hint`) || undefined;
  return {
    field,
    aria: {
      id: field,
      "aria-describedby": describedBy,
      "aria-invalid": error != null || errorId !== undefined ? true : undefined,
    },
  };
}

function FieldFrame({
  field,
  label,
  hint,
  error,
  className,
  children,
}: Omit<FieldProps, "errorId"> & { field: string; children: ReactNode }) {
  return (
    <div className={clsx(styles.field, className)}>
      <label htmlFor={field}>{label}</label>
      {children}
      {error != null && (
        <Notice kind="wrong" small live id={`${field}-error`}>
          {error}
        </Notice>
      )}
      {hint != null && (
        <span id={`${field}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** A label, a one-line input, a hint and a refusal. `look="huge"` is for the class code. */
export function TextField({
  label,
  hint,
  error,
  errorId,
  className,
  id,
  look,
  ...input
}: FieldProps & { look?: "huge" } & Omit<ComponentProps<"input">, "className">) {
  const { field, aria } = useField({ hint, error, errorId }, id);
  return (
    <FieldFrame {...{ field, label, hint, error, className }}>
      <input {...input} {...aria} className={clsx(styles.input, look && styles[look])} />
    </FieldFrame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  errorId,
  className,
  id,
  ...input
}: FieldProps & Omit<ComponentProps<"textarea">, "className">) {
  const { field, aria } = useField({ hint, error, errorId }, id);
  return (
    <FieldFrame {...{ field, label, hint, error, className }}>
      <textarea rows={4} {...input} {...aria} className={clsx(styles.input, styles.area)} />
    </FieldFrame>
  );
}

/** The browser's own select: for student pages and forms without script. Teacher pages may use `Select`. */
export function NativeSelect({
  label,
  hint,
  error,
  errorId,
  className,
  id,
  ...input
}: FieldProps & Omit<ComponentProps<"select">, "className">) {
  const { field, aria } = useField({ hint, error, errorId }, id);
  return (
    <FieldFrame {...{ field, label, hint, error, className }}>
      <select {...input} {...aria} className={clsx(styles.input, styles.list)} />
    </FieldFrame>
  );
}

/** A radio with its label. */
export function Radio({ children, className, ...input }: ComponentProps<"input">) {
  return (
    <label className={clsx(styles.choice, className)}>
      <input {...input} type="radio" className={styles.radio} />
      <span>{children}</span>
    </label>
  );
}

/** A checkbox with its label. */
export function Checkbox({ children, className, ...input }: ComponentProps<"input">) {
  return (
    <label className={clsx(styles.choice, className)}>
      <input {...input} type="checkbox" className={styles.tick} />
      <span>{children}</span>
    </label>
  );
}
