"use client";
import "@/components/ui/overlays/style-nonce";
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./select.module.css";

export interface SelectOption<Value extends string> {
  value: Value;
  /** The text for typing ahead and for screen readers. */
  text: string;
  label?: ReactNode;
  disabled?: boolean;
}

interface SelectProps<Value extends string> {
  label: string;
  /** Whether the label is for screen readers only, because the text around says the same. */
  quietLabel?: boolean;
  options: readonly SelectOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onChange?: (value: Value) => void;
  /** Sent with a form under this name. */
  name?: string;
  placeholder?: string;
  disabled?: boolean;
}

/** A select with marks beside its labels. Teacher pages only; elsewhere `NativeSelect`. */
export function Select<Value extends string>({
  label,
  quietLabel,
  options,
  value,
  defaultValue,
  onChange,
  name,
  placeholder,
  disabled,
}: SelectProps<Value>) {
  function choose(key: unknown) {
    const option = options.find((candidate) => candidate.value === key);
    if (option !== undefined) onChange?.(option.value);
  }
  return (
    <AriaSelect
      className={styles.select}
      name={name}
      value={value}
      defaultValue={defaultValue}
      onChange={choose}
      placeholder={placeholder}
      isDisabled={disabled}
    >
      <Label className={quietLabel ? "vh" : styles.label}>{label}</Label>
      <Button className={styles.button}>
        <SelectValue className={styles.value}>
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder
              ? defaultChildren
              : (options.find((option) => option.text === selectedText)?.label ?? selectedText)
          }
        </SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className={styles.popover} offset={4}>
        <ListBox className={styles.list}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.text}
              isDisabled={option.disabled}
              className={styles.option}
            >
              <span>{option.label ?? option.text}</span>
              <Icon name="check" className={styles.check} />
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
