import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./segmented.module.css";

interface SegmentedProps<Value extends string> {
  /** What is chosen, for a screen reader. */
  legend: string;
  name: string;
  options: readonly { value: Value; label: ReactNode }[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  disabled?: boolean;
  className?: string;
}

/** Two to four short options side by side, as radios. */
export function Segmented<Value extends string>({
  legend,
  name,
  options,
  value,
  defaultValue,
  onChange,
  disabled,
  className,
}: SegmentedProps<Value>) {
  return (
    <fieldset className={clsx(styles.segmented, className)} disabled={disabled}>
      <legend className="vh">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            className={styles.input}
            name={name}
            value={option.value}
            {...(value === undefined
              ? { defaultChecked: option.value === defaultValue }
              : { checked: option.value === value })}
            onChange={onChange && (() => onChange(option.value))}
          />
          <Icon name="check" className={styles.check} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
