"use client";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { Progress } from "@/components/ui/display/progress";
import { Icon } from "@/components/ui/marks/icon";
import { useDownload } from "./use-download";
import styles from "./download.module.css";

interface DownloadProps {
  href: string;
  /** Its name in sentences. */
  what: string;
  /** What the link says; without it that the file is downloaded. */
  label?: string;
  /** The most bytes that can be imported, for a file that is meant for that. */
  importable?: number;
}

/** A file to download: a link that works by itself, with what has come so far. */
export function Download({ href, what, label, importable }: DownloadProps) {
  const tables = useTranslations("exporting.tables");
  const t = useTranslations("exporting.progress");
  const { state, start, cancel } = useDownload(href);
  return (
    <>
      <a
        href={href}
        download
        className={buttonClass(label === undefined ? { size: "small" } : {})}
        aria-label={label === undefined ? tables("downloadOf", { table: what }) : undefined}
        onClick={(event) => {
          event.preventDefault();
          if (state.is !== "running") void start();
        }}
      >
        <Icon name="download" />
        {label ?? tables("download")}
      </a>
      {state.is === "running" && (
        <div className={styles.state}>
          <div className={styles.running}>
            <Progress value={state.done} max={state.rows ?? 1} label={t("label", { table: what })} />
            <span className="num">
              {state.rows === null ? t("starting") : t("counted", { done: state.done, rows: state.rows })}
            </span>
            <Button size="small" onClick={cancel}>
              {t("cancel")}
            </Button>
          </div>
        </div>
      )}
      {state.is === "done" && (
        <Notice kind="done" small live className={styles.state}>
          {state.rows === null ? t("saved") : t("done", { n: state.rows })}
          {importable !== undefined &&
            state.bytes > importable &&
            ` ${t("large", { most: Math.floor(importable / 1024 / 1024) })}`}
        </Notice>
      )}
      {(state.is === "broken" || state.is === "refused") && (
        <Notice kind="wrong" small live className={styles.state}>
          {state.is === "broken" ? t("broken") : (state.sentence ?? t("gone"))}
        </Notice>
      )}
    </>
  );
}
