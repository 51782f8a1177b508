import { useEffect, useState } from "react";
import { listenLive } from "@/components/invalidation/live-connection";
import { leftAt, type ShownClock } from "@/lib/rules/clocks/clock";
import { isPaused, type Pause } from "@/lib/rules/clocks/pause";
import type { ActivityTime } from "@/lib/wire/live-messages";
import { serverNow } from "./server-time";

/** The clock and the pause of the activity, as the server sent them last; null before it has. A pause ends by itself. */
export function useActivityTime(activityId: string): ActivityTime | null {
  const [time, setTime] = useState<ActivityTime | null>(null);
  useEffect(() => listenLive(activityId, { onTime: setTime }), [activityId]);
  const pause = useCurrentPause(time?.pause ?? null);
  return time === null ? null : { ...time, pause };
}

/** What is left of a clock in milliseconds, anew with each of its seconds; null without one. */
export function useTimeLeft(clock: ShownClock | null): number | null {
  const now = useServerTime(clock?.endsAt ?? null);
  return clock === null || now === null ? null : leftAt(clock, now);
}

/** The pause, until it ends: the server sends one that is on, and nothing when its ten minutes are over. */
function useCurrentPause(pause: Pause | null): Pause | null {
  const now = useServerTime(pause?.until ?? null);
  return now === null || isPaused(pause, now) ? pause : null;
}

/** The server's time, anew with each second before and after `moment`; null without one. */
function useServerTime(moment: number | null): number | null {
  const [read, setRead] = useState<{ for: number; now: number | null } | null>(null);
  useEffect(() => {
    if (moment === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      clearTimeout(timer);
      const at = serverNow();
      setRead({ for: moment, now: at });
      const toNextSecond = at === null ? 0 : (((moment - at) % 1000) + 1000) % 1000;
      timer = setTimeout(tick, Math.max(1, toNextSecond) + 1);
    };
    tick();
    // A hidden page's timers come late.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [moment]);
  // What was read for another moment may be minutes old.
  return moment === null ? null : read?.for === moment ? read.now : serverNow();
}
