"use client";
import { useTranslations } from "next-intl";
import type { TableName } from "@/lib/features/exporting/export-tables";
import { Download } from "./download";
import styles from "./table-downloads.module.css";

/** Lists each table with its contents and a download (T14). `base` is the address of the tables. */
export function TableDownloads({ names, base }: { names: readonly TableName[]; base: string }) {
  const t = useTranslations("exporting.tables");
  return (
    <ul className={styles.list}>
      {names.map((name) => (
        <li key={name}>
          <div>
            <h3>{t(`names.${name}`)}</h3>
            <p>{t(`contents.${name}`)}</p>
          </div>
          <Download href={`${base}/${name}`} what={t(`names.${name}`)} />
        </li>
      ))}
    </ul>
  );
}
