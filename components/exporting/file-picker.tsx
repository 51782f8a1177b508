"use client";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState, type DragEvent } from "react";
import { buttonClass } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import styles from "./file-picker.module.css";

interface FilePickerProps {
  /** The text of the button. */
  label: string;
  /** As in an input's `accept`. */
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
}

/** One file, chosen or dropped. */
export function FilePicker({ label, accept, disabled = false, onFile }: FilePickerProps) {
  const t = useTranslations("exporting.file");
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined && !disabled) onFile(file);
  };
  const drag = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    <div
      className={clsx(styles.place, over && styles.over)}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <label className={clsx(buttonClass({}), styles.button, disabled && styles.disabled)}>
        <Icon name="plus" />
        {label}
        <input
          type="file"
          className="vh"
          accept={accept}
          disabled={disabled}
          onChange={(event) => {
            take(event.target.files);
            // Otherwise the same file could not be chosen again.
            event.target.value = "";
          }}
        />
      </label>
      <span className={styles.drop}>{t("drop")}</span>
    </div>
  );
}
