import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/controls/button";
import { Icon } from "@/components/ui/marks/icon";
import { Segmented } from "@/components/ui/controls/segmented";
import styles from "./scrubber.module.css";
import type { PlacedMark } from "./history-writers";
import type { Playback, Speed } from "./use-playback";

interface ScrubberProps {
  playback: Playback;
  count: number;
  speed: Speed;
  onSpeed: (speed: Speed) => void;
  marks: readonly PlacedMark[];
  /** The time of the shown moment. */
  time: string;
}

/** The slider for the moment, with the marked moments on it, and the play controls. */
export function Scrubber({
  playback: { moment, playing, goTo, toggle },
  count,
  speed,
  onSpeed,
  marks,
  time,
}: ScrubberProps) {
  const t = useTranslations("history");
  const id = useId();
  return (
    <div className={styles.scrubber}>
      <div className={styles.track}>
        <label className="vh" htmlFor={id}>
          {t("version")}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={count}
          value={moment}
          onChange={(event) => goTo(event.currentTarget.valueAsNumber)}
          aria-valuetext={t("at", { time, moment, count })}
        />
        <svg className={styles.ticks} aria-hidden="true" focusable="false">
          {marks.map((mark, index) => {
            const x = `${(100 * mark.moment) / Math.max(1, count)}%`;
            return <line key={index} x1={x} x2={x} y1="0" y2="100%" data-kind={mark.kind} />;
          })}
        </svg>
      </div>
      <div className={styles.acts}>
        <Button variant="go" size="small" onClick={toggle}>
          <Icon name={playing ? "pause" : "play"} />
          {t(playing ? "pause" : "play")}
        </Button>
        <Segmented
          legend={t("speed.label")}
          name="speed"
          value={speed}
          onChange={onSpeed}
          options={(["slow", "normal", "fast"] as const).map((value) => ({ value, label: t(`speed.${value}`) }))}
        />
        <p className={styles.when} aria-hidden="true">
          <b className="num">{time}</b> <span className="num">{t("of", { moment, count })}</span>
        </p>
      </div>
    </div>
  );
}
