"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import { Button } from "@/components/ui/controls/button";
import { Says } from "@/components/ui/display/says";
import type { WorksheetField } from "@/lib/document-format/fields";
import type { HistoryMark, HistoryPerson } from "@/lib/document-format/replay/history-people";
import { HistorySheet } from "./history-sheet";
import { Legend } from "./legend";
import { MarkList } from "./mark-list";
import { authorsOf, placeMarks } from "./history-writers";
import { HistoryBusy, readHistory, type ReadHistory } from "./fetch-history";
import { RestoreVersion } from "./restore-version";
import { Scrubber } from "./scrubber";
import { usePlayback, type Speed } from "./use-playback";
import { useRestore, type RestoreActions, type Restoring } from "./use-restore";
import styles from "./history.module.css";

interface HistoryPlayerProps {
  /** Where the rows are. */
  source: string;
  /** Which of them brought a version back, and which version. */
  restores: readonly [writer: string, version: number | null][];
  people: readonly HistoryPerson[];
  marks: readonly HistoryMark[];
  names: readonly { field: WorksheetField; label: string }[];
  /** null: may read only; a sentence says why, where that is worth saying. */
  restore: RestoreActions | null;
  why: ReactNode;
}

/** T13: plays back how a worksheet was written. */
export function HistoryPlayer({ source, restores, restore, ...rest }: HistoryPlayerProps) {
  const t = useTranslations("history");
  const [read, setRead] = useState<ReadHistory | "failed" | "busy" | null>(null);
  const [asked, setAsked] = useState(0);
  // They only become more; a page that is refreshed without one more reads nothing again.
  const [known, setKnown] = useState(restores);
  if (known.length !== restores.length) setKnown(restores);
  useEffect(() => {
    const reading = new AbortController();
    readHistory(source, known, reading.signal).then(setRead, (error: unknown) => {
      if (!reading.signal.aborted) setRead(error instanceof HistoryBusy ? "busy" : "failed");
    });
    return () => reading.abort();
  }, [source, known, asked]);
  const again = () => setAsked((times) => times + 1);
  const restoring = useRestore(restore, again);
  if (read === null)
    return (
      <p className={styles.wait} role="status">
        {t("reading")}
      </p>
    );
  if (read === "failed" || read === "busy")
    return (
      <Says kind="wrong" live>
        {t(read)}{" "}
        <Button
          size="small"
          onClick={() => {
            setRead(null);
            again();
          }}
        >
          {t("again")}
        </Button>
      </Says>
    );
  if (read.rows.length === 0) return <p className={styles.wait}>{t("empty")}</p>;
  return <Player key={read.rows.length} history={read} restoring={restoring} {...rest} />;
}

function Player({
  history,
  people,
  marks,
  names,
  restoring,
  why,
}: Omit<HistoryPlayerProps, "source" | "restore" | "restores"> & {
  history: ReadHistory;
  restoring: Restoring | null;
}) {
  const t = useTranslations("history");
  const count = history.rows.length;
  const [speed, setSpeed] = useState<Speed>("normal");
  const playback = usePlayback(count, speed);
  const { moment, go } = playback;
  const authors = useMemo(() => authorsOf(history, people), [history, people]);
  const placed = useMemo(() => placeMarks(marks, history.rows), [marks, history]);
  const timeOf = useMemo(() => timesOf(history), [history]);
  const shown = history.rows[Math.max(0, moment - 1)]?.time ?? 0;
  const time = timeOf(shown);
  return (
    <div className={styles.player}>
      <Legend history={history} moment={moment} authors={authors} />
      {history.isCut && <Says>{t("cut", { time: timeOf(history.rows.at(-1)?.time ?? 0) })}</Says>}
      <Scrubber playback={playback} count={count} speed={speed} onSpeed={setSpeed} marks={placed} time={time} />
      <HistorySheet fields={history.fields} moment={moment} authors={authors} names={names} blank={t("blank")} />
      <div className={styles.side}>
        <MarkList marks={placed} timeOf={timeOf} onGo={go} />
        {restoring === null ? (
          why
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

/** By the reader's own clock, with the day when it was written on several. */
function timesOf({ rows }: ReadHistory): (at: number) => string {
  const day = (at: number | undefined) => new Date(at ?? 0).toDateString();
  const clock: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
  const format = new Intl.DateTimeFormat(
    "en",
    day(rows.at(0)?.time) === day(rows.at(-1)?.time) ? clock : { day: "numeric", month: "short", ...clock },
  );
  return (at) => format.format(at);
}
