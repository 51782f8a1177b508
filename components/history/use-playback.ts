import { useCallback, useEffect, useRef, useState } from "react";

export type Speed = "slow" | "normal" | "fast";
/** Seconds for the whole of it; a short one goes at least so many rows a second. */
const whole: Record<Speed, number> = { slow: 90, normal: 30, fast: 10 };
const leastRows = 6;

export interface Playback {
  moment: number;
  playing: boolean;
  /** To a moment, and stays there. */
  go: (moment: number) => void;
  toggle: () => void;
}

/** Plays from where it is, or from the beginning when it is at the end. */
export function usePlayback(count: number, speed: Speed): Playback {
  const [moment, setMoment] = useState(count);
  const [playing, setPlaying] = useState(false);
  const position = useRef(count);
  const go = useCallback((to: number) => {
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
        position.current + ((now - last) / 1000) * Math.max(leastRows, count / whole[speed]),
      );
      last = now;
      setMoment(Math.floor(position.current));
      if (position.current >= count) setPlaying(false);
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [playing, count, speed]);
  return { moment, playing, go, toggle };
}
