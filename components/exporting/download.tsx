"use client";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { Notice } from "@/components/ui/display/notice";
import { Progress } from "@/components/ui/display/progress";
import { Icon } from "@/components/ui/marks/icon";
import { useDownload } from "./use-download";
import styles from "./download.module.css";

/** A file to download: a link that works by itself, with what has come so far. `what`: its name in sentences. */
export function Download({ href, what }: { href: string; what: string }) {
  const tables = useTranslations("exporting.tables");
  const t = useTranslations("exporting.progress");
  const { state, start, cancel } = useDownload(href);
  return (
    <>
      <a
        href={href}
        download
        className={buttonClass({ size: "small" })}
        aria-label={tables("downloadOf", { table: what })}
        onClick={(event) => {
          event.preventDefault();
          if (state.is !== "running") void start();
        }}
      >
        <Icon name="download" />
        {tables("download")}
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
          {t("done", { n: state.rows })}
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
