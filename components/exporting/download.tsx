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
  /** The name of the file in sentences. */
  what: string;
  /** The text of the link, in place of *Download*. */
  label?: string;
  /** The most bytes that an import accepts, for a file that is meant to be imported. */
  importable?: number;
}

/** A link that downloads a file, even without script, and the progress of the download. */
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
