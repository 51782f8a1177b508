"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { formatMoment } from "@/components/ui/display/format-moment";
import { Notice } from "@/components/ui/display/notice";
import type { WorksheetField } from "@/lib/sync/format/fields";
import type { HistoryMark, HistoryPerson } from "@/lib/sync/format/replay/history-people";
import { HistorySheet } from "./history-sheet";
import { Legend } from "./legend";
import { MarkList } from "./mark-list";
import { placeInsertions, placeMarks, writersOf } from "./history-writers";
import type { PlayableHistory } from "./fetch-history";
import { RestoreVersion } from "./restore-version";
import { Scrubber } from "./scrubber";
import { usePlayback, type Speed } from "./use-playback";
import { useHistory } from "./use-history";
import { useRestore, type RestorableSheet, type Restoring } from "./use-restore";
import styles from "./history-player.module.css";

interface HistoryPlayerProps {
  /** The URL of the rows. */
  source: string;
  /** By the writer of rows that restored a version: when that version was written. null for rows that undid a restore. */
  restores: readonly [writer: string, version: number | null][];
  people: readonly HistoryPerson[];
  marks: readonly HistoryMark[];
  fieldNames: readonly { field: WorksheetField; label: string }[];
  /** null when this user may not restore; then `readOnlyReason` is shown, if there is one. */
  restore: RestorableSheet | null;
  readOnlyReason: ReactNode;
}

/** Plays back how a worksheet was written (T13). */
export function HistoryPlayer({ source, restores, restore, ...rest }: HistoryPlayerProps) {
  const t = useTranslations("history");
  const { history, readAgain, retry } = useHistory(source, restores);
  const restoring = useRestore(restore, readAgain);
  if (history === null)
    return (
      <p className={styles.wait} role="status">
        {t("reading")}
      </p>
    );
  if (history === "failed" || history === "busy")
    return (
      <Notice kind="wrong" live>
        {t(history)}{" "}
        <Button size="small" onClick={retry}>
          {t("again")}
        </Button>
      </Notice>
    );
  if (history.rows.length === 0) return <p className={styles.wait}>{t("empty")}</p>;
  return <Player key={history.rows.length} history={history} restoring={restoring} {...rest} />;
}

function Player({
  history,
  people,
  marks,
  fieldNames,
  restoring,
  readOnlyReason,
}: Omit<HistoryPlayerProps, "source" | "restore" | "restores"> & {
  history: PlayableHistory;
  restoring: Restoring | null;
}) {
  const t = useTranslations("history");
  const count = history.rows.length;
  const [speed, setSpeed] = useState<Speed>("normal");
  const playback = usePlayback(count, speed);
  const { moment, goTo } = playback;
  const authors = useMemo(() => writersOf(history, people), [history, people]);
  const placedMarks = useMemo(
    () =>
      [...placeMarks(marks, history.rows), ...placeInsertions(history, authors)].sort((a, b) => a.moment - b.moment),
    [marks, history, authors],
  );
  const timeOf = (at: number) => formatMoment(new Date(at), new Date());
  const shownTime = history.rows[Math.max(0, moment - 1)]?.time ?? 0;
  const time = timeOf(shownTime);
  return (
    <div className={styles.player}>
      <Legend history={history} moment={moment} authors={authors} />
      {history.isCut && <Notice>{t("cut", { time: timeOf(history.rows.at(-1)?.time ?? 0) })}</Notice>}
      <Scrubber playback={playback} count={count} speed={speed} onSpeed={setSpeed} marks={placedMarks} time={time} />
      <HistorySheet
        fields={history.fields}
        moment={moment}
        authors={authors}
        fieldNames={fieldNames}
        blank={t("blank")}
      />
      <div className={styles.side}>
        <MarkList marks={placedMarks} timeOf={timeOf} onGo={goTo} />
        {restoring === null ? (
          readOnlyReason
        ) : (
          <RestoreVersion
            restoring={restoring}
            row={moment > 0 && moment < count ? (history.keys[moment - 1] ?? null) : null}
            time={time}
          />
        )}
      </div>
    </div>
  );
}
