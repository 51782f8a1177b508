import { useCallback, useEffect, useRef, useState } from "react";

export type Speed = "slow" | "normal" | "fast";
/** Seconds for the whole history. A short history plays at least `minRowsPerSecond` rows a second. */
const totalSeconds: Record<Speed, number> = { slow: 90, normal: 30, fast: 10 };
const minRowsPerSecond = 6;

export interface Playback {
  moment: number;
  playing: boolean;
  /** Goes to a moment and pauses. */
  goTo: (moment: number) => void;
  toggle: () => void;
}

/** Plays from the current moment, or from the beginning when the current moment is the end. */
export function usePlayback(count: number, speed: Speed): Playback {
  const [moment, setMoment] = useState(count);
  const [playing, setPlaying] = useState(false);
  const position = useRef(count);
  const goTo = useCallback((to: number) => {
    position.current = to;
    setMoment(to);
    setPlaying(false);
  }, []);
  const toggle = useCallback(() => {
    if (!playing && position.current >= count) {
      position.current = 0;
      setMoment(0);
    }
    setPlaying(!playing);
  }, [playing, count]);
  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    let last = performance.now();
    const step = (now: number) => {
      position.current = Math.min(
        count,
        position.current + ((now - last) / 1000) * Math.max(minRowsPerSecond, count / totalSeconds[speed]),
      );
      last = now;
      setMoment(Math.floor(position.current));
      if (position.current >= count) setPlaying(false);
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, count, speed]);
  return { moment, playing, goTo, toggle };
}
