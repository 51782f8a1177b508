import clsx from "clsx";
import { useId, type ComponentProps, type ReactNode } from "react";
import styles from "./field.module.css";
import { Says } from "@/components/ui/display/says";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** The refusal's sentence; while there is one the field is marked wrong. */
  error?: ReactNode;
  /** The id of a refusal that stands elsewhere: marks the field wrong and names the reason. */
  wrongBy?: string;
  className?: string;
}

function useField({ hint, error, wrongBy }: Pick<FieldProps, "hint" | "error" | "wrongBy">, id: string | undefined) {
  const own = useId();
  const field = id ?? own;
  const describedBy = clsx(error != null && `${field}-error`, wrongBy, hint != null && `${field}-hint`) || undefined;
  return {
    field,
    aria: {
      id: field,
      "aria-describedby": describedBy,
      "aria-invalid": error != null || wrongBy !== undefined ? true : undefined,
    },
  };
}

function Frame({
  field,
  label,
  hint,
  error,
  className,
  children,
}: Omit<FieldProps, "wrongBy"> & { field: string; children: ReactNode }) {
  return (
    <div className={clsx(styles.field, className)}>
      <label htmlFor={field}>{label}</label>
      {children}
      {error != null && (
        <Says kind="wrong" small live id={`${field}-error`}>
          {error}
        </Says>
      )}
      {hint != null && (
        <span id={`${field}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** A label above, one line to type in, a hint and the refusal below. `size="huge"` is the class code's. */
export function TextField({
  label,
  hint,
  error,
  wrongBy,
  className,
  id,
  look,
  ...input
}: FieldProps & { look?: "huge" } & Omit<ComponentProps<"input">, "className">) {
  const { field, aria } = useField({ hint, error, wrongBy }, id);
  return (
    <Frame {...{ field, label, hint, error, className }}>
      <input {...input} {...aria} className={clsx(styles.input, look && styles[look])} />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  wrongBy,
  className,
  id,
  ...input
}: FieldProps & Omit<ComponentProps<"textarea">, "className">) {
  const { field, aria } = useField({ hint, error, wrongBy }, id);
  return (
    <Frame {...{ field, label, hint, error, className }}>
      <textarea rows={4} {...input} {...aria} className={clsx(styles.input, styles.area)} />
    </Frame>
  );
}

/** The browser's own list, in our look: for student pages and forms without script. Teacher pages may use `Select`. */
export function ListField({
  label,
  hint,
  error,
  wrongBy,
  className,
  id,
  ...input
}: FieldProps & Omit<ComponentProps<"select">, "className">) {
  const { field, aria } = useField({ hint, error, wrongBy }, id);
  return (
    <Frame {...{ field, label, hint, error, className }}>
      <select {...input} {...aria} className={clsx(styles.input, styles.list)} />
    </Frame>
  );
}

/** One of several: an ordinary radio in our look, its words beside it. */
export function Radio({ children, className, ...input }: ComponentProps<"input">) {
  return (
    <label className={clsx(styles.choice, className)}>
      <input {...input} type="radio" className={styles.radio} />
      <span>{children}</span>
    </label>
  );
}

/** Yes or no. */
export function Tick({ children, className, ...input }: ComponentProps<"input">) {
  return (
    <label className={clsx(styles.choice, className)}>
      <input {...input} type="checkbox" className={styles.tick} />
      <span>{children}</span>
    </label>
  );
}
